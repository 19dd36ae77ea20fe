"""What was read of files other than stories: pictures, sounds, scripts."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from newsdesk.files import NO_MARK, Entry, Mark, Sight
from newsdesk.forked import forked
from newsdesk.recall.packed import Unpackable, packed, reader, unpacked

T = TypeVar("T")
NOT_SEEN = object()


class Seen:
    """What was said of each file, by a name that stands for it, with the mark that it had."""

    def __init__(self, said: Mapping[str, bytes], fewest: int) -> None:
        """`said`: what was written down; for fewer files than `fewest`, nobody is asked to help."""
        self._said = dict(said)
        self._fewest = fewest
        self._anew: set[str] = set()
        self._asked: set[str] = set()
        self._let_go: set[str] = set()

    def of_each(
        self, found: Sequence[tuple[str, Entry]], sight: Sight, kind: Any, read: Callable[[Path], T]
    ) -> list[T]:
        """Return what `read` says of each file; those that might be others by now are read, many on all cores."""
        self._asked.update(name for name, _ in found)
        known = [self._before(name, entry, sight, reader(kind)) for name, entry in found]
        missing = [one for one, before in zip(found, known, strict=True) if before is NOT_SEEN]
        fresh = list(forked(read, [Path(entry.path) for _, entry in missing], fewest=self._fewest))
        for (name, entry), value in zip(missing, fresh, strict=True):
            mark = sight.noted(entry.state) if entry.state is not None else NO_MARK
            self._said[name] = packed((mark, value))
            self._anew.add(name)
        anew = iter(fresh)
        return [next(anew) if before is NOT_SEEN else before for before in known]

    @property
    def anew(self) -> dict[str, bytes]:
        """What is to be written down."""
        return {name: self._said[name] for name in self._anew}

    def forget_unasked(self) -> None:
        """Let go of what nobody asked for where all was asked for that there is: those files are gone."""
        self._let_go = self._said.keys() - self._asked

    @property
    def gone(self) -> list[str]:
        """The names that nothing is written of any more."""
        return list(self._let_go - self._asked)

    def written(self) -> None:
        """Know that it was written down."""
        self._anew = set()

    def _before(self, name: str, entry: Entry, sight: Sight, read: Callable[[msgspec.Raw], Any]) -> Any:
        """Return what was said of a file, NOT_SEEN where it might be another one by now."""
        with suppress(KeyError, *Unpackable):
            mark, value = unpacked(tuple[Mark, msgspec.Raw], self._said[name])
            if entry.state is not None and sight.same(mark, entry.state):
                return read(value)
        return NOT_SEEN

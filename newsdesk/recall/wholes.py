"""Values of a desk as a whole, each kept with a digest of what it was reckoned from."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypeVar

import msgspec

from newsdesk.recall.packed import Unpackable, digest_of, packed, unpacked

T = TypeVar("T")


class Wholes:
    """The last value of each name; of a desk that has changed, those that nobody asked for are let go."""

    def __init__(self, said: Mapping[str, bytes]) -> None:
        """`said`: what was written down, by name."""
        self._said = dict(said)
        self._anew: set[str] = set()
        self._asked: set[str] = set()
        self._gone: set[str] = set()
        self._digests: dict[int, tuple[object, bytes]] = {}

    def value(self, name: str, kind: Any, of: Callable[[], tuple[object, ...]], reckon: Callable[[], T]) -> T:
        """Return the value of a name: the last one where `of` is the same as it was, else what is reckoned."""
        beside = digest_of(*map(self._digest, of()))
        self._asked.add(name)
        if name in self._gone:
            self._anew.add(name)
        with suppress(KeyError, *Unpackable):
            before, value = unpacked(tuple[bytes, msgspec.Raw], self._said[name])
            if before == beside:
                return unpacked(kind, value)  # type: ignore[no-any-return]
        fresh = packed(reckon())
        self._said[name] = packed((beside, msgspec.Raw(fresh)))
        self._anew.add(name)
        return unpacked(kind, fresh)  # type: ignore[no-any-return]

    def let_go(self, stays: Callable[[str], bool]) -> None:
        """Let go of what was not asked for; it may tell what the desk tells no longer."""
        self._gone |= {name for name in self._said if not stays(name)} - self._asked

    @property
    def anew(self) -> dict[str, bytes]:
        """What is to be written down."""
        return {name: self._said[name] for name in self._anew}

    @property
    def gone(self) -> list[str]:
        """The names that nothing is written of any more."""
        return list(self._gone)

    def written(self) -> None:
        """Know that it was written down."""
        self._anew = set()

    def _digest(self, part: object) -> bytes:
        """Return the digest of what a value rests on; many rest on the very same one, which is large."""
        known = self._digests.get(id(part))
        if known is None or known[0] is not part:
            known = self._digests[id(part)] = part, digest_of(packed(part))
        return known[1]

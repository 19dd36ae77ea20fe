"""Values reckoned before, handed out again as long as everything that they were reckoned from is the same."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar


class Written(Protocol):
    """Where something was written."""

    @property
    def path(self) -> str:
        """Its file, relative to the desk."""


class Sourced(Protocol):
    """A noun that knows where it was written."""

    @property
    def origin(self) -> Written:
        """Where it was written."""


T = TypeVar("T")
U = TypeVar("U")
S = TypeVar("S", bound=Sourced)
NOBODY = object()


class Remembered:
    """Pure values by name, each with what it was reckoned from: asked with anything else, it is reckoned anew.

    Only values that nobody changes may be kept. Several threads may ask at once; at worst one reckons in vain.
    """

    def __init__(self, before: Callable[[], object] = lambda: None) -> None:
        """Begin with nothing; `before` is called before anything is reckoned: a long work may let a short one by."""
        self._before = before
        self._kept: dict[Hashable, tuple[tuple[object, ...], object]] = {}
        self._asked: set[Hashable] = set()

    def once(self, name: Hashable, of: tuple[object, ...], reckon: Callable[[], T]) -> T:
        """Return the value of a name, reckoned from `of` and from nothing else."""
        self._asked.add(name)
        before, value = self._kept.get(name, ((NOBODY,), None))
        if before == of:
            return value  # type: ignore[return-value]
        self._before()
        fresh = reckon()
        self._kept[name] = of, fresh
        return fresh

    together = False
    """Whether it is better asked of all stories at once than of one after the other."""

    def each(
        self,
        name: str,
        kind: Any,
        stories: Sequence[S],
        of: tuple[object, ...],
        reckon: Callable[[S], T],
        ready: Callable[[], object] = lambda: None,
        today: date | None = None,
        own: Callable[[S], Hashable] | None = None,
        own_of: object = None,
    ) -> list[T]:
        """Return a value of each story, reckoned from the story, from `of`, from `own` of it and from nothing else.

        For a memory that has to write it down and to share the work: `kind` is the type of the value, `ready` is
        called before many are reckoned. `today` is given where a story's own days are held against it and nothing
        else is: then another day on which none of them has come or gone by is the same. `own` is soon told, and says
        what of all that is the desk's a value of this story rests on. Where that is not soon told, `own_of` is what
        it is told from besides the story: while that is the same, nobody asks.
        """
        of = (*of, own_of) if today is None else (*of, own_of, today)
        kept: tuple[object, ...] = self.once(("of", name, len(stories)), of, lambda: of)  # the same is soon compared
        mine = own if own and own_of is None else lambda _: None
        return [self.once((name, one.origin.path), (one, mine(one), *kept), partial(reckon, one)) for one in stories]

    def each_in_two(
        self,
        name: str,
        kinds: tuple[Any, Any],
        stories: Sequence[S],
        of: tuple[object, ...],
        reckon: Callable[[S], tuple[T, U]],
        ready: Callable[[], object] = lambda: None,
    ) -> list[tuple[T, Callable[[], U]]]:
        """Return two values of each story in the same way, the second one, which is large, when it is asked for."""
        found = self.each(name, kinds, stories, of, reckon, ready)
        return [(short, partial(_given, large)) for short, large in found]

    def fact(self, names: tuple[str, ...], stories: Sequence[S], value: Callable[[], object]) -> object:
        """Return what all stories hold under these names, or what stands for it: equal where that is equal."""
        return value()

    def whole(self, name: str, kind: Any, of: Callable[[], tuple[object, ...]], reckon: Callable[[], T]) -> T:
        """Return a value of the desk as a whole; only a memory on a disk asks what it was reckoned from."""
        return reckon()

    def seen_of_each(
        self, what: str, found: Sequence[tuple[str, Any]], kind: Any, read: Callable[[Path], T]
    ) -> list[T]:
        """Return what `read` says of each file, by its name and its `files.Entry`; `what` tells two readings apart.

        Only a memory on a disk can say that a file is still the one that was read: here each is read.
        """
        return [read(Path(entry.path)) for _, entry in found]

    def knows(self, story: Sourced) -> bool:
        """Whether a story is one of those that are asked of together, and no other in its place."""
        return True

    def close(self) -> None:
        """Hold no file open, so that it can be removed on every system; what is asked for later opens it again."""

    def look_again(self) -> None:
        """Let what was written since the beginning be believed where it has stood for long enough by now."""

    def write_down(self) -> None:
        """Let the next process know what this one knows, where there is a way."""

    def forget_unasked(self) -> None:
        """Let go of what was not asked for since the last time: stories that were deleted, files that were renamed."""
        for name in list(self._kept):  # a copy in one step: other threads go on asking
            if name not in self._asked:
                self._kept.pop(name, None)
        self._asked.clear()

    def __reduce__(self) -> tuple[type["Remembered"], tuple[()]]:
        """Go empty to another process: what is remembered is no part of what a desk is."""
        return Remembered, ()

    def __len__(self) -> int:
        return len(self._kept)


def by_path(stories: Sequence[S], values: Iterable[T]) -> dict[str, T]:
    """Return something of each story by its path.

    Of two files that have one, where the marks of one are composed and those of the other are not, neither's: who asks
    for that looks at the story itself.
    """
    paths = [story.origin.path for story in stories]
    found = dict(zip(paths, values, strict=True))
    if len(found) < len(paths):
        often = Counter(paths)
        found = {path: value for path, value in found.items() if often[path] == 1}
    return found


def _given(value: T) -> T:
    return value

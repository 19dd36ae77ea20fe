"""Values reckoned before, handed out again as long as everything that they were reckoned from is the same."""

from collections.abc import Callable, Hashable
from typing import TypeVar

T = TypeVar("T")
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

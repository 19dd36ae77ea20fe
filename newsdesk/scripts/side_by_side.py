"""A written and a spoken sentence side by side: where each change stands in both, and where any span lies. Pure."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from newsdesk.scripts.reading import Reading


@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """From where to where, in characters of one text."""

    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A span that is said otherwise than it is written."""

    kind: str
    written: str
    spoken: str
    in_written: Extent
    in_spoken: Extent


Extents = tuple[Extent, Extent]
"""Of the same span: in the written text, in the spoken one."""


class Aside:
    """A written and a spoken sentence side by side: outside the changes they are the same."""

    def __init__(self, reading: Reading) -> None:
        self.longer = len(reading.text) - len(reading.spoken.text)
        """A letter may become two as a capital."""
        self.changed = tuple(self._changes(reading))
        self._written = [one.in_written.begins for one in self.changed]
        self._spoken = [one.in_spoken.begins for one in self.changed]

    def _changes(self, reading: Reading) -> Iterator[Changed]:
        done = said = 0
        for change in reading.spoken.changes:
            said += change.start - done + (self.longer if change.start and not done else 0)
            done = change.start + len(change.written)
            length = len(change.spoken) + (self.longer if not change.start else 0)
            spoken = reading.text[said : said + length]
            in_written, in_spoken = Extent(change.start, done), Extent(said, said + length)
            yield Changed(change.kind, change.written, spoken, in_written, in_spoken)
            said += length

    def of_written(self, begins: int, length: int) -> Extents:
        """Return the extents of a span of the written text; within a change they are the change's."""
        first, last = self._by_written(begins), self._by_written(begins + max(length, 1) - 1)
        return Extent(first[0].begins, last[0].ends), Extent(first[1].begins, last[1].ends)

    def of_spoken(self, begins: int, length: int) -> Extents:
        """Return the extents of a span of the spoken text as it came back."""
        at = begins + self.longer
        first, last = self._by_spoken(at), self._by_spoken(at + length - 1)
        return Extent(first[0].begins, last[0].ends), Extent(at, at + length)

    def _by_written(self, at: int) -> Extents:
        before = self.changed[: bisect_right(self._written, at)]
        if before and at < before[-1].in_written.ends:
            return before[-1].in_written, before[-1].in_spoken
        moved = before[-1].in_spoken.ends - before[-1].in_written.ends if before else self.longer
        return Extent(at, at + 1), Extent(at + moved, at + moved + 1)

    def _by_spoken(self, at: int) -> Extents:
        before = self.changed[: bisect_right(self._spoken, at)]
        if before and at < before[-1].in_spoken.ends:
            return before[-1].in_written, before[-1].in_spoken
        moved = before[-1].in_written.ends - before[-1].in_spoken.ends if before else -self.longer
        return Extent(at + moved, at + moved + 1), Extent(at, at + 1)

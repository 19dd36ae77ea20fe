"""What is said for a story, with a mark on all that is said otherwise than it is written or could not be read. Pure.

It is made of the same readings as the script, so that a page that shows it and the file that is read aloud agree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from newsdesk.model.lexicon import Lexicon
from newsdesk.model.script import SYLLABLES_A_MINUTE, Line, Pause, Script, Version
from newsdesk.model.story import Story
from newsdesk.problems import Place, Problem
from newsdesk.scripts.make import CODES, LEFT, Telling, tell
from newsdesk.scripts.reading import SIGN, Reading
from newsdesk.scripts.side_by_side import Aside, Changed, Extent

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Unread:
    """A span that nobody could read for certain."""

    written: str
    why: str
    place: Place
    """The line of the story's file on which it first stands."""
    in_written: Extent
    in_spoken: Extent

    @property
    def code(self) -> str:
        """The code of the Problem that says so."""
        return CODES.get(self.why, LEFT)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence that bears one mark, or none; what nobody could read comes before what was changed."""

    text: str
    changed: Changed | None = None
    unread: Unread | None = None


class Side(Enum):
    """Which text of a sentence is meant."""

    WRITTEN = "written"
    SPOKEN = "spoken"


@dataclass(frozen=True)
class Sentence:
    """A line of the script beside what it was made of."""

    written: str
    """As it was handed to the reading: a title and an item have been given an end."""
    spoken: str
    changed: tuple[Changed, ...]
    unread: tuple[Unread, ...]

    @cached_property
    def written_pieces(self) -> tuple[Piece, ...]:
        """The written sentence, cut where marks begin and end."""
        return tuple(_pieces(self, Side.WRITTEN))

    @cached_property
    def spoken_pieces(self) -> tuple[Piece, ...]:
        """The spoken sentence, cut likewise."""
        return tuple(_pieces(self, Side.SPOKEN))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that follow each other without a longer silence."""

    starts: timedelta
    sentences: tuple[Sentence, ...]
    heading: str = ""
    """What stands above it on the page and is not read aloud."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Everything that is said for a story."""

    script: Script
    problems: tuple[Problem, ...]
    paragraphs: tuple[Paragraph, ...]
    length: timedelta

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in the order in which it is said."""
        return (sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)


def marked(
    story: Story, lexicon: Lexicon, version: Version = Version.LONG, *, rate: float = SYLLABLES_A_MINUTE
) -> Marked:
    """Return what is said for a story; `rate`: how many syllables a minute somebody reads."""
    telling = tell(story, lexicon, version)
    script = telling.script
    return Marked(script, tuple(telling.problems), tuple(_paragraphs(telling, rate)), script.length_at(rate))


def _paragraphs(telling: Telling, rate: float) -> Iterator[Paragraph]:
    readings = iter(telling.readings)
    lines: list[Line] = []
    starts = at = timedelta()
    for part in (*telling.script.parts, Pause.PARAGRAPH):
        if isinstance(part, Line):
            lines.append(part)
            at += timedelta(minutes=part.syllables / rate)
            continue
        if lines:
            sentences = tuple(_sentence(next(readings), telling) for _ in lines)
            yield Paragraph(starts, sentences, lines[0].heading)
        lines, at = [], at + part.value
        starts = at


def _sentence(reading: Reading, telling: Telling) -> Sentence:
    aside = Aside(reading)
    found = {(aside.of_written(left.start, len(left.written)), left.written, left.why) for left in reading.spoken.left}
    found |= {(aside.of_spoken(at, len(sign)), sign, SIGN) for at, sign in reading.signs}
    unread = tuple(
        Unread(written, why, telling.place(written), *extents)
        for extents, written, why in sorted(found, key=lambda one: one[:2])
    )
    return Sentence(reading.written, reading.text, aside.changed, unread)


def _pieces(sentence: Sentence, side: Side) -> Iterator[Piece]:
    """Yield the stretches of one text of a sentence; together they are that text."""
    text = sentence.written if side is Side.WRITTEN else sentence.spoken

    def of(mark: Changed | Unread) -> Extent:
        return mark.in_written if side is Side.WRITTEN else mark.in_spoken

    changed = [(of(mark), mark) for mark in sentence.changed]
    unread = [(of(mark), mark) for mark in sentence.unread]
    extents = [extent for extent, _ in (*changed, *unread)]
    edges = sorted({0, len(text), *(edge for extent in extents for edge in (extent.begins, extent.ends))})
    at = {edge: number for number, edge in enumerate(edges)}
    is_changed, is_unread = _over(changed, at), _over(unread, at)
    for number, (begins, ends) in enumerate(pairwise(edges)):
        yield Piece(text[begins:ends], is_changed.get(number), is_unread.get(number))


def _over(marks: list[tuple[Extent, M]], at: Mapping[int, int]) -> dict[int, M]:
    """Return the first of these marks over each stretch, by its number; `at` numbers the edges between them."""
    first: dict[int, M] = {}
    for extent, mark in marks:
        for number in range(at[extent.begins], at[extent.ends]):
            first.setdefault(number, mark)
    return first

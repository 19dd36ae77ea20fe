"""What a sheet for a morning briefing says: one A4 page, measured before it is laid out."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from newsdesk.council.briefings import Turn
from newsdesk.model.calendar import length_words, office_day_words
from newsdesk.model.library import Library
from newsdesk.model.script import Script
from newsdesk.office.documents import Look, Margins
from newsdesk.office.figures import plain
from newsdesk.office.telling.room import Block, height
from newsdesk.office.telling.timetable import office_hour
from newsdesk.office.telling.told import Told, paragraphs, short_telling, told
from newsdesk.office.wording import STORY_IS_SAMPLE

LOOK = Look(margins=Margins(14, 14, 25, 15))
ACROSS, DOWN = 170.0, 269.0
LEADING = 1.12
SIZES = (14, 13.5, 13, 12.5, 12, 11.5, 11)
SIGNING = 46.0
"""Millimetres that the box to sign takes, its heading and the empty line below it included."""
LEAST, MOST = timedelta(seconds=60), timedelta(seconds=90)
"""How long a story may take at a briefing."""
COUNTS = ("Điều cần nhớ", "Hai điều cần nhớ", "Ba điều cần nhớ")
LESSON, QUESTION, SIGNED = "Bài học", "Câu hỏi trao đổi", "Đã quán triệt"
COLUMNS = (("Đơn vị", 60.0), ("Người đọc", 42.0), ("Số người dự", 30.0), ("Chữ ký", 38.0))
READS = "Người đọc: ………………………………………"
NO_SHORT = "Bài chưa có bản ngắn: dưới đây là tóm tắt."


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One unit's sheet of one morning."""

    told: Told
    day: date
    opens: time
    unit: str
    script: Script
    written_for_it: bool
    """Whether the story has a version of its own for so short a telling."""

    @property
    def length(self) -> timedelta:
        """How long it takes to read."""
        return self.script.length

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines above the title: whose sheet, which morning, who reads."""
        return (
            f"{self.told.facility} · Phiếu đọc giao ban",
            f"{office_day_words(self.day)}, {office_hour(self.opens)} · {self.unit}",
            READS,
        )

    @property
    def facts(self) -> str:
        """The line below the title."""
        sample = STORY_IS_SAMPLE if self.told.sample else ""
        reading = f"Đọc hết khoảng {length_words(self.length)}"
        return " · ".join(filter(None, (self.told.unit, reading, sample)))

    @property
    def text(self) -> tuple[str, ...]:
        """What is read aloud, a paragraph each."""
        return paragraphs(self.script)

    @property
    def notes(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What stands below the text: headings with their lines; what the story does not have is not there."""
        one = self.told
        listed = (
            (COUNTS[len(one.points) - 1] if one.points else "", one.points),
            (LESSON, (one.lesson,) if one.lesson else ()),
            (QUESTION, (one.question,) if one.question else ()),
        )
        return tuple((heading, lines) for heading, lines in listed if lines)

    @property
    def size(self) -> float:
        """The largest size in points in which it stands on one page."""
        return next((size for size in SIZES if self.fits(size)), SIZES[-1])

    def fits(self, size: float) -> bool:
        """Whether it stands on one page in a size."""
        return height(self.blocks(size), ACROSS, LEADING) + SIGNING <= DOWN

    def blocks(self, size: float) -> list[Block]:
        """Return its paragraphs as they are laid out in a size."""
        facility, when, reads = self.lines
        found = [Block(facility, size - 2), Block(when, size + 1, 2, bold=True), Block(reads, size, 4)]
        found += [Block(self.told.title, size + 4, 8, bold=True), Block(self.facts, size - 2, 2)]
        found += [] if self.written_for_it else [Block(NO_SHORT, size - 2, 2)]
        found += [Block(words, size, 5) for words in self.text]
        for heading, lines in self.notes:
            found += [Block(heading, size, 7, bold=True), *(_note(words, size, lines) for words in lines)]
        return found


def _note(words: str, size: float, among: tuple[str, ...]) -> Block:
    """Return one line below a heading: a dash stands before each of several."""
    return Block(words, size, 2, indent=6 if len(among) > 1 else 0, item=len(among) > 1)


def briefing_sheet(turn: Turn, library: Library) -> Sheet | None:
    """Return the sheet of a briefing; None where nothing is read."""
    if turn.story is None:
        return None
    one = told(turn.story, library, turn.day)
    script, written = short_telling(one, library)
    return Sheet(
        told=one,
        day=turn.day,
        opens=turn.opens,
        unit=plain(turn.unit.name) if turn.unit else "",
        script=script,
        written_for_it=written,
    )

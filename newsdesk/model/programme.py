"""Recurring broadcasts: when the loudspeakers are ours, in which order things are told, and what is never done."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum
from typing import Annotated

from pydantic import BeforeValidator

from newsdesk.model.base import Day, Noun, Number, only_iso_clock

BLANK = re.compile(r"\{([^{}]*)\}")
BLANKS = frozenset({"cơ sở", "thứ", "ngày", "giọng", "người đọc"})
"""What may stand in braces in an opening or a closing."""

Clock = Annotated[time, BeforeValidator(only_iso_clock)]


class Weekday(Enum):
    """Days of the week in the order of `date.weekday`."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        """Return the weekday of a day."""
        return list(cls)[day.weekday()]


class Part(Enum):
    """One place in a running order."""

    IDENT = "ident"
    OPENING = "opening"
    HEADLINES = "headlines"
    NEWS = "news"
    STING = "sting"
    EXEMPLAR = "exemplar"
    FEATURE = "feature"
    SONG = "song"
    NOTICE = "notice"
    CLOSING = "closing"
    BED = "bed"
    """Music that lasts exactly as long as the slot has room left."""


DAYS_MADE = 7
"""Days whose programmes are made, today's among them."""
MUSIC = frozenset({Part.IDENT, Part.STING, Part.SONG, Part.BED})
"""Parts in which nobody speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot(Noun):
    """A time of day when the loudspeakers are ours, in the facility's local time."""

    key: str
    days: tuple[Weekday, ...]
    opens: Clock
    minutes: Number

    @property
    def length(self) -> timedelta:
        """How long the slot is."""
        return timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Noun):
    """A recurring broadcast; its opening and closing may hold {cơ sở}, {thứ}, {ngày} and {giọng}."""

    key: str
    title: str
    slots: tuple[Slot, ...]
    order: tuple[Part, ...]
    opening: str
    closing: str
    machine_voice: str
    """The sentence that tells listeners a voice was made by a machine; it stands for {giọng}."""
    mixed_voice: str = "Trong chương trình có phần do {người đọc} đọc; các phần còn lại do giọng máy đọc."
    """What stands for {giọng} where people read some of it."""
    headlines: str = "Trong chương trình hôm nay:"
    """What is said before the titles of what follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits(Noun):
    """How much of a day may be broadcast at all."""

    sessions: Number = 4
    """Slots a day."""
    minutes: Number = 60
    """Minutes of one slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet(Noun):
    """Hours in which no loudspeaker sounds; from 21:30 until 05:00 goes past midnight."""

    since: Clock
    until: Clock
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Noun):
    """Days, both included, on which nothing is broadcast but the slots named."""

    title: str
    since: Day
    until: Day
    slots: tuple[str, ...] = ()

    def silences(self, slot: str, day: date) -> bool:
        """Whether a slot of a day falls out."""
        return self.since <= day <= self.until and slot not in self.slots


@dataclass(frozen=True, slots=True, kw_only=True)
class Commemoration(Noun):
    """A day of every year that draws the stories which have to do with it."""

    title: str
    on: str
    """Month and day, such as 02-27."""
    days: Number = 7
    """How many days before it the drawing begins, the day itself included."""
    tags: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()

    def near(self, day: date) -> bool:
        """Whether it draws on a day, over the turn of the year too."""
        return self.begins(day) <= day

    def begins(self, day: date) -> date:
        """Return the day from which its next return, seen from a day, draws."""
        month, number = map(int, self.on.split("-"))
        this_year = date(day.year, month, number)
        next_one = this_year if this_year >= day else date(day.year + 1, month, number)
        return next_one - timedelta(days=self.days - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Noun):
    """A short announcement, between two days, both included."""

    key: str
    title: str
    text: str
    since: Day
    until: Day
    sample: bool = False

    def is_told_on(self, day: date) -> bool:
        """Whether it may be told on a day."""
        return self.since <= day <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Song(Noun):
    """A piece of music that may be played whole; its file lies in content/sounds."""

    key: str
    title: str
    file: str
    by: str = ""
    """Composer, performer."""
    rights: str
    """Why it may be broadcast: a licence, an agreement with its number."""
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounds(Noun):
    """The facility's own ident, sting and bed, files of content/sounds; where none is named, the desk's own bells."""

    ident: str | None = None
    sting: str | None = None
    bed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fairness(Noun):
    """What a fair rotation is here."""

    weeks: Number = 4
    """How far back time on air is counted."""
    rest: Number = 1
    """Days between two broadcasts of one story, at the least."""
    plays: Number | None = None
    """How often a story is told at the most; without it, as often as its turn comes."""
    bed: Number = 90
    """Seconds of music, at the most, that fill up a slot."""
    fresh: Number = 30
    """Days for which a story is new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programmes(Noun):
    """The programmes file as written."""

    programmes: tuple[Programme, ...]
    limits: Limits = Limits()
    quiet: tuple[Quiet, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    commemorations: tuple[Commemoration, ...] = ()
    notices: tuple[Notice, ...] = ()
    songs: tuple[Song, ...] = ()
    sounds: Sounds = Sounds()
    rotation: Fairness = Fairness()

    def airs(self, slot: Slot, day: date) -> bool:
        """Whether a slot is due on a day."""
        return Weekday.of(day) in slot.days and self.holiday(slot.key, day) is None

    def holiday(self, slot: str, day: date) -> Holiday | None:
        """Return the holiday that silences a slot on a day."""
        return next((holiday for holiday in self.holidays if holiday.silences(slot, day)), None)


NO_PROGRAMMES = Programmes(programmes=())

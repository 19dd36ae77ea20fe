"""A recurring broadcast: when the loudspeakers are ours, and in which order things are told."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum
from typing import Annotated

from pydantic import BeforeValidator

from newsdesk.model.base import Noun, only_iso_clock

BLANK = re.compile(r"\{([^{}]*)\}")
BLANKS = frozenset({"cơ sở", "thứ", "ngày", "giọng"})
"""What may stand in braces in an opening or a closing."""


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
    NEWS = "news"
    STING = "sting"
    EXEMPLAR = "exemplar"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot(Noun):
    """A time of day when the loudspeakers are ours, in the facility's local time."""

    key: str
    days: tuple[Weekday, ...]
    opens: Annotated[time, BeforeValidator(only_iso_clock)]
    minutes: int

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Programmes(Noun):
    """The programmes file as written."""

    programmes: tuple[Programme, ...]

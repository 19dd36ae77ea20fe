"""When each part of a meeting begins: reckoned from its opening, nothing overlaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil

from newsdesk.model.calendar import office_day_words

OPEN_LINE = "……………………………………………"
"""For what somebody writes by hand."""
ROUND = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a meeting: how long, what, by whom."""

    length: timedelta
    what: str
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When and where people meet; where nobody said the place, a line is left for it."""

    day: date
    opens: time
    place: str = ""

    @property
    def when(self) -> str:
        """Time and day as a paper writes them."""
        words = office_day_words(self.day)
        return f"{office_hour(self.opens)}, {words[0].lower()}{words[1:]}"

    @property
    def where(self) -> str:
        """The place, its sentence closed, or a line to write it on."""
        return f"{self.place.rstrip('.')}." if self.place else OPEN_LINE


def rows(occasion: Occasion, parts: Iterable[Part]) -> list[tuple[str, str, str, str]]:
    """Return the rows of a timetable: number, from when to when, what, who."""
    at = datetime.combine(occasion.day, occasion.opens)
    listed = []
    for number, part in enumerate(parts, 1):
        until = at + part.length
        listed.append((str(number), f"{office_hour(at.time())} –\n{office_hour(until.time())}", part.what, part.who))
        at = until
    return listed


def hour(at: time) -> str:
    """Return a time of day as people here write it beside others: 8h05."""
    return f"{at.hour}h{at.minute:02}"


def office_hour(at: time) -> str:
    """Return a time of day as an office writes it: 8 giờ 05 phút."""
    return f"{at.hour} giờ {at.minute:02} phút"


def rounded(length: timedelta) -> timedelta:
    """Return a length made up to whole five minutes: people do not speak by the second."""
    return ROUND * max(1, ceil(length / ROUND))

"""What all nouns share: strict keys, days written one way, and the line that each value stands on."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError, PydanticKnownError

from newsdesk.problems import Place

Trail = tuple[str | int, ...]
"""The way to a value in a file: keys and positions, such as ("people", 0, "name")."""

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
MOST_DIGITS = 14
"""Of a number: far more than anything here is counted, and what any memory and any editor has room for."""
LONG_NUMBER = re.compile(rf"\s*[-+]?(?=[\d_.]{{{MOST_DIGITS + 1}}})[\d_.]+\s*\Z")
LATE_SIGN = re.compile(r"\d\s*[-+]")
"""Pydantic takes noughts away before it reads a number, and would take 0-5 for -5."""
ISO_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d\Z", re.ASCII)


def only_iso_day(written: Any) -> Any:
    """Refuse what pydantic would take for seconds since 1970, and 10/9/2026, whose order is a guess."""
    if isinstance(written, str) and not ISO_DAY.match(written):
        raise PydanticCustomError("day_form", "not YYYY-MM-DD")
    return written


def only_iso_clock(written: Any) -> Any:
    """Refuse every way of writing a time of day but 05:45."""
    if isinstance(written, str) and not ISO_CLOCK.match(written):
        raise PydanticCustomError("clock_form", "not HH:MM")
    return written


def only_short_number(written: Any) -> Any:
    """Refuse a number longer than anything here is counted: what is kept of a desk has no room for it."""
    if isinstance(written, str) and LONG_NUMBER.match(written):
        raise PydanticCustomError("number_long", "too many digits")
    if isinstance(written, str) and LATE_SIGN.search(written):
        raise PydanticKnownError("int_parsing")
    return written


Day = Annotated[date, BeforeValidator(only_iso_day)]
Number = Annotated[int, BeforeValidator(only_short_number)]


class Noun:
    """Base of everything that people write in a file: a key that is not a field is a fault."""

    __slots__ = ()
    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}


class Origin:
    """Where a noun was written: the file, and the line of each value in it."""

    __slots__ = ("lines", "path")

    def __init__(self, path: str, lines: Mapping[Trail, int] = MappingProxyType({})) -> None:
        self.path = path
        self.lines = lines

    def at(self, *trail: str | int) -> Place:
        """Return the place of a value, or of the nearest thing around it that was written."""
        for length in range(len(trail), 0, -1):
            if line := self.lines.get(trail[:length]):
                return Place(self.path, line)
        return Place(self.path, 1)

    def places(self, key: str) -> frozenset[Place]:
        """Return the places of everything that was written under a key."""
        return frozenset(self.at(*trail) for trail in self.lines if trail[:1] == (key,))

    def line(self, number: int) -> Place:
        """Return the place of a line of the file, counted from 1."""
        return Place(self.path, number)

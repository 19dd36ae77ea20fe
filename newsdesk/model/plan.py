"""The dated plan that the work is done under."""

from dataclasses import dataclass
from datetime import date

from newsdesk.model.base import Day, Noun
from newsdesk.model.story import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Noun):
    """One of the fields that a plan names."""

    key: str
    name: str
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Noun):
    """From a day to a day, both included."""

    since: Day
    until: Day

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Noun):
    """A plan file as written."""

    key: str
    number: str
    title: str
    issued: Day
    issuer: str
    period: Period
    fields: tuple[Field, ...]
    criteria: tuple[str, ...]
    deadline: str
    """Month and day of the yearly registration, such as 08-15: registrations come before it."""
    channels: tuple[Channel, ...] = tuple(Channel)
    bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    sample: bool = False

    def field(self, key: str) -> Field | None:
        """Return the field of this key."""
        return next((field for field in self.fields if field.key == key), None)

    def deadline_in(self, year: int) -> date:
        """Return the day before which units register in a year."""
        month, day = map(int, self.deadline.split("-"))
        return date(year, month, day)

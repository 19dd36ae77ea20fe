"""The dated plan that the work is done under."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from newsdesk.model.base import Day, Noun
from newsdesk.model.story import Channel, Story


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


def plan_on(plans: Iterable[Plan], day: date) -> Plan | None:
    """Return the plan in force on a day, the one issued last where there are two."""
    in_force = [plan for plan in plans if day in plan.period]
    return max(in_force, key=lambda plan: (plan.issued, plan.key), default=None)


def plan_of(plans: Iterable[Plan], story: Story) -> Plan | None:
    """Return the plan that a story belongs to: the one it names, else in force when it was registered or is told."""
    if story.header.plan:
        return next((plan for plan in plans if plan.key == story.header.plan), None)
    day = story.header.registration.on if story.header.registration else story.day
    return plan_on(plans, day) if day else None

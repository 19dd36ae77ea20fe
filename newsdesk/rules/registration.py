"""A registration is of a day that has come, for a year near it, and ends after it begins and is handed in."""

from collections.abc import Iterator
from datetime import date

from newsdesk.model.calendar import short_day
from newsdesk.model.story import Registration, Stage, Story
from newsdesk.problems import Problem, error, notice
from newsdesk.rules.desk import Desk

FARTHEST = 1
"""Years between the day of a registration and the year that it is for."""
LONG = 2
"""Years; of work that begins farther from its registration most likely the year is a slip of the pen."""


def check_registrations(desk: Desk, today: date) -> Iterator[Problem]:
    """Yield registrations that cannot be, and stories that are registered without one.

    One that came after the deadline is no Problem: nobody can put it right. Lists and `status` say that it is late.
    """
    for story in desk.stories:
        if registration := story.header.registration:
            yield from _registration(story, registration, today)
        elif story.header.stage is Stage.REGISTERED:
            yield error(story.origin.at("stage"), "registration-missing")


def _registration(story: Story, registration: Registration, today: date) -> Iterator[Problem]:
    at, on = story.origin.at, registration.on
    if on > today:
        yield error(at("registration", "on"), "registration-in-future", on=short_day(on))
    if registration.year is not None and abs(registration.year - on.year) > FARTHEST:
        yield error(at("registration", "year"), "registration-year", year=registration.year, on=short_day(on))
    yield from _days(story, registration)


def _days(story: Story, registration: Registration) -> Iterator[Problem]:
    """Yield what the days of the work that is registered cannot be, or can hardly be."""
    at, on, since, until = story.origin.at, registration.on, registration.since, registration.until
    if since and until and until < since:
        facts = {"until": short_day(until), "since": short_day(since)}
        yield error(at("registration", "until"), "registration-backwards", **facts)
    elif until and until < on:
        facts = {"until": short_day(until), "on": short_day(on)}
        yield error(at("registration", "until"), "registration-over", **facts)
    if since and _is_far(since, on):
        facts = {"since": short_day(since), "on": short_day(on)}
        yield notice(at("registration", "since"), "registration-since-far", **facts)


def _is_far(one: date, other: date) -> bool:
    earlier, later = sorted((one, other))
    return (later.year - LONG, later.month, later.day) > (earlier.year, earlier.month, earlier.day)

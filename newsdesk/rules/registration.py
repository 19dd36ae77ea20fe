"""A registration is of a day that has come, for a year near it, and ends after it begins."""

from collections.abc import Iterator
from datetime import date

from newsdesk.model.calendar import short_day
from newsdesk.model.story import Registration, Stage, Story
from newsdesk.problems import Problem, error
from newsdesk.rules.desk import Desk

FARTHEST = 1
"""Years between the day of a registration and the year that it is for."""


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
    if registration.since and registration.until and registration.until < registration.since:
        until = short_day(registration.until)
        yield error(at("registration", "until"), "registration-backwards", until=until)

"""Who took a story's way over must be able to have done so: followers are counted in the year's report."""

from collections.abc import Iterator
from datetime import date

from newsdesk.model.calendar import short_day
from newsdesk.model.story import Story
from newsdesk.problems import Problem, error, notice
from newsdesk.rules.desk import Desk


def check_followers(desk: Desk, today: date) -> Iterator[Problem]:
    """Yield followers that follow nobody."""
    for story in desk.stories:
        yield from _followers(story, today)


def _followers(story: Story, today: date) -> Iterator[Problem]:
    for position, taken in enumerate(story.header.replicated):
        place = story.origin.at("replicated", position)
        if taken.unit == story.header.unit:
            yield notice(place, "replicated-own-unit", unit=taken.unit)
        if taken.on > today:
            yield error(place, "replicated-in-future", on=short_day(taken.on))
        elif (began := _began(story)) and taken.on < began:
            yield notice(place, "replicated-before", on=short_day(taken.on), since=short_day(began))


def _began(story: Story) -> date | None:
    """Return the day from which there was something to follow; a story is often written after others took it over."""
    registration = story.header.registration
    return min(filter(None, (registration.since, registration.on))) if registration else None

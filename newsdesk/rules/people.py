"""People come first: a resident is never named, and nobody else against what a slip allows."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from newsdesk.model.alphabet import ascii_slug
from newsdesk.model.library import withheld_from
from newsdesk.model.occasion import Text
from newsdesk.model.story import Role, Stage, Story
from newsdesk.model.texts import places_of, stands_in, written
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.rules.desk import Desk


def check_people(desk: Desk, today: date) -> Iterator[Problem]:
    """Yield residents' names wherever they stand, slips that are not in the register, and what is withheld."""
    slips = {slip.slip: slip for slip in desk.consents} if desk.consents is not None else None
    yield from _slips_twice(desk)
    for story in desk.stories:
        for position, person in enumerate(story.header.people):
            place = story.origin.at("people", position)
            if person.role is Role.RESIDENT and person.name:
                for text in desk.texts:
                    yield from _named(text, person.name, place)
            if person.consent and slips is not None and person.consent not in slips:
                yield error(story.origin.at("people", position, "consent"), "slip-unknown", slip=person.consent)
        if slips is not None and story.header.stage is Stage.APPROVED:
            withheld = withheld_from(story, slips, max(today, story.day or today))
            if withheld:
                channels = ", ".join(channel.value for channel in withheld)
                yield notice(story.origin.at("people"), "name-without-consent", channels=channels)


def _slips_twice(desk: Desk) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for position, slip in enumerate(desk.consents or ()):
        place = desk.origin("consents").at("slips", position)
        if slip.slip in first:
            yield error(place, "slip-doubled", slip=slip.slip, first=first[slip.slip])
        first.setdefault(slip.slip, place.line)


def _named(text: Story | Text[Any], name: str, listed: Place) -> Iterator[Problem]:
    """Yield every place of a file where a resident's name stands; the name itself is not repeated."""
    facts = {"listed": f"{listed.path}:{listed.line}"}
    for trail, value in written(text.header):
        own_row = trail[0] == "people" and trail[-1] == "name"
        if not own_row and (stands_in(name, value) or _in_file_name(name, value)):
            yield error(text.origin.at(*trail), "resident-named", **facts)
    for row in places_of(name, text.body):
        yield error(text.origin.line(text.body_line + row), "resident-named", **facts)
    if _in_file_name(name, PurePosixPath(text.origin.path).name):
        yield error(Place(text.origin.path), "resident-named", **facts)
    for link in text.links:
        if _in_file_name(name, link.target):
            yield error(text.origin.line(link.line), "resident-named", **facts)


def _in_file_name(name: str, written_name: str) -> bool:
    """Whether a name of two words or more hides in a file's name without its marks, as lo-van-a.jpg."""
    slug = ascii_slug(name)
    return "-" in slug and f"-{slug}-" in f"-{ascii_slug(written_name)}-"

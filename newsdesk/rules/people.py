"""People come first: a resident is never named, a slip that is named exists."""

import re
from collections.abc import Iterator
from datetime import date

from newsdesk.model.story import Role, Story
from newsdesk.problems import Place, Problem, error
from newsdesk.rules.desk import Desk
from newsdesk.rules.wording import written


def check_people(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield residents' names wherever they stand, and slips that are not in the register."""
    slips = {slip.slip for slip in desk.consents} if desk.consents is not None else None
    for story in desk.stories:
        for position, person in enumerate(story.header.people):
            place = story.origin.at("people", position)
            if person.role is Role.RESIDENT and person.name:
                yield from _named(story, person.name, place)
            if person.consent and slips is not None and person.consent not in slips:
                yield error(story.origin.at("people", position, "consent"), "slip-unknown", slip=person.consent)


def _named(story: Story, name: str, listed: Place) -> Iterator[Problem]:
    """Yield every place of a story's file where a resident's name stands; the name itself is not repeated."""
    whole = re.compile(rf"(?<!\w){re.escape(name.strip())}(?!\w)", re.IGNORECASE)
    for trail, text in written(story.header):
        if trail[0] != "people" and whole.search(text):
            yield error(story.origin.at(*trail), "resident-named", listed=listed.line)
    for number, row in enumerate(story.body.split("\n"), story.body_line):
        if whole.search(row):
            yield error(story.origin.line(number), "resident-named", listed=listed.line)

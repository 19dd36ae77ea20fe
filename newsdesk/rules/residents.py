"""A resident is never named, shown or told from others: in no text, name, picture or file of the desk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from newsdesk.model.exposed import given_names, names_of
from newsdesk.model.name_look import Certainty
from newsdesk.model.name_search import NameSearch
from newsdesk.model.occasion import Text
from newsdesk.model.story import Role, Story
from newsdesk.model.texts import shown, together, written
from newsdesk.problems import WHOLE, Place, Problem, error, notice
from newsdesk.rules.desk import Desk


@dataclass(frozen=True, slots=True)
class Listed:
    """A resident's name, and where it is listed."""

    name: str
    place: Place


def check_residents(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield what is told of residents."""
    listed = tuple(_listed(desk.stories))
    for story in desk.stories:
        yield from _of_their_own(story)
    if listed:
        yield from _Search(desk, listed).problems()


def _of_their_own(story: Story) -> Iterator[Problem]:
    for number, person in enumerate(story.header.people):
        if person.role is Role.RESIDENT:
            if person.photos:
                yield error(story.origin.at("people", number, "photos"), "resident-pictured")
            if person.basis:
                yield error(story.origin.at("people", number, "basis"), "resident-basis")


def _listed(stories: Iterable[Story]) -> Iterator[Listed]:
    for story in stories:
        for number, person in enumerate(story.header.people):
            if person.role is Role.RESIDENT:
                for name in names_of(person):
                    yield Listed(name, story.origin.at("people", number))


@dataclass(frozen=True)
class _Search:
    """Every resident's name, looked for in everything that people wrote; the name itself is never repeated."""

    desk: Desk
    listed: tuple[Listed, ...]

    @cached_property
    def where_listed(self) -> NameSearch:
        """For the files in which residents are listed: there a bare given name may mean them."""
        return NameSearch.of(one.name for one in self.listed)

    @cached_property
    def elsewhere(self) -> NameSearch:
        """For every other text."""
        return NameSearch.of((one.name for one in self.listed), aside=self.namesakes)

    @cached_property
    def files(self) -> frozenset[str]:
        """The files in which residents are listed."""
        return frozenset(one.place.path for one in self.listed)

    def search(self, path: str) -> NameSearch:
        """Return what to look for in a file."""
        return self.where_listed if path in self.files else self.elsewhere

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """What others on the desk are called by: elsewhere, a form of address before it means them."""
        return given_names(person for story in self.desk.stories for person in story.header.people)

    def problems(self) -> Iterator[Problem]:
        for text in self.desk.texts:
            yield from self._text(text)
        origin = self.desk.origin("programmes")
        for trail, value in written(self.desk.broadcasting):
            yield from self._found(value, origin.at(*trail), frozenset())
        for folder, names in (("images", self.desk.images), ("sounds", self.desk.sounds)):
            for name in names:
                yield from self._found(name, Place(f"content/{folder}/{name}", WHOLE), frozenset())

    def _text(self, text: Story | Text[Any]) -> Iterator[Problem]:
        others = given_names(text.header.people) if isinstance(text, Story) else frozenset()
        path = text.origin.path
        yield from self._found(PurePosixPath(path).name, Place(path), others)
        values = [(trail, value) for trail, value in written(text.header) if not _own_row(trail)]
        links = [link.target for link in text.links]
        if any(self._found(together([*(value for _, value in values), *links]), Place(path), others)):
            for trail, value in values:
                yield from self._found(value, text.origin.at(*trail), others)
            for link in text.links:
                yield from self._found(link.target, text.origin.line(link.line), others)
        yield from self._body(text, others)

    def _body(self, text: Story | Text[Any], others: frozenset[str]) -> Iterator[Problem]:
        seen: str | None = None
        for one in self.search(text.origin.path).places(text.body):
            seen = shown(text.body) if seen is None else seen
            place = text.origin.line(text.body_line + seen.count("\n", 0, one.at))
            yield from self._judged(one.name, one.certainty, place, others)

    def _found(self, value: str, place: Place, others: frozenset[str]) -> Iterator[Problem]:
        for one in self.search(place.path).places(value):
            yield from self._judged(one.name, one.certainty, place, others)

    def _judged(self, number: int, certainty: Certainty, place: Place, others: frozenset[str]) -> Iterator[Problem]:
        """Yield what one place is: certain anywhere; a form of address or a bare name mean most where it is listed."""
        listed = self.listed[number]
        facts = {"listed": f"{listed.place.path}:{listed.place.line}"}
        own, given = listed.place.path == place.path, self.elsewhere.names[number].given
        if certainty is Certainty.CERTAIN or (certainty is Certainty.TITLED and own and given not in others):
            yield error(place, "resident-named", **facts)
        elif own or (certainty is Certainty.TITLED and given not in self.namesakes):
            yield notice(place, "resident-maybe-named", **facts)


def _own_row(trail: tuple[str | int, ...]) -> bool:
    return trail[0] == "people" and len(trail) > 2 and trail[2] in ("name", "called")

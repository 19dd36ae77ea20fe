"""A resident is never named, shown or told from others: in no text, name, picture or file of the desk."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import chain
from typing import Any

from newsdesk.model.exposed import People, given_names, names_of
from newsdesk.model.name_look import Certainty
from newsdesk.model.name_search import Found, NameSearch
from newsdesk.model.occasion import Text
from newsdesk.model.story import Role, Stage, Story
from newsdesk.model.texts import forms, shown, together, written
from newsdesk.problems import WHOLE, Place, Problem, error, notice
from newsdesk.rules.desk import Desk

WHOLE_DESK = Place("", WHOLE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A resident's name, and where it is listed."""

    name: str
    place: Place


def check_residents(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield what is told of residents."""
    listing = desk.remembered.each("residents listed", tuple[Listed, ...], desk.stories, (), _listed)
    listed = tuple(chain.from_iterable(listing))
    own = desk.remembered.each("residents own", tuple[Problem, ...], desk.asked, (), _of_their_own)
    yield from chain.from_iterable(own)
    if listed:
        listed = desk.remembered.once("residents listed", (listed,), lambda: listed)  # the same again is soon compared
        search = _Search(desk, listed)
        told = partial(_told, search)
        of = (listed, search.namesakes)
        for found in desk.remembered.each("residents", tuple[Problem, ...], desk.asked, of, told, search.make_ready):
            yield from found
        for text in () if desk.about is not None else desk.other_texts:
            yield from desk.remembered.once(("residents", text.origin.path), (text, *of), partial(told, text))
        if desk.about is None:
            yield from search.declarations()


def _told(search: "_Search", text: Story | Text[Any]) -> tuple[Problem, ...]:
    found = search.text(text)
    return tuple(_of_withdrawn(text, found) if _is_withdrawn(text) else found)


def _is_withdrawn(text: Story | Text[Any]) -> bool:
    return isinstance(text, Story) and text.header.stage is Stage.WITHDRAWN


def _of_withdrawn(story: Story | Text[Any], found: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what is said of a story that is told nowhere any more: a name in it stops no publish that takes it away.

    What is kept of the withdrawal itself still names nobody.
    """
    record = story.origin.at("withdrawn", "note")
    for one in found:
        untold = one.code == "resident-named" and one.place != record
        yield notice(one.place, "resident-untold", **one.facts) if untold else one


def _of_their_own(story: Story) -> tuple[Problem, ...]:
    found: list[Problem] = []
    for number, person in enumerate(() if _is_withdrawn(story) else story.header.people):
        if person.role is Role.RESIDENT:
            if person.photos:
                found.append(error(story.origin.at("people", number, "photos"), "resident-pictured"))
            if person.basis:
                found.append(error(story.origin.at("people", number, "basis"), "resident-basis"))
    return tuple(found)


def _listed(story: Story) -> tuple[Listed, ...]:
    return tuple(
        Listed(name, story.origin.at("people", number))
        for number, person in enumerate(story.header.people)
        if person.role is Role.RESIDENT
        for name in names_of(person)
    )


OF_RESIDENTS: Mapping[str, Callable[[Story], object]] = {"residents listed": _listed, "residents own": _of_their_own}
"""What is asked of every story by itself, by the name under which it is remembered."""


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

    def make_ready(self) -> None:
        """Prepare what every text is looked through with."""
        _ = self.where_listed, self.elsewhere, self.files

    def search(self, path: str) -> NameSearch:
        """Return what to look for in a file."""
        return self.where_listed if path in self.files else self.elsewhere

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """What residents and others on the desk are called by: elsewhere, a form of address before it means the others.

        Of a name that no resident has, nobody asks: who comes to the desk under one changes nothing.
        """
        of_residents = frozenset(chain.from_iterable(name.last for name in self.where_listed.names))
        return of_residents & given_names(chain.from_iterable(People(self.desk.stories, self.desk.remembered).listed))

    def declarations(self) -> Iterator[Problem]:
        """Yield what the files of content/ and the names of pictures and sounds tell."""
        said = [*self._declared(), *((place, text) for place, *row in self.desk.readings() for text in row)]
        if any(self._found(together(text for _, text in said), WHOLE_DESK, frozenset())):
            for place, value in said:
                yield from self._found(forms(value), place, frozenset())
        for folder, names in (("images", self.desk.images), ("sounds", self.desk.sounds)):
            for name in names:
                yield from self._found(forms(name), Place(f"content/{folder}/{name}", WHOLE), frozenset())

    def _declared(self) -> Iterator[tuple[Place, str]]:
        """Yield what the files of content/ say of the facility, its programmes, plans, papers and slips."""
        desk = self.desk
        for file, value in (("programmes", desk.broadcasting), ("facility", desk.facility), ("papers", desk.papers)):
            yield from desk.declared(file, value)
        for number, plan in enumerate(desk.plans):
            yield from desk.declared(f"plan:{number}", plan)
        yield from desk.declared("consents", desk.consents or (), "slips")
        yield from desk.declared("consents", desk.bases, "bases")

    def text(self, text: Story | Text[Any]) -> Iterator[Problem]:
        """Yield what a text tells."""
        others = given_names(text.header.people) if isinstance(text, Story) else frozenset()
        path = text.origin.path
        yield from self._found(forms(path), Place(path), others)
        values = [(trail, value) for trail, value in written(text.header) if not _own_row(trail)]
        links = [link.target for link in text.links]
        if any(self._found(together([*(value for _, value in values), *links]), Place(path), others)):
            for trail, value in values:
                yield from self._found(forms(value), text.origin.at(*trail), others)
            for link in text.links:
                yield from self._found(forms(link.target), text.origin.line(link.line), others)
        yield from self._body(text, others)

    def _body(self, text: Story | Text[Any], others: frozenset[str]) -> Iterator[Problem]:
        for form, one in self._places(forms(text.body), text.origin.path):
            place = text.origin.line(text.body_line + shown(form).count("\n", 0, one.at))
            yield from self._judged(one.name, one.certainty, place, others)

    def _found(self, value: Iterable[str], place: Place, others: frozenset[str]) -> Iterator[Problem]:
        for _, one in self._places(value, place.path):
            yield from self._judged(one.name, one.certainty, place, others)

    def _places(self, texts: Iterable[str], path: str) -> Iterator[tuple[str, Found]]:
        """Yield what stands in a text as it is seen, and what surely stands in its other form."""
        for number, form in enumerate(texts):
            for one in self.search(path).places(form):
                if not number or one.certainty > Certainty.MAYBE:
                    yield form, one

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

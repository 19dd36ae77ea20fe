"""What a story's text cannot hide of the people in it: names in it, their own words, pictures in the body."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

from newsdesk.model.base import Trail
from newsdesk.model.consent import Purpose
from newsdesk.model.listed_name import ListedName
from newsdesk.model.name_look import Certainty
from newsdesk.model.name_search import NameSearch
from newsdesk.model.name_words import Phrase
from newsdesk.model.occasion import Text
from newsdesk.model.reach import reach_of
from newsdesk.model.story import Person, Role, Story
from newsdesk.model.texts import forms, together, told_forms, written
from newsdesk.model.whole_names import WholeNames
from newsdesk.remembered import Remembered

UNTOLD = {"registration", "submitted", "approvals", "returned", "withdrawn"}
UNTOLD_OF_PEOPLE = {"name", "consent", "basis", "called", "photos"}
"""Parts of a header that no channel tells, or only where a slip allows it."""

Exposure = tuple[tuple[Person, ...], Purpose]
"""The listings of one person, and what of that person is told: where one listing allows it, it is allowed."""
Exposures = tuple[Exposure, ...]
Listings = tuple[tuple[Person, ...], ...]
"""The listings of several people, those of each together."""
Own = tuple[tuple[Person, ...], tuple[Person, ...], tuple[str, ...]]
"""Whom of its own people a story names, whom it quotes, and the pictures in its body."""


def is_told(trail: Trail) -> bool:
    """Whether a text of a header is told as it stands."""
    of_people = trail[0] == "people" and len(trail) > 2 and trail[2] in UNTOLD_OF_PEOPLE
    return trail[0] not in UNTOLD and not of_people


def told_texts(story: Story) -> Iterator[str]:
    """Yield what a story tells as it stands: its header and its slug, then its body, each in every form.

    A slug is told in every address; of a body, what stands within a comment is told nowhere.
    """
    yield from together([story.slug, *(text for trail, text in written(story.header) if is_told(trail))])
    yield from told_forms(story.body)


def texts_told(text: Text[Any]) -> tuple[str, ...]:
    """Return all that a text which is no story tells, in every form: nothing keeps back a part of it."""
    return (*together([text.slug, *(value for _, value in written(text.header))]), *told_forms(text.body))


def names_of(person: Person) -> tuple[str, ...]:
    """Return the names under which people know somebody."""
    return (*((person.name,) if person.name else ()), *person.called)


def shown_in_body(story: Story) -> frozenset[str]:
    """Return the pictures in a story's body."""
    return frozenset(link.target for link in story.links if link.shows)


Listed = Listings
"""The list of people of each story."""
Twins = tuple[tuple[str, ...], ...]
"""Names under which the very same picture lies more than once."""


def twins_of(images: Mapping[str, str]) -> Twins:
    """Return the names of pictures that are the same by their digests, each group together."""
    if len(set(images.values())) == len(images):
        return ()
    same: dict[str, list[str]] = {}
    for name, digest in images.items():
        same.setdefault(digest, []).append(name)
    return tuple(tuple(sorted(names)) for _, names in sorted(same.items()) if len(names) > 1)


@dataclass(frozen=True)
class _Index:
    """Where to look for whom; it rests on the lists of people alone, so that an edited text needs no new one."""

    listed: Listed
    twins: Twins = ()

    @cached_property
    def by_name(self) -> Mapping[tuple[str, ...], tuple[Person, ...]]:
        """The listings of each whole name, by its words as they are compared; titles before it aside."""
        found: dict[tuple[str, ...], list[Person]] = {}
        for person in self.everybody:
            for name in names_of(person):
                found.setdefault(ListedName(name).words, []).append(person)
        return {words: tuple(people) for words, people in found.items()}

    @cached_property
    def by_picture(self) -> Mapping[str, tuple[Person, ...]]:
        """Who can be recognised in each picture, whichever story says so, and under whatever name it lies once more."""
        found: dict[str, list[Person]] = {}
        for person in self.everybody:
            for picture in self.under_every_name(person.photos):
                found.setdefault(picture, []).append(person)
        return {picture: tuple(people) for picture, people in found.items()}

    @cached_property
    def _same(self) -> Mapping[str, tuple[str, ...]]:
        return {name: names for names in self.twins for name in names}

    def under_every_name(self, pictures: Iterable[str]) -> tuple[str, ...]:
        """Return pictures and the names under which the same ones lie once more, each once."""
        return tuple(dict.fromkeys(chain.from_iterable(self._same.get(one, (one,)) for one in pictures)))

    @property
    def everybody(self) -> Iterator[Person]:
        """Each listing of each story."""
        return chain.from_iterable(self.listed)

    @cached_property
    def whole_names(self) -> WholeNames:
        """Every listed name, looked for at once."""
        names = dict.fromkeys(name for person in self.everybody for name in names_of(person))
        return WholeNames(tuple(map(ListedName, names)))


@lru_cache(maxsize=4)
def _index(listed: Listed, twins: Twins) -> _Index:
    return _Index(listed, twins)


@dataclass(frozen=True)
class People:
    """Everybody whom the stories of a desk list."""

    stories: tuple[Story, ...]
    remembered: Remembered = field(default_factory=Remembered, compare=False, repr=False)
    images: Mapping[str, str] = field(default_factory=dict)
    """Digests of pictures, by their names."""

    @cached_property
    def listed(self) -> Listed:
        """The list of people of each story."""
        return tuple(self.remembered.each("people", tuple[Person, ...], self.stories, (), listed_people))

    @cached_property
    def twins(self) -> Twins:
        """Pictures that lie there more than once."""
        return twins_of(self.images)

    @cached_property
    def _by(self) -> _Index:
        return _index(self.listed, self.twins)

    def make_ready(self) -> None:
        """Prepare what every text is looked through with."""
        _ = self._by.by_name, self._by.by_picture, self._by.whole_names

    @property
    def by_name(self) -> Mapping[tuple[str, ...], tuple[Person, ...]]:
        """The listings of each whole name, by its words as they are compared; titles before it aside."""
        return self._by.by_name

    @property
    def by_picture(self) -> Mapping[str, tuple[Person, ...]]:
        """Who can be recognised in each picture, whichever story says so."""
        return self._by.by_picture

    def under_every_name(self, pictures: Iterable[str]) -> tuple[str, ...]:
        """Return pictures and the names under which the same ones lie once more, each once."""
        return self._by.under_every_name(pictures)

    def exposed(self, story: Story) -> tuple[Exposure, ...]:
        """Return what a story's text and body tell of people, whatever is done to its list of people."""
        texts = _told_once(story)
        return self.exposures(_own(story, texts), tuple(self._named_from_elsewhere(story, texts)))

    def exposures(self, own: Own, elsewhere: Listings) -> Exposures:
        """Return the same of a story of which it is known whom it tells: of its own people, and of others by name."""
        named, quoted, shown = own
        pictured = [person for picture in shown for person in self.by_picture.get(picture, ())]
        return (
            *(((person,), Purpose.NAME) for person in named),
            *((people, Purpose.NAME) for people in elsewhere),
            *(((person,), Purpose.WORDS) for person in quoted),
            *(((person,), Purpose.PHOTO) for person in pictured),
        )

    def within(self, reach: bytes) -> tuple[tuple[Phrase, tuple[Person, ...]], ...]:
        """Return the whole names that a story of a reach could tell, each with its listings."""
        search = self._by.whole_names
        words = dict.fromkeys(search.names[number].words for number in sorted(search.within(reach)))
        return tuple((one, self.by_name[one]) for one in words)

    def elsewhere(self, story: Story) -> Listings:
        """Return the listings of each whole name that a story tells and does not list itself."""
        return tuple(self._named_from_elsewhere(story, _told_once(story)))

    def named_by(self, story: Story, text: str) -> bool:
        """Whether a text of a story names somebody, of its own people or of others, in any of its forms."""
        return any(self.named(story, forms(text)))

    def named(self, story: Story, texts: tuple[str, ...]) -> Iterator[tuple[Person, ...]]:
        """Yield the listings of everybody whom texts of a story name, its own people first."""
        yield from ((person,) for person in named_in(story, texts))
        yield from self._named_from_elsewhere(story, texts)

    def _named_from_elsewhere(self, story: Story, texts: Iterable[str]) -> Iterator[tuple[Person, ...]]:
        """Yield the listings of each whole name that the story tells and does not list itself."""
        own = {ListedName(name).words for person in story.header.people for name in names_of(person)}
        for words, people in self.named_whole(texts):
            if words not in own:
                yield people

    def named_whole(self, texts: Iterable[str]) -> Iterator[tuple[tuple[str, ...], tuple[Person, ...]]]:
        """Yield each whole name of three words or more that stands in these texts, with its listings."""
        search = self._by.whole_names
        numbers = {number for text in texts for number in search.numbers_in(text)}
        for words in dict.fromkeys(search.names[number].words for number in sorted(numbers)):
            yield words, self.by_name[words]


def _told_once(story: Story) -> tuple[str, ...]:
    """Return what a story tells: most forms hide nothing, and are the text once more."""
    return tuple(dict.fromkeys(told_texts(story)))


def _own(story: Story, texts: tuple[str, ...]) -> Own:
    quoted = tuple(person for person in story.header.people if person.quoted)
    return named_in(story, texts), quoted, tuple(sorted(shown_in_body(story)))


def of_its_own(story: Story) -> tuple[Own, bytes]:
    """Return whom of its own people a story tells, and what names it could tell, addresses of links included."""
    texts = _told_once(story)
    addresses = chain.from_iterable(forms(link.target) for link in story.links)
    return _own(story, texts), reach_of((*texts, *addresses))


def listed_people(story: Story) -> tuple[Person, ...]:
    """Return whom a story lists."""
    return story.header.people


def named_in(story: Story, texts: Iterable[str]) -> tuple[Person, ...]:
    """Return the people of a story whom its texts, outside of its list of people, name.

    A form of address before a given name counts; a resident is then meant only where nobody else there is called so.
    """
    listed = [(person, name) for person in story.header.people for name in names_of(person)]
    search = NameSearch.of(name for _, name in listed)
    found: dict[int, Certainty] = {}
    for text in texts if listed else ():
        for one in search.places(text):
            found[one.name] = max(one.certainty, found.get(one.name, one.certainty))
    meant = {listed[number][0]: None for number in sorted(found) if found[number] >= _least(story, listed[number])}
    return tuple(meant)


def _least(story: Story, listed: tuple[Person, str]) -> Certainty:
    person, name = listed
    shared = person.role is Role.RESIDENT and ListedName(name).given in given_names(story.header.people)
    return Certainty.CERTAIN if shared else Certainty.TITLED


def given_names(people: Iterable[Person]) -> frozenset[str]:
    """Return what people other than residents are called by."""
    return frozenset(
        ListedName(name).given for person in people if person.role is not Role.RESIDENT for name in names_of(person)
    )

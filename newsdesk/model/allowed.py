"""What each channel may tell of people: the slips, the legal bases, and stories reduced to what these allow."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property, lru_cache, partial
from types import MappingProxyType

from newsdesk.model.consent import Consent, LegalBasis, Purpose
from newsdesk.model.exposed import Exposure, Listings, Own, People, names_of, of_its_own
from newsdesk.model.listed_name import ListedName
from newsdesk.model.name_words import Phrase
from newsdesk.model.story import Cause, Channel, Person, Role, Story
from newsdesk.remembered import Remembered, by_path

Decided = tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[str, ...]]
Leave = tuple[tuple[bool, ...], bool]
"""Who of a story's people may be named, and whether its picture at the top is hidden."""
TOLD = "told of its own"
"""The name under which it is remembered whom of its own people a story tells."""
NOTHING: frozenset[Purpose] = frozenset()
NO_BASES: Mapping[str, LegalBasis] = MappingProxyType({})


def allows(
    person: Person,
    purpose: Purpose,
    channel: Channel,
    on: date,
    slips: Mapping[str, Consent],
    bases: Mapping[str, LegalBasis] = NO_BASES,
) -> bool:
    """Whether something of a person may be told on a channel on a day.

    Of a resident nothing but own words, without a name, where a slip allows them. A legal basis stands for members
    of staff alone.
    """
    slip = slips.get(person.consent or "")
    by_slip = slip is not None and slip.allows(purpose, channel, on)
    if person.role is Role.RESIDENT:
        return by_slip and purpose is Purpose.WORDS
    basis = bases.get(person.basis or "") if person.role is Role.STAFF else None
    return by_slip or (basis is not None and basis.allows(purpose, channel, on))


@dataclass(frozen=True)
class Allowances:
    """Who allowed what, for all the stories of a desk."""

    stories: tuple[Story, ...]
    slips: Mapping[str, Consent]
    bases: Mapping[str, LegalBasis] = field(default_factory=dict)
    remembered: Remembered = field(default_factory=Remembered, compare=False, repr=False)
    images: Mapping[str, str] = field(default_factory=dict)
    """Digests of pictures, by their names."""

    @cached_property
    def people(self) -> People:
        """Everybody whom the stories list."""
        return People(self.stories, self.remembered, self.images)

    @cached_property
    def _together(self) -> Mapping[str, tuple[Exposure, ...]]:
        """What every story tells of people, looked for at once."""
        told = zip(self._own, self._named, strict=True)
        exposed = (self.people.exposures(own, others) for (own, _), (_, others) in told)
        return by_path(self.stories, exposed)

    @cached_property
    def _own(self) -> list[tuple[Own, Callable[[], bytes]]]:
        """Whom every story tells of its own people; and its reach, which is read when somebody asks for it."""
        return self.remembered.each_in_two(TOLD, (Own, bytes), self.stories, (), of_its_own)

    @cached_property
    def _named(self) -> list[tuple[tuple[Phrase, ...], Listings]]:
        """The whole names that every story could tell, and the listings of those from elsewhere that it does."""
        people, reach = self.people, dict[str, list[Callable[[], bytes]]]()
        for story, (_, large) in zip(self.stories, self._own, strict=True):
            reach.setdefault(story.origin.path, []).append(large)

        @lru_cache(maxsize=1)
        def within_reach(path: str) -> tuple[tuple[Phrase, tuple[Person, ...]], ...]:
            return people.within(b"".join(one() for one in reach[path]))

        def within(story: Story) -> tuple[tuple[Phrase, tuple[Person, ...]], ...]:
            return within_reach(story.origin.path)

        def told(story: Story) -> tuple[tuple[Phrase, ...], Listings]:
            names = tuple(words for words, _ in within(story))
            return names, people.elsewhere(story) if names else ()

        kind, ready = tuple[tuple[Phrase, ...], Listings], people.make_ready
        return self.remembered.each(
            "named elsewhere", kind, self.stories, (), told, ready, own=within, own_of=self.listing
        )

    @cached_property
    def _could_name(self) -> Mapping[str, tuple[Phrase, ...]]:
        return by_path(self.stories, (names for names, _ in self._named))

    @property
    def listing(self) -> object:
        """What stands for all lists of people."""
        return self.remembered.fact(("people",), self.stories, lambda: self.people.listed)

    def make_ready(self) -> None:
        """Find out what every story tells before many are asked about, where that is done at once."""
        if self.remembered.together:
            _ = self._together
            self.people.make_ready()

    @cached_property
    def _exposed(self) -> dict[str, tuple[Story, tuple[Exposure, ...]]]:
        return {}

    def allows(self, person: Person, purpose: Purpose, channel: Channel, on: date) -> bool:
        """Whether something of a person may be told on a channel on a day."""
        return allows(person, purpose, channel, on, self.slips, self.bases)

    def exposed(self, story: Story) -> tuple[Exposure, ...]:
        """Return what a story tells of people, looked for once: days are asked one after the other."""
        path = story.origin.path
        if self._is_known(story) and path in self._together:
            return self._together[path]
        asked, told = self._exposed.get(path, (None, ()))
        if asked is not story:
            of = (story, self.people.listed, self.people.twins)
            told = self.remembered.once(("exposed", path), of, lambda: self.people.exposed(story))
            self._exposed[path] = story, told
        return told

    def withheld(self, story: Story, channel: Channel, on: date) -> frozenset[Purpose]:
        """Return for what a whole story stays away from a channel on a day; empty where nothing keeps it.

        A list of people can be reduced to roles and a picture at the top can be left out; a text cannot: until it is
        rewritten, or the slip is there, the story stays away.
        """
        told = self.exposed(story)
        if not told:
            return NOTHING
        return frozenset(
            purpose
            for people, purpose in told
            if not any(self.allows(person, purpose, channel, on) for person in people)
        )

    def lets_be_named(self, people: Sequence[Person], channel: Channel, on: date) -> bool:
        """Whether a whole name may stand in a text that lists nobody; `people`: the listings of that name."""
        is_free = all(person.role is not Role.RESIDENT for person in people)
        return is_free and any(self.allows(person, Purpose.NAME, channel, on) for person in people)

    def leave_taken(self, story: Story, channel: Channel, on: date) -> tuple[str, ...]:
        """Return each paper that lets a channel tell people of a story on a day, with what it allows, as `gives_leave`.

        Once the text is another nobody finds out of whom it told.
        """
        asked = ((one, purpose) for people, purpose in self.exposed(story) for one in people)
        of = {f"{key} {purpose.value}" for one, purpose in asked for key in (one.consent, one.basis) if key}
        return tuple(sorted(leave for leave in of if self.gives_leave(leave, channel, on)))

    def gives_leave(self, leave: str, channel: Channel, on: date) -> bool:
        """Whether a paper still allows on a day what it once allowed."""
        key, _, purpose = leave.rpartition(" ")
        paper = self.slips.get(key) or self.bases.get(key)
        return paper is not None and paper.allows(Purpose(purpose), channel, on)

    def unnamed(self, channel: Channel, on: date) -> tuple[str, ...]:
        """Return every listed name under which nobody may be named on a channel on a day.

        One listing with leave lets a name stand, as `withheld` has it of names from elsewhere; not a resident's.
        """
        may: set[tuple[str, ...]] = set()
        never: set[tuple[str, ...]] = set()
        names: set[str] = set()
        for story in self.stories:
            for person in story.header.people:
                words = {ListedName(name).words for name in names_of(person)}
                names.update(names_of(person))
                may |= words if self._has_leave(story, person, channel, on) else set()
                never |= words if person.role is Role.RESIDENT else set()
        return tuple(sorted(name for name in names if ListedName(name).words not in may - never))

    def unnamed_in(self, story: Story, channel: Channel, on: date) -> tuple[str, ...]:
        """Return the names of a story's own list that its papers may not say on a channel on a day."""
        people = story.header.people
        leave = {name for one in people if self._has_leave(story, one, channel, on) for name in names_of(one)}
        return tuple(sorted({name for person in people for name in names_of(person)} - leave))

    def _has_leave(self, story: Story, person: Person, channel: Channel, on: date) -> bool:
        """Whether a listing lets its name be said; of a story that was taken back for want of consent none does."""
        return not is_taken_back(story) and self.allows(person, Purpose.NAME, channel, on)

    def hides_image(self, story: Story, channel: Channel, on: date) -> bool:
        """Whether somebody in the picture at the top of a story did not allow it on a channel on a day."""
        return not self.shows(top_of(story), channel, on)

    def shows(self, picture: str, channel: Channel, on: date) -> bool:
        """Whether everybody in a picture allowed it on a channel on a day."""
        shown = self.people.by_picture.get(picture, ())
        return all(self.allows(person, Purpose.PHOTO, channel, on) for person in shown)

    def decided(self, channel: Channel, on: date) -> Decided:
        """Return all that `reduced` rests on besides a story: what slips and bases allow, and hidden pictures."""
        papers: tuple[Consent | LegalBasis, ...] = (*self.slips.values(), *self.bases.values())
        allowed = tuple(tuple(one.value for one in Purpose if paper.allows(one, channel, on)) for paper in papers)
        return (*self.slips, *self.bases), allowed, tuple(sorted(self._hidden(channel, on)))

    def _hidden(self, channel: Channel, on: date) -> frozenset[str]:
        """Return the pictures that show somebody who did not allow it."""
        return frozenset(picture for picture in self.people.by_picture if not self.shows(picture, channel, on))

    def leave(self, channel: Channel, on: date) -> Callable[[Story], Leave]:
        """Return what tells of a story all that `reduced` rests on besides it, without reading the story."""
        hidden, named = self._hidden(channel, on), cache(partial(self._may_name, channel, on))

        def of(story: Story) -> Leave:
            told = tuple(named(one.role, one.consent, one.basis) for one in self._people_of(story))
            return told, bool(hidden) and self._top_of(story) in hidden

        return of

    def _is_known(self, story: Story) -> bool:
        """Whether what is asked of all stories at once is known of this one."""
        return self.remembered.together and self.remembered.knows(story)

    def _people_of(self, story: Story) -> tuple[Person, ...]:
        """Return whom a story lists, if that may be without reading it."""
        known = self._listed_in.get(story.origin.path) if self._is_known(story) else None
        return story.header.people if known is None else known

    def _top_of(self, story: Story) -> str:
        """Return the picture at the top of a story in the same way, "" where there is none."""
        known = self._tops.get(story.origin.path) if self._is_known(story) else None
        return top_of(story) if known is None else known

    @cached_property
    def _listed_in(self) -> Mapping[str, tuple[Person, ...]]:
        return by_path(self.stories, self.people.listed)

    @cached_property
    def _tops(self) -> Mapping[str, str]:
        return by_path(self.stories, self.remembered.each("top", str, self.stories, (), top_of))

    def rests(self, today: date) -> Callable[[Story], tuple[object, ...]]:
        """Return what tells of a story all that may be said of its people on a day, or on one to come, rests on.

        These are whom it tells, whom its picture at the top shows and which names it could tell; of all of them what
        their slips and bases say, and whether each stands today. Where it is asked of one story after the other, what
        a story could tell is not known: there it rests on the whole `listing`.

        Which day a story has makes no other of it: between two days on which a paper stands or has ended alike, it
        does so on every day.
        """
        shown, leave = self.people.by_picture, cache(partial(self._leave_of, today))
        unknown = self.people.listed if self.remembered.together else ()

        def leaves(people: Iterable[Person]) -> tuple[str, ...]:
            return tuple(leave(one.role, one.consent, one.basis) for one in people)

        def of(story: Story) -> tuple[object, ...]:
            names = self._could_name.get(story.origin.path, unknown) if self._is_known(story) else unknown
            told = tuple((purpose.value, leaves(told)) for told, purpose in self.exposed(story))
            return leaves(self._people_of(story)), told, leaves(shown.get(self._top_of(story), ())), names

        return of

    def _leave_of(self, today: date, role: Role, consent: str | None, basis: str | None) -> str:
        """Return in words, which are soon compared, all that a person's slip and basis say."""
        slip, ground = self.slips.get(consent or ""), self.bases.get(basis or "")
        of_slip = slip and (slip.stands(today), slip.has_ended(today))
        of_ground = ground and (ground.runs(today), ground.has_ended(today))
        return repr((role, slip, of_slip, ground, of_ground))

    def _may_name(self, channel: Channel, on: date, role: Role, consent: str | None, basis: str | None) -> bool:
        person = Person(role=role, consent=consent, basis=basis)
        return role is not Role.RESIDENT and self.allows(person, Purpose.NAME, channel, on)

    def reduced(self, story: Story, channel: Channel, on: date) -> Story:
        """Return a story as a channel may have it: people as they allowed, no papers of the desk's own."""
        people = tuple(self._person(person, channel, on) for person in story.header.people)
        untold = {"registration": None, "submitted": None, "returned": None, "withdrawn": None, "approvals": ()}
        header = replace(story.header, people=people, **untold)  # type: ignore[arg-type]
        if not self.hides_image(story, channel, on):
            return replace(story, header=header)
        pictures = {name: digest for name, digest in story.pictures.items() if name != header.image}
        return replace(story, header=replace(header, image=None, image_alt=None), pictures=pictures)

    def _person(self, person: Person, channel: Channel, on: date) -> Person:
        if person.role is Role.RESIDENT:
            return Person(role=Role.RESIDENT)
        return Person(role=person.role, name=self.name_told(person, channel, on), post=person.post)

    def name_told(self, person: Person, channel: Channel, on: date) -> str | None:
        """Return the name under which a channel may tell of a person on a day, None where it may tell none."""
        may = self._may_name(channel, on, person.role, person.consent, person.basis)
        return person.name if may else None


def is_taken_back(story: Story) -> bool:
    """Whether a story was taken back for want of consent."""
    back = story.header.withdrawn
    return back is not None and back.because is Cause.CONSENT


def top_of(story: Story) -> str:
    """Return the picture at the top of a story, "" where there is none."""
    return story.header.image or ""

"""All that the desk has on file, read once, frozen; each channel gets only what it may tell."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from itertools import chain
from operator import attrgetter
from typing import TypeVar

from newsdesk.model.allowed import Allowances, Decided, is_taken_back
from newsdesk.model.approval import is_approved, text_approved
from newsdesk.model.assessment import AssessmentHeader
from newsdesk.model.brief import Brief, brief_story
from newsdesk.model.consent import Consent, LegalBasis, Purpose
from newsdesk.model.facility import Facility
from newsdesk.model.lexicon import Lexicon
from newsdesk.model.occasion import EventHeader, FeatureHeader, NewsHeader, PageHeader, Text
from newsdesk.model.papers import NO_PAPERS, Papers
from newsdesk.model.phrases import Phrase
from newsdesk.model.plan import Plan
from newsdesk.model.programme import NO_PROGRAMMES, Programme, Programmes
from newsdesk.model.story import Audience, Channel, Person, Stage, Story
from newsdesk.remembered import Remembered

T = TypeVar("T")
Reckon = Callable[[Story], object]
PUBLIC = {Channel.WEB, Channel.LOUDSPEAKER, Channel.CULTURE}
"""Channels that anybody may read or overhear, residents among them: stories for staff alone stay away."""


@dataclass(frozen=True, slots=True)
class Days:
    """What says on which days a channel may tell a story once it is approved."""

    since: date | None
    until: date | None
    revoked: date | None
    """The first day from which a commendation is taken back."""
    channels: tuple[Channel, ...]
    audience: Audience

    @classmethod
    def of(cls, story: Story) -> "Days":
        """Return them of a story."""
        header = story.header
        revoked = min((award.revoked for award in header.awards if award.revoked), default=None)
        return cls(header.date, header.expires, revoked, header.channels, header.audience)

    def have(self, channel: Channel, on: date) -> bool:
        """Whether a channel may tell it on a day."""
        return (
            channel in self.channels
            and self.since is not None
            and self.since <= on
            and not (self.until is not None and self.until < on)
            and not (self.revoked is not None and self.revoked <= on)
            and not (self.audience is Audience.STAFF and channel in PUBLIC)
        )


@dataclass(frozen=True, slots=True)
class OnAir:
    """When a story may be told and what there is of it, without a word of it."""

    days: Days
    stage: Stage
    is_short: bool
    """Whether it has a short version."""
    has_body: bool

    @classmethod
    def of(cls, story: Story) -> "OnAir":
        """Return it of a story."""
        header = story.header
        return cls(Days.of(story), header.stage, header.spoken.short is not None, bool(story.body.strip()))


@dataclass(frozen=True, kw_only=True)
class Library:
    """The desk's files as nouns; a file that could not be read whole is not among them."""

    facility: Facility
    plans: tuple[Plan, ...]
    broadcasting: Programmes = NO_PROGRAMMES
    """Programmes, and the rules that all of them keep."""
    papers: Papers = NO_PAPERS
    consents: Mapping[str, Consent]
    bases: Mapping[str, LegalBasis] = field(default_factory=dict)
    """Legal bases other than consent, by key."""
    phrases: tuple[Phrase, ...] = ()
    lexicon: Lexicon
    """Written form to spoken form, the facility's own rows."""
    stories: tuple[Story, ...]
    news: tuple[Text[NewsHeader], ...] = ()
    features: tuple[Text[FeatureHeader], ...] = ()
    events: tuple[Text[EventHeader], ...] = ()
    pages: tuple[Text[PageHeader], ...] = ()
    assessments: tuple[Text[AssessmentHeader], ...] = ()
    """What the department itself says of each period, by the period's key."""
    images: Mapping[str, str]
    """Digest of each file in content/images, by name."""
    sounds: Mapping[str, str] = field(default_factory=dict)
    """Digest of each file in content/sounds, by name."""
    remembered: Remembered = field(default_factory=Remembered, compare=False, repr=False)
    """What was reckoned of stories before, which need not be reckoned again."""

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """The programmes as written."""
        return self.broadcasting.programmes

    @cached_property
    def by_slug(self) -> Mapping[str, Story]:
        """Stories by slug."""
        return {story.slug: story for story in self.stories}

    def for_channel(self, channel: Channel, *, on: date) -> tuple[Story, ...]:
        """Return the stories that a channel may tell on a day, newest first, people reduced to what they allowed."""
        if (channel, on) not in self._reduced:
            stories, decided = tuple(self.told(channel, on=on)), self.allowances.decided(channel, on)
            # Days on which the same is allowed have the same of a story: a rota of years asks of hundreds of them.
            known = self._of_decided.setdefault((channel, decided), {})
            missing = tuple(one for one in stories if one.origin.path not in known)
            if missing:
                known.update((one.origin.path, one) for one in self._briefly(missing, channel, on))
            self._reduced[channel, on] = tuple(known[one.origin.path] for one in stories)
        return self._reduced[channel, on]

    @cached_property
    def _of_decided(self) -> dict[tuple[Channel, Decided], dict[str, Story]]:
        return {}

    def _briefly(self, stories: tuple[Story, ...], channel: Channel, on: date) -> Iterator[Story]:
        reduce = partial(self._as_allowed, channel, on)
        if not self.remembered.together:
            return map(reduce, stories)
        briefs = self.of_told(channel, on, "brief", Brief, Brief.of, among=stories)
        return (brief_story(story, brief, reduce) for story, brief in zip(stories, briefs, strict=True))

    def _as_allowed(self, channel: Channel, on: date, story: Story) -> Story:
        return self.allowances.reduced(story, channel, on)

    def of_told(
        self,
        channel: Channel,
        on: date,
        name: str,
        kind: type[T],
        reckon: Callable[[Story], T],
        *,
        among: tuple[Story, ...] | None = None,
    ) -> list[T]:
        """Return something of each story that a channel may tell on a day, in the order of `for_channel`.

        It is reckoned from the story as the channel may have it and from nothing else; `name` stands for `reckon`,
        `kind` is the type of what it returns; `among`: some of these stories, as they are written.
        """
        stories = tuple(self.told(channel, on=on)) if among is None else among
        reduce, leave = partial(self._as_allowed, channel, on), self.allowances.leave(channel, on)
        what = f"{name} {channel.value}"
        return self.remembered.each(what, kind, stories, (), lambda story: reckon(reduce(story)), own=leave)

    @cached_property
    def _reduced(self) -> dict[tuple[Channel, date], tuple[Story, ...]]:
        return {}

    def told(self, channel: Channel, *, on: date) -> Iterator[Story]:
        """Yield the same stories as they are written, for who says no word of them."""
        if (channel, on) not in self._told:
            self._told[channel, on] = tuple(one for one in self._newest if self._may_tell(one, channel, on))
        return iter(self._told[channel, on])

    @cached_property
    def _told(self) -> dict[tuple[Channel, date], tuple[Story, ...]]:
        return {}

    @cached_property
    def _newest(self) -> tuple[Story, ...]:
        """Every story, in the order in which those of any day are told."""
        return self._in_order(self.stories)

    def _in_order(self, stories: Iterable[Story]) -> tuple[Story, ...]:
        def order(story: Story) -> tuple[int, str]:
            return -(self.on_air(story).days.since or date.min).toordinal(), story.slug

        return tuple(sorted(stories, key=order))

    def coming(self, channel: Channel, *, today: date, among: Iterable[Story] | None = None) -> tuple[Story, ...]:
        """Return the same stories as they are written, for who tells of nobody in them: their texts are the same."""
        stories = self._newest if among is None else self._in_order(among)
        return tuple(
            one for one in stories if self._may_tell(one, channel, max(today, self.on_air(one).days.since or today))
        )

    def coming_to(self, channel: Channel, *, today: date, among: Iterable[Story] | None = None) -> tuple[Story, ...]:
        """Return the stories that a channel may tell today, or later from their own day on; `among` some of its own."""
        told = self.coming(channel, today=today, among=among)
        return newest_first(self.allowances.reduced(one, channel, max(today, one.day or today)) for one in told)

    def news_for(self, *, on: date) -> tuple[Text[NewsHeader], ...]:
        """Return the news that may be told on a day, newest first."""
        current = [item for item in self.news if item.header.is_told_on(on)]
        return tuple(sorted(current, key=lambda item: (-item.header.date.toordinal(), item.slug)))

    def features_for(self, *, on: date) -> tuple[Text[FeatureHeader], ...]:
        """Return the features that may be told on a day, newest first."""
        current = [item for item in self.features if item.header.is_told_on(on)]
        return tuple(sorted(current, key=lambda item: (-item.header.date.toordinal(), item.slug)))

    @cached_property
    def allowances(self) -> Allowances:
        """Who allowed what."""
        return Allowances(self.stories, self.consents, self.bases, self.remembered, self.images)

    def withheld(self, story: Story, channel: Channel, on: date) -> frozenset[Purpose]:
        """Return what keeps a whole story away from a channel on a day: names, words, pictures not allowed there."""
        return self.allowances.withheld(story, channel, on)

    def _may_tell(self, story: Story, channel: Channel, on: date) -> bool:
        if story.slug not in self._approved or not self.on_air(story).days.have(channel, on):
            return False
        return not self.withheld(story, channel, on)

    def on_air(self, story: Story) -> OnAir:
        """Return when a story may be told and what there is of it."""
        if self.remembered.together and (found := self._on_air.get(story.origin.path)):
            return found
        return OnAir.of(story)

    @cached_property
    def _on_air(self) -> Mapping[str, OnAir]:
        found = self.remembered.each("on air", OnAir, self.stories, (), OnAir.of)
        return {story.origin.path: one for story, one in zip(self.stories, found, strict=True)}

    def registered_for(self, story: Story) -> int | None:
        """Return the year for which a story of this library was registered."""
        return self._registered[story.origin.path]

    @cached_property
    def _registered(self) -> Mapping[str, int | None]:
        found = self.remembered.each("registered", int | None, self.stories, (), registered_for)
        return {story.origin.path: one for story, one in zip(self.stories, found, strict=True)}

    @property
    def former_slugs(self) -> frozenset[str]:
        """What stories were called before, as they say themselves."""
        return frozenset(chain.from_iterable(self._former))

    @property
    def renamed(self) -> Mapping[str, str]:
        """The slug of each story by what it was called before, where no story is called so now."""
        former = (
            (old, story.slug) for story, all_old in zip(self.stories, self._former, strict=True) for old in all_old
        )
        return {old: slug for old, slug in former if old not in self.by_slug}

    @cached_property
    def _former(self) -> tuple[tuple[str, ...], ...]:
        return tuple(self.remembered.each("former slugs", tuple[str, ...], self.stories, (), former_slugs_of))

    @cached_property
    def _approved(self) -> frozenset[str]:
        """Slugs of the stories that may be told at all; to tell it of a thousand stories takes a while."""
        stands = self.remembered.each("approved", bool, self.stories, (), is_approved)
        return frozenset(story.slug for story, one in zip(self.stories, stands, strict=True) if one)

    def is_approved(self, story: Story) -> bool:
        """Whether a story of this library is approved as it stands, reckoned once."""
        return story.slug in self._approved

    def people_for(self, story: Story, channel: Channel, on: date) -> tuple[Person, ...]:
        """Return the people of any story, told or not, as a channel may tell of them on a day."""
        return self.allowances.reduced(story, channel, on).header.people


def former_slugs_of(story: Story) -> tuple[str, ...]:
    """Return the old addresses of a story, as it says them."""
    return story.header.redirect_from


def registered_for(story: Story) -> int | None:
    """Return the year for which a story was registered."""
    return story.header.registration.for_year if story.header.registration else None


def may_tell(story: Story, channel: Channel, on: date) -> bool:
    """Whether a channel may tell a story on a day."""
    return on_day(story, channel, on) and is_approved(story)


def on_day(story: Story, channel: Channel, on: date) -> bool:
    """Whether a channel may tell a story on a day once it is approved."""
    return Days.of(story).have(channel, on)


def newest_first(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Return stories by their day, the newest first."""
    return tuple(sorted(stories, key=lambda story: (-(story.day or date.min).toordinal(), story.slug)))


TEXT_APPROVED, TAKEN_BACK = "text approved", "taken back"
OF_EACH: Mapping[str, Reckon] = {
    "on air": OnAir.of,
    "approved": is_approved,
    "registered": registered_for,
    "former slugs": former_slugs_of,
    "title": attrgetter("title"),
    TEXT_APPROVED: text_approved,
    TAKEN_BACK: is_taken_back,
}
"""What is asked of every story of a library, by the name under which it is remembered."""

"""All that the desk has on file, read once, frozen; each channel gets only what it may tell."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from newsdesk.model.approval import is_approved
from newsdesk.model.consent import Consent
from newsdesk.model.facility import Facility
from newsdesk.model.occasion import EventHeader, NewsHeader, PageHeader, Text
from newsdesk.model.plan import Plan
from newsdesk.model.programme import Programme
from newsdesk.model.story import Audience, Channel, Person, Role, Story

PUBLIC = {Channel.WEB, Channel.LOUDSPEAKER}
"""Channels that anybody may read or overhear: stories for staff alone stay away from them."""


@dataclass(frozen=True, kw_only=True)
class Library:
    """The desk's files as nouns; a file that could not be read whole is not among them."""

    facility: Facility
    plans: tuple[Plan, ...]
    programmes: tuple[Programme, ...] = ()
    consents: Mapping[str, Consent]
    lexicon: Mapping[str, str]
    """Written form to spoken form, the facility's own rows."""
    stories: tuple[Story, ...]
    news: tuple[Text[NewsHeader], ...] = ()
    events: tuple[Text[EventHeader], ...] = ()
    pages: tuple[Text[PageHeader], ...] = ()
    images: Mapping[str, str]
    """Digest of each file in content/images, by name."""

    @cached_property
    def by_slug(self) -> Mapping[str, Story]:
        """Stories by slug."""
        return {story.slug: story for story in self.stories}

    def plan_of(self, story: Story) -> Plan | None:
        """Return the plan that a story belongs to: named, or in force when it was registered or is told."""
        if story.header.plan:
            return next((plan for plan in self.plans if plan.key == story.header.plan), None)
        registration = story.header.registration
        day = registration.on if registration else story.day
        return self.plan_on(day) if day else None

    def plan_on(self, day: date) -> Plan | None:
        """Return the plan in force on a day, the one issued last where there are two."""
        in_force = [plan for plan in self.plans if day in plan.period]
        return max(in_force, key=lambda plan: (plan.issued, plan.key), default=None)

    def for_channel(self, channel: Channel, *, on: date) -> tuple[Story, ...]:
        """Return the stories that a channel may tell on a day, newest first, people reduced to what they allowed."""
        told = [self._as_allowed(story, channel, on) for story in self.stories if may_tell(story, channel, on)]
        return tuple(sorted(told, key=lambda story: (-(story.day or on).toordinal(), story.slug)))

    def news_for(self, *, on: date) -> tuple[Text[NewsHeader], ...]:
        """Return the news that may be told on a day, newest first."""
        current = [item for item in self.news if item.header.date <= on <= item.header.until]
        return tuple(sorted(current, key=lambda item: (-item.header.date.toordinal(), item.slug)))

    def _as_allowed(self, story: Story, channel: Channel, on: date) -> Story:
        people = tuple(self._person_as_allowed(person, channel, on) for person in story.header.people)
        header = replace(story.header, people=people, registration=None, returned=None, withdrawn=None, approvals=())
        return replace(story, header=header)

    def _person_as_allowed(self, person: Person, channel: Channel, on: date) -> Person:
        slip = self.consents.get(person.consent or "")
        named = person.role is not Role.RESIDENT and slip is not None and slip.names_on(channel, on)
        return replace(person, name=person.name if named else None, consent=None)


def may_tell(story: Story, channel: Channel, on: date) -> bool:
    """Whether a channel may tell a story on a day."""
    header = story.header
    return (
        channel in header.channels
        and header.date is not None
        and header.date <= on
        and not (header.audience is Audience.STAFF and channel in PUBLIC)
        and is_approved(story)
    )

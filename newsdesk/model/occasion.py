"""What is not an exemplar: short news for the broadcast, events that took place, pages that stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from newsdesk.model.base import Day, Noun, Number, Origin
from newsdesk.model.story import Channel, Link, Story

H = TypeVar("H")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsHeader(Noun):
    """The header of a short item of the facility for the broadcast."""

    title: str
    date: Day
    until: Day
    sample: bool = False

    def is_told_on(self, day: Day) -> bool:
        """Whether it may be told on a day: the first and the last are among them."""
        return self.date <= day <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureHeader(Noun):
    """The header of a feature for the broadcast: the movement, the law, the plan's own content."""

    title: str
    date: Day
    until: Day | None = None
    sample: bool = False

    def is_told_on(self, day: Day) -> bool:
        """Whether it may be told on a day: the first and, where it has one, the last are among them."""
        return self.date <= day <= (self.until or day)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHeader(Noun):
    """The header of a briefing, conference, exchange or show that took place."""

    title: str
    date: Day
    channel: Channel
    units: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    present: Number | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHeader(Noun):
    """The header of a page that stands."""

    title: str
    slug: str | None = None
    redirect_from: tuple[str, ...] = ()
    """Old addresses of this page: bare slugs, or paths on the website."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Generic[H]):
    """A header with its Markdown body, as it stands in its file."""

    slug: str
    header: H
    body: str
    body_line: int
    origin: Origin
    links: tuple[Link, ...] = ()


def names_of(stories: Iterable[Story], events: Iterable[Text[EventHeader]]) -> Mapping[str, str]:
    """Return the slug of each story that events call by its file's name, which is no other's slug."""
    there = tuple(stories)
    strange = {name for event in events for name in event.header.stories} - {story.slug for story in there}
    if not strange:
        return {}
    files = ((PurePosixPath(story.origin.path).stem, story.slug) for story in there)
    return {name: slug for name, slug in files if name in strange}


def by_slug(event: Text[EventHeader], names: Mapping[str, str]) -> Text[EventHeader]:
    """Return an event that names each of its stories once, by its slug; a name that nothing bears stays."""
    told = tuple(dict.fromkeys(names.get(name, name) for name in event.header.stories))
    return event if told == event.header.stories else replace(event, header=replace(event.header, stories=told))

"""What the public may read on one day: the stories, names and places that every page is made from."""

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from newsdesk import files
from newsdesk.markup import Address
from newsdesk.model import names
from newsdesk.model.addresses import page_place, story_place
from newsdesk.model.alphabet import ascii_slug, ascii_slugs
from newsdesk.model.cue import Cue, Timing
from newsdesk.model.facility import Name
from newsdesk.model.library import Library
from newsdesk.model.plan import Field
from newsdesk.model.rundown import Rundown
from newsdesk.model.story import Channel, Link, Story
from newsdesk.site.addresses import above, address_from
from newsdesk.site.pictures.picture import Picture
from newsdesk.sources.guides import Guide

if TYPE_CHECKING:
    from newsdesk.site.metadata import StoryView

KINDS = {kind: (ascii_slug(name), name.capitalize()) for kind, name in names.KINDS.items()}
"""Each kind's address and what a reader calls it."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A finished MP3 of one story: what was read and when, how long it lasts, whether a machine read it."""

    path: Path
    length: timedelta
    synthetic: bool
    cues: tuple[Cue, ...] = ()
    timing: Timing = Timing.VOICE
    """How it is known when the cues are heard; with `LENGTHS` they are paragraphs, none held by the sound."""
    sure: float = 1.0

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return files.head(self.path, 0)[0]


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One day's website before it is printed."""

    library: Library
    today: date
    sounds: Mapping[str, Sound] = field(default_factory=dict)
    """By the slug of the story; those of stories that are not told on the page stay away."""
    rundowns: tuple[Rundown, ...] = ()
    """What airs today and on the days that are planned, as far as it is known; other channels' stories among it."""
    guides: tuple[Guide, ...] = ()
    """The help that stands beside the stories."""
    draw: Callable[[Mapping[str, str]], Mapping[str, Picture]] = lambda places: {}
    """How the pictures that are shown become files of pages, by their names and places."""
    minutes: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    """How long one reads at a story, by its slug, as far as somebody has counted: a list need not render its bodies."""

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The stories that the page may tell, newest first, people reduced to what they allowed."""
        return self.library.for_channel(Channel.WEB, on=self.today)

    @cached_property
    def by_slug(self) -> "Mapping[str, StoryView]":
        """The views by the slugs of their stories."""
        return {view.story.slug: view for view in self.views}

    @cached_property
    def views(self) -> "tuple[StoryView, ...]":
        """The same stories in the words of their pages, made once for whatever shows them."""
        from newsdesk.site.metadata import story_view  # it reads editions

        return tuple(story_view(story, self) for story in self.stories)

    @cached_property
    def told_aloud(self) -> tuple[tuple[Story, Sound], ...]:
        """The stories that the page may tell and that can be heard, with their sounds."""
        return tuple((story, self.sounds[story.slug]) for story in self.stories if story.slug in self.sounds)

    @cached_property
    def name(self) -> Name:
        """What the facility is called today."""
        return self.library.facility.on(self.today)

    @cached_property
    def home(self) -> str:
        """Where the website stands, without a slash at the end; empty where it is only looked at locally."""
        return (self.library.facility.address or "").rstrip("/")

    @cached_property
    def site_name(self) -> str:
        """What the website is called."""
        return f"Gương điển hình – {self.name.name}"

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Each field by its key, named as in the plan issued last."""
        plans = sorted(self.library.plans, key=lambda plan: (plan.issued, plan.key))
        return {field.key: field for plan in plans for field in plan.fields}

    @cached_property
    def tag_slugs(self) -> Mapping[str, str]:
        """Each tag's address; tags that differ only in capitals are one."""
        return ascii_slugs({tag_key(tag) for story in self.stories for tag in story.header.tags})

    @cached_property
    def pictures(self) -> Mapping[str, str]:
        """Where each picture that is shown will lie for programs that know JPEG alone, by the name of its file.

        The digest in the name lets a browser keep a picture for ever and tells Bép.jpg from Bếp.jpg.
        """
        shown = {name for story in self.stories for name in pictures_of(story)}
        shown |= {name for page in self.library.pages for name in pictured(page.links)}
        digests = {name: self.library.images[name] for name in shown if name in self.library.images}
        return {name: picture_place(name, digest) for name, digest in sorted(digests.items())}

    @cached_property
    def drawn(self) -> Mapping[str, Picture]:
        """Each picture that is shown as pages show it, by the name of its file."""
        return self.draw(self.pictures)

    @cached_property
    def drawn_at(self) -> Mapping[str, Picture]:
        """Each of these by its address as clean bodies give it."""
        return {above(picture.place): picture for picture in self.drawn.values()}

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The address of each text by its file's path, and by the bare name where only one text has it."""
        texts = [(story.origin.path, story_place(story.slug), story.slug) for story in self.stories]
        texts += [(page.origin.path, page_place(page.slug), page.slug) for page in self.library.pages]
        by_name = {f"{slug}.md": place for _, place, slug in reversed(texts)}
        by_name |= {posixpath.basename(path): place for path, place, _ in reversed(texts)}
        return by_name | {path: place for path, place, _ in texts}

    def address_from(self, path: str) -> Address:
        """Return how the links in one text's file become links between pages."""
        return address_from(posixpath.dirname(path), self.places, self.pictures)


@lru_cache(maxsize=1 << 16)
def tag_key(tag: str) -> str:
    """Return the form in which two tags are compared."""
    return " ".join(tag.casefold().split())


def pictures_of(story: Story) -> set[str]:
    """Return the names of the pictures that a story shows."""
    lead = {story.header.image} if story.header.image else set()
    return lead | set(story.pictures) | pictured(story.links)


def pictured(links: Iterable[Link]) -> set[str]:
    """Return the names of the pictures among links."""
    return {link.target for link in links if link.shows}


def picture_place(name: str, digest: str) -> str:
    """Return where a picture will lie on the website."""
    path = PurePosixPath(name)
    return f"hinh/{ascii_slug(path.stem) or 'hinh'}-{digest[:8]}.jpg"

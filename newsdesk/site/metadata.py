"""A story as a page shows it: names instead of keys, words instead of numbers. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import ceil

from newsdesk.markup import to_html
from newsdesk.model.addresses import sound_place
from newsdesk.model.calendar import length_words
from newsdesk.model.cue import Cue
from newsdesk.model.persons import person_line
from newsdesk.model.story import Story
from newsdesk.model.texts import WORD
from newsdesk.site.bodies import as_shown
from newsdesk.site.edition import KINDS, Edition, tag_key
from newsdesk.site.pictures.picture import Picture

SAMPLE = "Bài mẫu. "
"""What precedes a sample's words where they stand away from the visible mark."""
TAG = re.compile("<[^>]*>")
READING_RATE = 230
"""Syllables a minute that an adult reads quietly; Vietnamese writes each apart."""
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SoundView:
    """A story's sound as the player needs it."""

    place: str
    length: str
    synthetic: bool
    seconds: int
    size: str
    paragraphs: tuple[tuple[Cue, ...], ...]
    """What is read, sentence by sentence; empty where nobody knows when each is heard."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as its page shows it."""

    html: str
    asked: tuple[tuple[str, bool], ...]
    """Each target that it has, as written, and whether it is a picture: the page rests on where these lead."""


@dataclass(frozen=True)
class StoryView:
    """Everything that a template says about a story; text is plain, `body` is clean HTML. Made when it is asked for."""

    story: Story
    edition: Edition = field(repr=False, compare=False)

    @cached_property
    def rendered(self) -> Rendered:
        """The body as the page shows it, and what it asked for."""
        return rendered(self.story, self.edition)

    @property
    def body(self) -> str:
        """The body as clean HTML of its page."""
        return self.rendered.html

    def forget(self) -> None:
        """Let go of the body: who prints thousands of pages does not hold them all."""
        self.__dict__.pop("rendered", None)

    @cached_property
    def field(self) -> str:
        """The field's name."""
        return field_name(self.story.header.field, self.edition)

    @cached_property
    def field_short(self) -> str:
        """The field's short name."""
        return field_short(self.story.header.field, self.edition)

    @cached_property
    def unit(self) -> str:
        """The unit's name."""
        return unit_name(self.story.header.unit, self.edition)

    @property
    def kind(self) -> str:
        """What a reader calls its kind."""
        return KINDS[self.story.header.kind][1]

    @property
    def kind_slug(self) -> str:
        """The address of its kind."""
        return KINDS[self.story.header.kind][0]

    @cached_property
    def tags(self) -> tuple[tuple[str, str], ...]:
        """Name and address of each tag."""
        return tags_of(self.story, self.edition)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """A line for each person."""
        return tuple(person_line(person) for person in self.story.header.people)

    @cached_property
    def replicated(self) -> tuple[tuple[str, date, str | None], ...]:
        """Who took over what the story tells of, since when, with what result."""
        return tuple((unit_name(r.unit, self.edition), r.on, r.result) for r in self.story.header.replicated)

    @property
    def picture(self) -> str | None:
        """Where the picture at the top lies for programs that know JPEG alone."""
        return self.edition.pictures.get(self.story.header.image or "")

    @property
    def lead_picture(self) -> Picture | None:
        """The picture at the top as pages show it."""
        return self.edition.drawn.get(self.story.header.image or "")

    @cached_property
    def sound(self) -> SoundView | None:
        """What there is to hear."""
        return sound_view(self.story, self.edition)

    @cached_property
    def reading_minutes(self) -> int:
        """How long one reads at summary and body; 0 where there is nothing to read."""
        known = self.edition.minutes.get(self.story.slug)
        return (
            reading_minutes(f"{self.story.header.summary or ''} {TAG.sub(' ', self.body)}") if known is None else known
        )


def story_view(story: Story, edition: Edition) -> StoryView:
    """Return a story in the words of its page."""
    return StoryView(story, edition)


def rendered(story: Story, edition: Edition) -> Rendered:
    """Return a story's body for its page, and the targets whose addresses it asked for."""
    address, asked = edition.address_from(story.origin.path), dict[tuple[str, bool], None]()

    def noted(target: str, shows: bool) -> str:
        asked[target, shows] = None
        return address(target, shows)

    return Rendered(_shown(to_html(story.body, noted), edition), tuple(asked))


def reading_minutes(text: str) -> int:
    """Return how many minutes, rounded up, a text takes to read."""
    return ceil(len(WORD.findall(text)) / READING_RATE)


def page_body(body: str, path: str, edition: Edition) -> str:
    """Return the body of a text, written in the desk's file at `path`, as clean HTML of its page."""
    return _shown(to_html(body, edition.address_from(path)), edition)


def _shown(html: str, edition: Edition) -> str:
    return as_shown(html, edition.drawn_at, edition.home)


def tags_of(story: Story, edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return name and slug of each tag, once, in the order written."""
    named = {tag_key(tag): printable(" ".join(tag.split())) for tag in reversed(story.header.tags)}
    order = dict.fromkeys(tag_key(tag) for tag in story.header.tags)
    return tuple((named[key], edition.tag_slugs[key]) for key in order)


def unit_name(key: str, edition: Edition) -> str:
    """Return a unit's name, or what was written where the facility has no such key."""
    unit = edition.library.facility.unit(key)
    return unit.name if unit else key


def field_name(key: str, edition: Edition) -> str:
    """Return a field's name, or what was written where no plan has such a key."""
    return edition.fields[key].name if key in edition.fields else key


def field_short(key: str, edition: Edition) -> str:
    """Return a field's short name, or what was written where no plan has such a key."""
    return edition.fields[key].short if key in edition.fields else key


def sound_view(story: Story, edition: Edition) -> SoundView | None:
    """Return where a story's sound lies and how long it lasts, if there is one."""
    sound = edition.sounds.get(story.slug)
    if sound is None:
        return None
    return SoundView(
        place=sound_place(story.slug),
        length=length_words(sound.length),
        synthetic=sound.synthetic,
        seconds=round(sound.length.total_seconds()),
        size=size_words(sound.size),
        paragraphs=paragraphs_of(sound.cues),
    )


def paragraphs_of(cues: Iterable[Cue]) -> tuple[tuple[Cue, ...], ...]:
    """Return the sentences in the paragraphs that they open."""
    paragraphs: list[list[Cue]] = []
    for cue in cues:
        if cue.opens_paragraph or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(cue)
    return tuple(map(tuple, paragraphs))


def size_words(octets: int) -> str:
    """Return the size of a file as people read it: 640 kB, 3,7 MB."""
    if octets < 999_500:
        return f"{max(1, round(octets / 1000))} kB"
    return f"{octets / 1_000_000:.1f} MB".replace(".", ",")


def printable(text: str) -> str:
    """Return the text without the signs that XML cannot hold."""
    return UNPRINTABLE.sub("", text)


def summary_elsewhere(story: Story) -> str:
    """Return the summary as feeds and search engines show it, away from the page's visible mark."""
    return f"{SAMPLE if story.header.sample else ''}{printable(story.header.summary or '')}"

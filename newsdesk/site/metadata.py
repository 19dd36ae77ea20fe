"""A story as a page shows it: names instead of keys, words instead of numbers. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
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
class StoryView:
    """Everything that a template says about a story; text is plain, `body` is clean HTML."""

    story: Story
    body: str
    field: str
    field_short: str
    unit: str
    kind: str
    kind_slug: str
    tags: tuple[tuple[str, str], ...]
    """Name and address of each tag."""
    people: tuple[str, ...]
    replicated: tuple[tuple[str, date, str | None], ...]
    picture: str | None
    """Where the picture at the top lies for programs that know JPEG alone."""
    lead_picture: Picture | None
    """The picture at the top as pages show it."""
    sound: SoundView | None
    reading_minutes: int
    """How long one reads at summary and body; 0 where there is nothing to read."""


def story_view(story: Story, edition: Edition) -> StoryView:
    """Return a story in the words of its page."""
    header = story.header
    slug, kind = KINDS[header.kind]
    body = page_body(story.body, story.origin.path, edition)
    return StoryView(
        story=story,
        body=body,
        field=field_name(header.field, edition),
        field_short=field_short(header.field, edition),
        unit=unit_name(header.unit, edition),
        kind=kind,
        kind_slug=slug,
        tags=tags_of(story, edition),
        people=tuple(person_line(person) for person in header.people),
        replicated=tuple((unit_name(r.unit, edition), r.on, r.result) for r in header.replicated),
        picture=edition.pictures.get(header.image or ""),
        lead_picture=edition.drawn.get(header.image or ""),
        sound=sound_view(story, edition),
        reading_minutes=reading_minutes(f"{header.summary or ''} {TAG.sub(' ', body)}"),
    )


def reading_minutes(text: str) -> int:
    """Return how many minutes, rounded up, a text takes to read."""
    return ceil(len(WORD.findall(text)) / READING_RATE)


def page_body(body: str, path: str, edition: Edition) -> str:
    """Return the body of a text, written in the desk's file at `path`, as clean HTML of its page."""
    return as_shown(to_html(body, edition.address_from(path)), edition.drawn_at, edition.home)


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

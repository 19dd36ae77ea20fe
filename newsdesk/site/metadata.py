"""A story as a page shows it: names instead of keys, words instead of numbers. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from newsdesk.markup import to_html
from newsdesk.model.calendar import length_words
from newsdesk.model.persons import person_line
from newsdesk.model.story import Story
from newsdesk.site.bodies import as_shown
from newsdesk.site.edition import KINDS, Edition, tag_key
from newsdesk.site.pictures import Picture

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SoundView:
    """A story's sound as the player needs it."""

    place: str
    length: str
    synthetic: bool


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


def story_view(story: Story, edition: Edition) -> StoryView:
    """Return a story in the words of its page."""
    header = story.header
    slug, kind = KINDS[header.kind]
    return StoryView(
        story=story,
        body=page_body(story.body, story.origin.path, edition),
        field=edition.fields[header.field].name if header.field in edition.fields else header.field,
        field_short=edition.fields[header.field].short if header.field in edition.fields else header.field,
        unit=unit_name(header.unit, edition),
        kind=kind,
        kind_slug=slug,
        tags=tags_of(story, edition),
        people=tuple(person_line(person) for person in header.people),
        replicated=tuple((unit_name(r.unit, edition), r.on, r.result) for r in header.replicated),
        picture=edition.pictures.get(header.image or ""),
        lead_picture=edition.drawn.get(header.image or ""),
        sound=sound_view(story, edition),
    )


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


def sound_view(story: Story, edition: Edition) -> SoundView | None:
    """Return where a story's sound lies and how long it lasts, if there is one."""
    sound = edition.sounds.get(story.slug)
    if sound is None:
        return None
    return SoundView(f"am-thanh/{story.slug}.mp3", length_words(sound.length), sound.synthetic)


def printable(text: str) -> str:
    """Return the text without the signs that XML cannot hold."""
    return UNPRINTABLE.sub("", text)

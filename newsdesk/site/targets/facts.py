"""What pages show of a story, as facts: where these are the same, what is printed of it is the same. Pure."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from newsdesk import files
from newsdesk.model.story import Story
from newsdesk.site.aloud.podcast import Podcasts
from newsdesk.site.assets import Assets
from newsdesk.site.edition import KINDS, Edition, Sound
from newsdesk.site.found.found import Found
from newsdesk.site.metadata import StoryView
from newsdesk.site.targets.target import fingerprint


def told(story: Story) -> bytes:
    """Return the fingerprint of a story as the page may tell it."""
    return fingerprint(story.header, story.body, story.pictures, story.origin.path)


def row(view: StoryView) -> bytes:
    """Return the fingerprint of what lists show of a story (`teaser`, `lead`, JSON-LD of a list)."""
    header, lead = view.story.header, view.lead_picture
    return fingerprint(
        view.story.slug,
        header.title,
        header.summary,
        header.date,
        header.field,
        header.unit,
        header.sample,
        (lead.stem, lead.width, lead.height) if lead else None,
        view.sound and (view.sound.length, view.sound.seconds, view.sound.synthetic),
        view.reading_minutes,
    )


def entry(view: StoryView, shown: bytes) -> bytes:
    """Return the fingerprint of what feeds and the search say of a story; `shown`: what lists do."""
    return fingerprint(shown, view.tags, view.kind, sound(view.edition.sounds.get(view.story.slug)))


def named(view: StoryView) -> tuple[object, ...]:
    """Return what a mere mention of a story shows (`overview`, what to read next, what airs)."""
    header = view.story.header
    return (view.story.slug, header.title, header.sample, header.date, header.unit, view.sound and view.sound.length)


def sound(one: Sound | None) -> tuple[object, ...] | None:
    """Return what a player shows of a sound, and what stands beside it."""
    return (one.length, one.size, one.synthetic, one.cues, one.timing.value) if one else None


def sound_shown(view: StoryView) -> tuple[object, ...] | None:
    """Return what the listening page shows of a story's sound."""
    heard = view.sound
    return (heard.place, heard.seconds, heard.synthetic) if heard else None


def names(edition: Edition) -> bytes:
    """Return the fingerprint of what fields and units are called."""
    return fingerprint(edition.library.facility.units, edition.fields)


def addresses(edition: Edition) -> bytes:
    """Return the fingerprint of all that decides where the targets of bodies lead, and how pictures are shown."""
    pictures = [(name, one.stem, one.width, one.height) for name, one in edition.drawn.items()]
    return fingerprint(edition.places, edition.pictures, pictures, edition.home)


def leads(asked: Iterable[tuple[str, bool]], path: str, edition: Edition) -> bytes:
    """Return the fingerprint of where the targets of a body lead today, and how large its pictures are."""
    address = edition.address_from(path)
    there = [address(target, shows) for target, shows in asked]
    pictures = [edition.drawn_at.get(place) for place in there]
    return fingerprint(there, [one and (one.stem, one.width, one.height) for one in pictures])


def everywhere(found: Found, assets: Assets, settings: Path) -> bytes:
    """Return the fingerprint of what every page shows: names, foot, links, style, script; and of the templates."""
    edition, podcasts = found.edition, Podcasts(found.edition)
    return fingerprint(
        edition.library.facility,
        edition.name,
        edition.home,
        edition.fields,
        KINDS_SHOWN,
        [(page.slug, page.header.title) for page in edition.library.pages],
        bool(edition.guides),
        found.feeds.any,
        (podcasts.feed, podcasts.name, sorted(podcasts.fields)),
        found.site_card.place,
        _theme(assets.theme),
        sorted(files.looks(assets.theme / "static")),
        files.digest_of(settings),
    )


KINDS_SHOWN = {kind.value: shown for kind, shown in KINDS.items()}


def _theme(theme: Path) -> Mapping[str, Any]:
    return {name: files.digest_of(path) for name, path in files.tree(theme).items() if not name.startswith("static/")}

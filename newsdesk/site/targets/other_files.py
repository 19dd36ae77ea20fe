"""The files that no template makes: feeds, sitemap, sounds and their texts, pictures, the theme's own files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from newsdesk import files
from newsdesk.model.addresses import sound_place
from newsdesk.model.story import Story
from newsdesk.site import help as guides_help
from newsdesk.site.aloud import captions
from newsdesk.site.aloud.podcast import COVER, Podcasts
from newsdesk.site.aloud.queue import playlists
from newsdesk.site.assets import Assets
from newsdesk.site.found.feeds import MOST, OPML, WHOLE
from newsdesk.site.found.found import MANIFEST, Found, manifest
from newsdesk.site.found.redirects import REDIRECTS, redirect_list
from newsdesk.site.found.sitemap import SITEMAP, sitemap
from newsdesk.site.headers import PLACE, headers
from newsdesk.site.targets.target import Laid, Target, fingerprint, laid


def assets_and_lists(found: Found, assets: Assets) -> Iterator[Target]:
    """Yield style, scripts, what servers are told, and playlists."""
    yield laid(assets.first_place, assets.first)
    yield laid(assets.script_place, assets.script)
    yield laid(assets.search_place, assets.search)
    yield laid(PLACE, headers(found.edition, assets))
    yield from (laid(place, text) for place, text in playlists(found.edition).items())
    for name, path in files.tree(assets.theme / "static").items():
        yield copied(f"theme/{name}", path)


def beside_stories(found: Found, pages: Iterable[str], entries: Mapping[str, bytes]) -> Iterator[Target]:
    """Yield feeds, sitemap and what else stands beside an address; `entries`: what feeds say of each story."""
    feeds, edition = found.feeds, found.edition
    about = fingerprint(edition.home, edition.library.facility, edition.name, edition.fields)
    if feeds.any:
        yield Target(WHOLE, _feed(about, WHOLE, edition.stories, entries), Laid(feeds.whole))
        for one in found.lists:
            yield Target(one.feed, _feed(about, one.name, one.stories, entries), Laid(partial(feeds.of_list, one)))
        yield laid(OPML, feeds.opml())
    if edition.home:
        open_pages = [page for page in pages if page.endswith(".html") and page not in found.redirects]
        cards = {slug: card.place for slug, card in found.cards.items()}
        yield laid(SITEMAP, sitemap(edition, found.lists, open_pages, cards))
        yield laid(MANIFEST, manifest(edition))
        if found.redirects:
            yield laid(REDIRECTS, redirect_list(edition.home, found.redirects))


def _feed(about: bytes, name: str, stories: Sequence[Story], entries: Mapping[str, bytes]) -> bytes:
    newest = max((story.day for story in stories if story.day), default=None)
    return fingerprint(about, name, newest, [entries[story.slug] for story in stories[:MOST]])


def sounds(found: Found, assets: Assets) -> Iterator[Target]:
    """Yield the sounds of the stories that are told, what is said in them, and the podcast's picture."""
    edition = found.edition
    for story, sound in edition.told_aloud:
        yield linked(sound_place(story.slug), sound.path)
        for name, text in captions.texts(story, sound):
            yield laid(name, text)
    if Podcasts(edition).feed:
        below = (edition.name.superior, edition.name.name)
        fonts = assets.theme / "fonts"
        yield Target(COVER, fingerprint(below, files.looks(fonts)), Laid(partial(_cover, fonts, below)))


def _cover(fonts: Path, below: tuple[str, ...]) -> bytes:
    from newsdesk.site.aloud.cover import cover  # Pillow takes a moment to load: nothing is drawn on most days

    return cover(fonts, ("Gương", "điển hình"), below)


def help_pictures(found: Found, home: Path) -> Iterator[Target]:
    """Yield the pictures of the guides."""
    yield from (copied(place, path) for place, path in guides_help.pictures(found.edition.guides, home))


def pictures(found: Found) -> Iterator[Target]:
    """Yield the stories' pictures as they were drawn."""
    for picture in found.edition.drawn.values():
        yield from (linked(place, path) for place, path in picture.files.items())


def copied(place: str, path: Path) -> Target:
    """Return the target of a file of the program or of people: whatever is done to the one leaves the other alone."""
    return Target(place, fingerprint(files.look_of(path)), Laid(path.read_bytes))


def linked(place: str, path: Path) -> Target:
    """Return the target of a file that lies whole in a cache."""
    return Target(place, fingerprint(files.look_of(path)), Laid(lambda: path))

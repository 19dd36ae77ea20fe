"""Which files a website must consist of, by the Library alone: what Pelican wrote is held against it."""

from collections.abc import Iterator

from newsdesk import files
from newsdesk.model.addresses import page_place, sound_place, story_place
from newsdesk.site.aloud import captions
from newsdesk.site.aloud.podcast import Podcasts
from newsdesk.site.aloud.queue import playlists
from newsdesk.site.assets import Assets
from newsdesk.site.edition import Edition
from newsdesk.site.found.found import Found
from newsdesk.site.help import names as help_names
from newsdesk.site.pagination import pages_of

ALWAYS = (
    "404.html",
    "_headers",
    "don-vi/index.html",
    "linh-vuc/index.html",
    "loai/index.html",
    "nam/index.html",
    "nghe/index.html",
    "robots.txt",
    "the/index.html",
    "tim/index.html",
)
NAMED_AT_MOST = 5


def every_file(edition: Edition, assets: Assets, found: Found) -> frozenset[str]:
    """Return the name of every file of the website but those of the search, relative to its folder."""
    stories = {story.slug for story in edition.stories}
    return frozenset(
        [
            *ALWAYS,
            *pages_of("index.html", len(stories)),
            *(story_place(slug) for slug in stories),
            *(page_place(page.slug) for page in edition.library.pages),
            *(place for one in found.lists for place in pages_of(one.place, len(one.stories))),
            *(place for picture in edition.drawn.values() for place in picture.places),
            *(sound_place(story.slug) for story, _ in edition.told_aloud),
            *playlists(edition),
            *beside_sounds(edition),
            *Podcasts(edition).names,
            *(f"theme/{name}" for name in files.tree(assets.theme / "static")),
            assets.first_place,
            assets.script_place,
            assets.search_place,
            *found.names,
            *help_names(edition.guides),
        ]
    )


def beside_sounds(edition: Edition) -> Iterator[str]:
    """Yield the captions and chapters of every sound that has any."""
    for story, sound in edition.told_aloud:
        places = (captions.captions_place(story, sound), captions.chapters_place(story, sound))
        yield from (place for place in places if place)


def named_briefly(names: list[str]) -> str:
    """Return the first few names, and how many more there are."""
    more = len(names) - NAMED_AT_MOST
    return ", ".join(names[:NAMED_AT_MOST]) + (f" (+{more})" if more > 0 else "")

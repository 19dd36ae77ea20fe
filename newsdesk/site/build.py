"""The whole website into one fresh folder: pages, pictures, sounds, counted."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from newsdesk import files
from newsdesk.model.addresses import sound_place
from newsdesk.model.library import Library
from newsdesk.model.rundown import Rundown
from newsdesk.site.aloud import captions
from newsdesk.site.aloud.cover import cover
from newsdesk.site.aloud.podcast import COVER, Podcasts
from newsdesk.site.aloud.queue import playlists
from newsdesk.site.assets import Assets
from newsdesk.site.cards.kept import Kept, drawn, put_cards
from newsdesk.site.edition import Edition, Sound
from newsdesk.site.found.found import Found
from newsdesk.site.headers import PLACE, headers
from newsdesk.site.help import put_pictures
from newsdesk.site.inventory import check_whole, every_file
from newsdesk.site.pictures.drawn import forget_others, kept_in, lay_out, pictures_from
from newsdesk.sources.guides import guides

__all__ = ["Pages", "Sound", "build"]

DEVELOPERS = Path(__file__).parents[2]
"""Where theme and settings lie if the desk has none of its own; the guides are the same for every desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What a website consists of, counted."""

    stories: int
    pages: int
    """Files that a reader opens, lists and stories included."""
    pictures: int
    sounds: int


def build(
    library: Library,
    sounds: Mapping[str, Sound],
    folder: Path,
    *,
    images: Path,
    today: date,
    root: Path,
    rundowns: tuple[Rundown, ...] = (),
    cache: Path | None = None,
    told: Callable[[int, int], None] = lambda _done, _total: None,
) -> Pages:
    """Write the website of a day into a folder that is empty, and return what it consists of.

    `sounds`: by slug; `images`: the pictures' folder; `root`: the desk, with settings and theme if it has
    its own; `cache`: the folder that keeps what was drawn from one build to the next, None for nowhere; `told` hears
    how many pages of how many are written. Raises
    DeskError `site-incomplete`, `site-surplus`, `picture-form`, `picture-too-large`, and those of `files`.
    """
    # Importing Pelican takes 0.3 s and sets the process's logger class: only who publishes pays.
    from newsdesk.site.counting import counted
    from newsdesk.site.press import print_pages

    home = root if (root / "pelicanconf.py").is_file() else DEVELOPERS
    assets = Assets(home / "theme")
    with kept_in(cache and cache / "pictures") as kept:
        draw = partial(pictures_from, digests=library.images, images=images, cache=kept)
        edition = Edition(
            library=library, today=today, sounds=sounds, rundowns=rundowns, draw=draw, guides=guides(DEVELOPERS)
        )
        found, cards = Found(edition), Kept(cache / "cards") if cache else None
        with drawn(found.pictures, cards):
            expected = every_file(edition, assets, found)
            with counted(told, sum(name.endswith(".html") for name in expected)):
                print_pages(found, assets, folder, holds=expected, settings=home / "pelicanconf.py")
        put_cards(found.pictures, folder, cards)
        lay_out(edition.drawn.values(), folder)
        put_pictures(edition.guides, DEVELOPERS, folder)
        forget_others(edition.drawn.values(), kept)
    for place, text in beside_pages(found, assets, expected):
        files.put(folder / place, text.encode())
    copy_sounds(edition, folder)
    put_cover(edition, assets, folder)
    check_whole(folder, expected)
    return Pages(
        stories=len(edition.stories),
        pages=sum(name.endswith(".html") for name in expected),
        pictures=len(edition.pictures),
        sounds=len(edition.told_aloud),
    )


def beside_pages(found: Found, assets: Assets, holds: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield place and text of every file that no template makes; `holds`: all that the website holds."""
    yield assets.first_place, assets.first
    yield assets.script_place, assets.script
    yield assets.search_place, assets.search
    yield PLACE, headers(found.edition, assets)
    yield from found.edition.search.items()
    yield from playlists(found.edition).items()
    yield from found.texts(holds)


def copy_sounds(edition: Edition, folder: Path) -> None:
    """Copy the sounds of the stories that are told, and write what is said in them."""
    for story, sound in edition.told_aloud:
        files.copy(sound.path, folder / sound_place(story.slug))
        for name, text in captions.texts(story, sound):
            files.put(folder / name, text.encode())


def put_cover(edition: Edition, assets: Assets, folder: Path) -> None:
    """Draw the picture of the podcast, where there is one."""
    if Podcasts(edition).feed:
        below = (edition.name.superior, edition.name.name)
        files.put(folder / COVER, cover(assets.theme / "fonts", ("Gương", "điển hình"), below))

"""The whole website into one fresh folder: pages, pictures, sounds, counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from newsdesk import files
from newsdesk.model.library import Library
from newsdesk.model.rundown import Rundown
from newsdesk.site.assets import Assets
from newsdesk.site.edition import Edition, Sound
from newsdesk.site.headers import PLACE, headers
from newsdesk.site.inventory import check_whole, every_file
from newsdesk.site.picture_files import forget_others, kept_in, lay_out, pictures_from

__all__ = ["Pages", "Sound", "build"]

DEVELOPERS = Path(__file__).parents[2]
"""Where theme and settings lie if the desk has none of its own."""


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
) -> Pages:
    """Write the website of a day into a folder that is empty, and return what it consists of.

    `sounds`: by slug; `images`: the pictures' folder; `root`: the desk, with settings and theme if it has
    its own; `cache`: what keeps drawn pictures from one build to the next. Raises DeskError `site-incomplete`,
    `site-surplus`, `picture-form`, `picture-too-large`, and those of `files`.
    """
    # Importing Pelican takes 0.3 s and sets the process's logger class: only who publishes pays.
    from newsdesk.site.press import print_pages

    home = root if (root / "pelicanconf.py").is_file() else DEVELOPERS
    assets = Assets(home / "theme")
    with kept_in(cache) as kept:
        draw = partial(pictures_from, digests=library.images, images=images, cache=kept)
        edition = Edition(library=library, today=today, sounds=sounds, rundowns=rundowns, draw=draw)
        print_pages(edition, assets, folder, settings=home / "pelicanconf.py")
        lay_out(edition.drawn.values(), folder)
        forget_others(edition.drawn.values(), kept)
    files.write_if_changed(folder / assets.script_place, assets.script)
    files.write_if_changed(folder / PLACE, headers(edition, assets))
    told = [story.slug for story in edition.stories if story.slug in sounds]
    for slug in told:
        files.copy(sounds[slug].path, folder / "am-thanh" / f"{slug}.mp3")
    expected = every_file(edition, assets)
    check_whole(folder, expected)
    return Pages(
        stories=len(edition.stories),
        pages=sum(name.endswith(".html") for name in expected),
        pictures=len(edition.pictures),
        sounds=len(told),
    )

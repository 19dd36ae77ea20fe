"""The whole website into one fresh folder: pages, pictures, sounds, counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.errors import DeskError
from newsdesk.model.library import Library
from newsdesk.model.rundown import Rundown
from newsdesk.pictures import without_traces
from newsdesk.site.assets import Assets
from newsdesk.site.edition import Edition, Sound
from newsdesk.site.inventory import check_whole, every_file, named_briefly

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
) -> Pages:
    """Write the website of a day into a folder that is empty, and return what it consists of.

    `sounds`: by slug; `images`: the pictures' folder; `root`: the desk, with settings and theme if it has
    its own. Raises DeskError `site-incomplete`, `site-surplus`, `picture-form`, and those of `files`.
    """
    # Importing Pelican takes 0.3 s and sets the process's logger class: only who publishes pays.
    from newsdesk.site.press import print_pages

    edition = Edition(library=library, today=today, sounds=sounds, rundowns=rundowns)
    home = root if (root / "pelicanconf.py").is_file() else DEVELOPERS
    assets = Assets(home / "theme")
    print_pages(edition, assets, folder, settings=home / "pelicanconf.py")
    files.write_if_changed(folder / assets.script_place, assets.script)
    for place, part in {assets.search_place: assets.search, **edition.search}.items():
        files.write_if_changed(folder / place, part)
    copy_pictures(edition, images, folder)
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


def copy_pictures(edition: Edition, images: Path, folder: Path) -> None:
    """Copy the pictures that are shown, and no others, without what cameras write into them."""
    found = {files.nfc(name): path for name, path in files.tree(images).items()}
    by_name = {Path(name).name: path for name, path in found.items()}
    if missing := sorted(edition.pictures.keys() - by_name.keys()):
        raise DeskError("site-incomplete", missing=named_briefly(missing))
    for name, place in edition.pictures.items():
        with files.machine_faults(by_name[name]):
            content = by_name[name].read_bytes()
        files.write_if_changed(folder / place, without_traces(content, name))

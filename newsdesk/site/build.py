"""The whole website into one fresh folder: pages, pictures, sounds, counted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from newsdesk.model.library import Library
from newsdesk.model.rundown import Rundown
from newsdesk.recall.program import program
from newsdesk.site.assets import Assets
from newsdesk.site.cards.kept import Kept
from newsdesk.site.edition import Edition, Sound
from newsdesk.site.home import DEVELOPERS, SETTINGS, home_of
from newsdesk.site.pictures.drawn import forget_others, kept_in, pictures_from
from newsdesk.site.renewal import Renewal
from newsdesk.site.targets.standing import standing
from newsdesk.sources.guides import guides

__all__ = ["Pages", "Sound", "build"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What a website consists of, counted."""

    stories: int
    pages: int
    """Files that a reader opens, lists and stories included."""
    pictures: int
    sounds: int
    renewal: Renewal | None = field(default=None, compare=False, repr=False)
    """How it came about: what is to go from the website that stands, and what is to be known the next time."""


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
    old: Path | None = None,
    told: Callable[[int, int], None] = lambda _done, _total: None,
) -> Pages:
    """Write the website of a day into a folder that is empty, and return what it consists of.

    `sounds`: by slug; `images`: the pictures' folder; `root`: the desk, with settings and theme if it has its own;
    `cache`: the folder that keeps what is known from one build to the next, None for nowhere; `old`: the website that
    stands: files of it that are as they should be are not written again; `told` hears how many pages of how many are
    written. Raises DeskError `site-incomplete`, `site-surplus`, `picture-form`, `picture-too-large`, `worker-lost`, and
    those of `files`.
    """
    home = home_of(root)
    with kept_in(cache and cache / "pictures") as kept:
        draw = partial(pictures_from, digests=library.images, images=images, cache=kept)
        edition = Edition(
            library=library, today=today, sounds=sounds, rundowns=rundowns, draw=draw, guides=guides(DEVELOPERS)
        )
        nowhere = folder.with_name(f".{folder.name}.none")
        renewal = Renewal(
            edition=edition,
            assets=Assets(home / "theme"),
            settings=home / SETTINGS,
            folder=folder,
            old=old or nowhere,
            before=standing(cache if old else None, program().encode()),
            home=DEVELOPERS,
            kept_cards=Kept(cache / "cards") if cache else None,
            told=told,
        )
        folder.mkdir(parents=True, exist_ok=True)
        renewal.run()
        forget_others(edition.drawn.values(), kept)
    return Pages(
        stories=len(edition.stories),
        pages=sum(name.endswith(".html") for name in renewal.targets),
        pictures=len(edition.pictures),
        sounds=len(edition.told_aloud),
        renewal=renewal,
    )

"""The help beside the website, in docs/: the guides of everyone who works with the desk."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from markupsafe import Markup

from newsdesk import files
from newsdesk.markup import to_html
from newsdesk.sources.guides import FOLDER, PICTURES, Guide

INDEX = "docs/index.html"


def place(guide: Guide) -> str:
    """Return where a guide stands on the website."""
    return f"docs/{guide.slug}.html"


def names(guides: Sequence[Guide]) -> Iterator[str]:
    """Yield every file of the help."""
    if guides:
        yield INDEX
        yield from map(place, guides)
        yield from (f"docs/{PICTURES}/{name}" for guide in guides for name in guide.pictures)


def body(guide: Guide, ending: str = ".html") -> Markup:
    """Return a guide as clean HTML; other guides are linked by their file, as in the folder they lie in."""
    return Markup(to_html(guide.body, _address(ending)))  # noqa: S704 (cleaned by newsdesk.markup)


def _address(ending: str) -> Callable[[str, bool], str]:
    def address(target: str, shows: bool) -> str:
        if shows or "/" in target or not target.endswith(".md"):
            return target
        return target.removesuffix(".md").partition("-")[2] + ending

    return address


def put_pictures(guides: Sequence[Guide], home: Path, folder: Path) -> None:
    """Lay the guides' pictures where their pages look for them."""
    for guide in guides:
        for name in guide.pictures:
            files.copy(home / FOLDER / PICTURES / name, folder / "docs" / PICTURES / name)

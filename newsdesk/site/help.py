"""The help beside the website, in docs/: the guides of everyone who works with the desk."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from markupsafe import Markup

from newsdesk import files
from newsdesk.markup import to_html
from newsdesk.sources.guides import FOLDER, PICTURES, Guide
from newsdesk.sources.pictures import HEAD, look

HOME = Path(__file__).parents[2]
INDEX = "docs/index.html"
SHOWN = re.compile(rf'src="{PICTURES}/(?P<name>[a-z0-9-]+\.webp)"')


def place(guide: Guide) -> str:
    """Return where a guide stands on the website."""
    return f"docs/{guide.slug}.html"


def names(guides: Sequence[Guide]) -> Iterator[str]:
    """Yield every file of the help."""
    if guides:
        yield INDEX
        yield from map(place, guides)
        yield from (f"docs/{PICTURES}/{name}" for guide in guides for name in guide.pictures)


def body(guide: Guide, ending: str = ".html", home: Path = HOME) -> Markup:
    """Return a guide as clean HTML; other guides are linked by their file, as in the folder they lie in."""
    html = to_html(guide.body, _address(ending))
    return Markup(SHOWN.sub(lambda shown: _sized(shown, home), html))  # noqa: S704 (cleaned by newsdesk.markup)


def _sized(shown: re.Match[str], home: Path) -> str:
    """Return a picture with its size, so that the words below it do not move when it comes."""
    weight, head = files.head(home / FOLDER / PICTURES / shown["name"], HEAD)
    found = look(head, weight)
    size = f' width="{found.width}" height="{found.height}"' if found.width else ""
    return f'{shown[0]}{size} loading="lazy"'


def _address(ending: str) -> Callable[[str, bool], str]:
    def address(target: str, shows: bool) -> str:
        if shows or "/" in target or not target.endswith(".md"):
            return target
        return target.removesuffix(".md").partition("-")[2] + ending

    return address


def picture_looks(guide: Guide, home: Path = HOME) -> tuple[files.Look, ...]:
    """Return how the files of a guide's pictures look from outside."""
    return tuple(files.look_of(home / FOLDER / PICTURES / name) for name in guide.pictures)


def pictures(guides: Sequence[Guide], home: Path) -> Iterator[tuple[str, Path]]:
    """Yield where each picture of the guides lies on the website, and its file."""
    for guide in guides:
        yield from ((f"docs/{PICTURES}/{name}", home / FOLDER / PICTURES / name) for name in guide.pictures)

"""A picture as pages show it: in which widths and forms it lies on the website, and how a page asks for it. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path, PurePosixPath

from markupsafe import Markup

WIDTHS = (480, 800, 1200, 1600)
"""Points: a phone, a sharp phone, a column on a sharp screen, the whole width of one."""
PLAIN_WIDTH = 1200
"""Of the one file for programs that know neither AVIF nor WebP: old browsers, previews of shared links."""
FORMS = {"avif": "image/avif", "webp": "image/webp"}
"""The lightest first: a browser takes the first that it knows."""
COLUMN = "(min-width: 44rem) 40rem, 100vw"
"""How wide a picture in the column of a story is shown."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that lies on the website, never larger than it was made."""

    stem: str
    """The address of its files without width and ending."""
    width: int
    """Points of the widest file."""
    height: int
    files: Mapping[str, Path] = field(default_factory=dict, compare=False)
    """Each place on the website, and the file that is to lie there."""

    @property
    def place(self) -> str:
        """Where the file for old programs lies."""
        return f"{self.stem}.jpg"

    @property
    def places(self) -> Iterator[str]:
        """Where each of its files lies."""
        yield self.place
        yield from (f"{self.stem}-{width}.{form}" for form in FORMS for width in widths(self.width))

    def html(self, home: str, *, alt: str, sizes: str = COLUMN, first: bool = False, more: str = "") -> Markup:
        """Return the picture's element for a page that calls the website's folder `home`.

        `first`: it is what a visitor sees on opening the page; all others are fetched when they come near.
        `more`: further attributes, clean already; they stand before ours.
        """
        sources = "".join(
            f'<source type="{kind}" srcset="{self._srcset(home, form)}" sizes="{escape(sizes)}">'
            for form, kind in FORMS.items()
        )
        img = self.plain_html(home, alt=alt, first=first, more=more)
        return Markup(f"<picture>{sources}{img}</picture>")  # noqa: S704 (all parts are escaped or ours)

    def plain_html(self, home: str, *, alt: str, first: bool = False, more: str = "") -> str:
        """Return the element of the one file that every browser knows."""
        when = 'fetchpriority="high"' if first else 'loading="lazy"'
        sides = "" if " width=" in more else f' width="{self.width}" height="{self.height}"'
        return f'<img src="{home}/{self.place}" alt="{escape(alt)}"{more}{sides} {when} decoding="async">'

    def _srcset(self, home: str, form: str) -> str:
        return ", ".join(f"{home}/{self.stem}-{width}.{form} {width}w" for width in widths(self.width))


def widths(own: int) -> tuple[int, ...]:
    """Return the widths in which a picture is kept: none wider than its own."""
    return tuple(sorted({*(width for width in WIDTHS if width < own), min(own, WIDTHS[-1])}))


def stem(place: str) -> str:
    """Return a place without its ending."""
    return str(PurePosixPath(place).with_suffix(""))

"""How a story is cited and handed on: its citation, a letter that holds it, a code that a telephone reads. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby, product
from math import ceil
from urllib.parse import quote

from newsdesk.model.addresses import story_address
from newsdesk.model.story import Story
from newsdesk.site.edition import Edition
from newsdesk.site.metadata import printable

QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks."""
MASK = 0
"""Every mask can be read; to try all eight for the finest takes five times as long, for each of a thousand stories."""


def _strokes(modules: tuple[int, ...]) -> str:
    """Return how a pen goes over modules from left to right, and on to where eight of them end."""
    runs = [(dark, len(list(run))) for dark, run in groupby(modules)]
    gone = "".join(f"h{length}" if dark else f"m{length} 0" for dark, length in runs)
    return gone + (f"m{8 - len(modules)} 0" if len(modules) < 8 else "")


@cache
def _all_strokes() -> Mapping[bytes, str]:
    """Return the strokes over up to eight modules: to look them up is ten times as fast as to draw each module."""
    lengths = range(1, 9)
    return {bytes(modules): _strokes(modules) for length in lengths for modules in product((0, 1), repeat=length)}


@dataclass(frozen=True, slots=True)
class Shared:
    """What the end of a story's page says for those who tell of it."""

    facility: str
    """The name that the facility had on the story's day: that is the author, whatever it is called now."""
    address: str
    """The whole address of the page; empty where the website is only looked at locally, as the next two are then."""
    letter: str
    """A mailto: address with a letter to nobody yet that holds title and address."""
    code: str
    """An SVG to stand within the page, black on white whatever the page's colours."""


def shared(story: Story, edition: Edition, summary: str) -> Shared:
    """Return how a story of an edition is cited and handed on; `summary`: as it stands away from the page."""
    facility = edition.library.facility
    address = story_address(facility, story.slug)
    return Shared(
        facility=printable(facility.on(story.day or edition.today).name),
        address=address,
        letter=letter(story.title, summary, address) if address else "",
        code=code_svg(address) if address else "",
    )


def letter(title: str, summary: str, address: str) -> str:
    """Return a mailto: address whose letter says what the page is about, and where it is."""
    subject, teaser = (" ".join(printable(text).split()) for text in (title, summary))
    body = "\r\n\r\n".join(filter(None, (subject, teaser, address)))
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def code_svg(address: str) -> str:
    """Return a code of error correction M for an address, with its quiet zone."""
    import segno  # only who prints a page pays for loading it

    strokes = _all_strokes()
    rows = segno.make_qr(address, error="m", boost_error=False, mask=MASK).matrix
    size = len(rows) + 2 * QUIET
    back = f"m{-8 * ceil(len(rows) / 8)} 1"
    drawn = back.join("".join(strokes[bytes(row[at : at + 8])] for at in range(0, len(row), 8)) for row in rows)
    return (
        f'<svg viewBox="0 0 {size} {size}" class="code"><path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path stroke="#000" d="M{QUIET} {QUIET}.5{drawn}"/></svg>'
    )

"""Where a story's page stands on the website: what the page itself, its links and a printed code agree on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from newsdesk.model.alphabet import RESERVED
from newsdesk.model.books import nouns_of, to_csv
from newsdesk.model.facility import Facility

SCHEMES = ("https://", "http://")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
PATH = re.compile(r"(?:[A-Za-z0-9_~-]+/)*[A-Za-z0-9_~-]+(?:\.[A-Za-z0-9_~-]+)*\.html?\Z")
"""What an old address may be: plain ASCII, folders without a dot, and a page at the end."""
LONGEST_PATH = 200
TEXT_FOLDERS = ("bai", "trang")
"""Where stories lie, and pages that stand."""
TEXT_PLACE = re.compile(r"(?:bai|trang)/[a-z0-9]+(?:-[a-z0-9]+)*\.html\Z")
OWN_FOLDERS = {
    *TEXT_FOLDERS, "am-thanh", "chia-se", "docs", "don-vi", "hinh", "linh-vuc", "loai", "nam", "nghe", "nguon-tin",
    "pagefind", "podcast", "the", "theme", "tim",
}  # fmt: skip
"""Every folder of the website: nothing else may lie there."""
OWN_PAGE = re.compile(r"(?:index|404|trang-\d+)\.html\Z")
"""The pages that lie in no folder."""
BOOK = "content/records/addresses.csv"
COLUMNS = ("address", "since")


def code_of(slug: str) -> str:
    """Return what stands for a slug that names somebody."""
    return f"bai-{sha256(slug.encode()).hexdigest()[:8]}"


def story_place(slug: str) -> str:
    """Return where a story's page lies on the website."""
    return f"bai/{slug}.html"


def story_address(facility: Facility, slug: str) -> str:
    """Return the whole address of a story's page; nothing where the website is only looked at locally."""
    home = (facility.address or "").strip().rstrip("/")
    return f"{home}/{story_place(slug)}" if home.startswith(SCHEMES) else ""


def page_place(slug: str) -> str:
    """Return where a page that stands lies on the website."""
    return f"trang/{slug}.html"


def sound_place(slug: str) -> str:
    """Return where a story's sound lies on the website."""
    return f"am-thanh/{slug}.mp3"


def old_place(written: str, folder: str) -> str | None:
    """Return the file of an old address as a header writes it; None where it is none.

    A bare word is an old slug, whose page lay in `folder`; everything else is a path on this website, such as
    `tin-tuc/12-guong-tot.html`, or `tin-tuc/guong-tot/` for the page that a folder shows.
    """
    if SLUG.match(written):
        return f"{folder}/{written}.html"
    path = f"{written}index.html" if written.endswith("/") else written
    fits = PATH.match(path) and len(path) <= LONGEST_PATH
    return path if fits and not _devices(path) else None


def _devices(path: str) -> bool:
    """Whether a part of a path is a name that Windows keeps for devices; a folder may well have an index."""
    parts = [part.split(".")[0].casefold() for part in path.split("/")]
    return not RESERVED.isdisjoint(set(parts) - {"index"})


def kept_by_site(path: str) -> bool:
    """Whether a path lies where the website's own pages and files lie, stories and pages that stand aside."""
    first, *below = path.casefold().split("/")
    return first in OWN_FOLDERS and first not in TEXT_FOLDERS if below else bool(OWN_PAGE.match(first))


@dataclass(frozen=True, slots=True)
class Published:
    """An address that was published, and the day on which it first was."""

    address: str
    since: date

    @property
    def folder(self) -> str:
        """`bai` for a story, `trang` for a page that stands."""
        return self.address.partition("/")[0]

    @property
    def slug(self) -> str:
        """The slug that the address was made of."""
        return self.address.partition("/")[2].removesuffix(".html")


def published_in(text: str) -> tuple[Published, ...]:
    """Return the addresses of a book; ValueError with the number of the first line that is not as we write it.

    Two branches may each have written an address down: the first day holds.
    """
    found: dict[str, Published] = {}
    for one in nouns_of(COLUMNS, text.removeprefix("\ufeff"), _published):
        known = found.get(one.address)
        found[one.address] = min(one, known, key=lambda each: each.since) if known else one
    return tuple(found[address] for address in sorted(found))


def _published(row: dict[str, str]) -> Published:
    if not TEXT_PLACE.match(row["address"]):
        raise ValueError(row["address"])
    return Published(row["address"], date.fromisoformat(row["since"]))


def book_of(published: Iterable[Published]) -> str:
    """Return the text of a book: a line an address, sorted, so that git can put two branches together."""
    in_order = sorted(published, key=lambda one: one.address)
    return to_csv(COLUMNS, ({"address": one.address, "since": one.since.isoformat()} for one in in_order))

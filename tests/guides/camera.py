"""Somebody who follows a guide in a real browser, step by step, and takes its pictures on the way.

A picture is as old as what it shows: beside the pictures lies what a screen reader would have read of each when it was
taken (`seen.json`). A walk that sees something else says so; `python -m tests.guides.make` takes all pictures anew.
"""

import hashlib
import io
import json
import re
from dataclasses import dataclass, field

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from newsdesk.desk.help import HOME
from newsdesk.sources.guides import FOLDER, PICTURES, guides
from tests.guides.terminal import BLOCK, Terminal

PLACE = HOME / FOLDER / PICTURES
SEEN = PLACE / "seen.json"
WIDTH, HEIGHT = 1120, 760
FIGURES = re.compile(r"\d+(?: phút \d+ giây)?")
"""A length may end with a whole minute."""
BOLD = re.compile(r"\*\*(.+?)\*\*")
QUALITY = 82
ON_THIS_DISK = re.compile(r"vscode://file/\S+")
"""Where a copy of the desk lies is no part of what a page shows."""


def kept() -> dict[str, str]:
    """Return what each picture showed when it was taken, as a digest."""
    found: dict[str, str] = json.loads(SEEN.read_text("utf-8")) if SEEN.is_file() else {}
    return found


def labels_of(slug: str) -> list[str]:
    """Return what a guide sets in bold: the very words of buttons, links and fields."""
    (guide,) = [one for one in guides(HOME) if one.slug == slug]
    return list(dict.fromkeys(BOLD.findall(BLOCK.sub("", guide.body))))


@dataclass
class Camera:
    """A reader of one guide, before a page of the desk."""

    page: Page
    home: str
    """Where the desk is, without a slash at the end."""
    making: bool = False
    """Whether pictures are taken, or held against what they showed."""
    used: set[str] = field(default_factory=set)
    """The words of every button, link, field and heading that was used or seen."""
    taken: dict[str, str] = field(default_factory=dict)
    terminal: Terminal = field(default_factory=lambda: Terminal(HOME))
    """Where the commands of a guide are typed."""

    def opens(self, place: str) -> None:
        """Open a page of the desk by its address."""
        self.page.goto(self.home + place)

    def presses(self, name: str, within: Locator | None = None) -> None:
        """Press the button or follow the link of this name."""
        place = within or self.page
        found = place.get_by_role("button", name=name, exact=True).or_(place.get_by_role("link", name=name, exact=True))
        found.first.click()
        self.used.add(name)

    def fills(self, label: str, text: str) -> None:
        """Write into a field."""
        self._field(label).fill(text)

    def chooses(self, label: str, option: str) -> None:
        """Choose from a list."""
        self._field(label).select_option(label=option)
        self.used.add(option)

    def sees(self, text: str) -> None:
        """Look for words that the guide promises."""
        expect(self.page.get_by_text(text).first).to_be_visible()
        self.used.add(text)

    def takes(self, name: str, of: Locator | None = None, *, moving: bool = False) -> None:
        """Take a picture of a part of the page, by default of what fits the window.

        `moving` is what shows other figures each time: a clock, a meter.
        """
        place = of or self.page.locator("body")
        expect(self.page.locator("#ahead > a")).to_have_count(0)  # the board asks for the coming days by itself
        read = ON_THIS_DISK.sub("", place.aria_snapshot())
        read = FIGURES.sub("0", read) if moving else read
        self.taken[f"{name}.webp"] = hashlib.sha256(read.encode()).hexdigest()[:16]
        if self.making:
            drawn = Image.open(io.BytesIO(place.screenshot() if of else self.page.screenshot()))
            drawn.convert("RGB").save(PLACE / f"{name}.webp", quality=QUALITY, method=6)

    def _field(self, label: str) -> Locator:
        self.used.add(label)
        return self.page.get_by_label(label, exact=False).first

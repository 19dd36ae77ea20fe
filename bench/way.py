"""How long a new editor's way is: from the board to a finished draft that is heard aloud, without a command line."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser

from bench.measure import Failed
from tests.browser import chromium
from tests.conftest import SMALL_DESK
from tests.desk import idea
from tests.desk.hand import Hand
from tests.desk.opened import opened

TYPING = 40
"""Syllables a minute of somebody who types all day, though not fast: assumed, not measured."""
CLICK, FIELD = 3, 4
"""Seconds to find and press a button, to find a field or choose from a list: assumed, not measured."""
LEGS: tuple[tuple[str, Callable[[Hand], None]], ...] = (
    ("from the board to an empty form", idea.begins),
    ("the form filled and saved", idea.writes),
    ("heard aloud for a second", idea.hears),
)


def report(folder: Path) -> Iterator[str]:
    """Yield how long a script needs for each leg, what a hand does on it, and an estimate of a person's time."""
    program = chromium.program()
    if program is None:
        raise Failed("no browser")
    root = Path(shutil.copytree(SMALL_DESK, folder / "desk"))
    with chromium.started(program) as browser, opened(root) as here:
        yield from _gone(browser, here.address)


def _gone(browser: Browser, address: str) -> Iterator[str]:
    page = browser.new_page(viewport={"width": 1280, "height": 860}, locale="vi-VN")
    page.goto(f"{address}/")
    hand, scripted = Hand(page), 0.0
    for what, leg in LEGS:
        begun = time.monotonic()
        leg(hand)
        took = time.monotonic() - begun
        scripted += took
        yield f"  {what}: {took:.1f} s by script"
    page.close()
    yield f"By script: {scripted:.1f} s; {hand.clicks} clicks, {hand.fields} fields, {hand.words} syllables typed."
    yield estimate(hand, scripted)


def estimate(hand: Hand, scripted: float) -> str:
    """Return what a person would need, as far as that can be reckoned."""
    typing, rest = hand.words / TYPING, (hand.clicks * CLICK + hand.fields * FIELD + scripted) / 60
    return (
        f"Estimate, not measured: {typing + rest:.1f} minutes, {typing:.1f} of them typing {TYPING} syllables a minute,"
        f" {rest:.1f} all else ({CLICK} s for a click, {FIELD} s for a field, the script's time); thinking not counted."
    )

"""Take the pictures of the guides anew, or those of one: python -m tests.guides.make [SLUG], in the desk's environment."""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from newsdesk.desk.help import HOME
from newsdesk.sources.guides import guides
from tests.browser import chromium
from tests.desk.opened import opened
from tests.guides.camera import HEIGHT, PLACE, SEEN, WIDTH, Camera, kept
from tests.guides.terminal import TODAY, Terminal
from tests.guides.walks import WALKS

PARTS = ("content", "exemplars", "audio_scripts")


def sample_desk(folder: Path) -> Path:
    """Return a copy of the sample desk that a walk may change."""
    for part in PARTS:
        shutil.copytree(HOME / part, folder / part)
    return folder


@contextmanager
def before_the_desk(browser: Browser, folder: Path, *, making: bool) -> Iterator[Camera]:
    """Open a copy of the sample desk and sit down before it."""
    with opened(sample_desk(folder), lambda: TODAY) as here:
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, locale="vi-VN", reduced_motion="reduce", color_scheme="light"
        )
        yield Camera(context.new_page(), here.address, making, terminal=Terminal(folder))
        context.close()


def main(asked: str = "") -> None:
    """Follow every guide, or the one that was asked for, and keep its pictures."""
    path = chromium.program()
    if path is None:
        sys.exit("no browser")
    PLACE.mkdir(exist_ok=True)
    shown = {name for guide in guides(HOME) for name in guide.pictures}
    for name in shown:
        if not (PLACE / name).is_file():  # a walk may publish, and a publish lays every picture beside the help
            Image.new("RGB", (1, 1)).save(PLACE / name)
    taken: dict[str, str] = {}
    with chromium.started(path) as browser:
        for slug in [asked] if asked else WALKS:
            taken |= followed(browser, slug)
    for old in PLACE.glob("*.webp"):
        if old.name not in shown:
            old.unlink()
    known = {name: seen for name, seen in (kept() | taken).items() if name in shown}
    SEEN.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def followed(browser: Browser, slug: str) -> dict[str, str]:
    """Follow one guide, and return what its pictures show."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder, "Bàn biên tập")
        with before_the_desk(browser, desk, making=True) as camera:
            WALKS[slug](camera, desk)
            return camera.taken


if __name__ == "__main__":
    main(*sys.argv[1:2])

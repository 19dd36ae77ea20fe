"""Take every picture of the guides anew: python -m tests.guides.make, in the desk's own environment."""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser

from newsdesk.desk.help import HOME
from tests.browser import chromium
from tests.desk.opened import opened
from tests.guides.camera import HEIGHT, PLACE, SEEN, WIDTH, Camera
from tests.guides.walks import WALKS

TODAY = date(2026, 11, 26)
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
        yield Camera(context.new_page(), here.address, making)
        context.close()


def main() -> None:
    """Follow every guide and keep its pictures."""
    path = chromium.program()
    if path is None:
        sys.exit("no browser")
    PLACE.mkdir(exist_ok=True)
    for old in PLACE.glob("*.webp"):
        old.unlink()
    taken: dict[str, str] = {}
    with chromium.started(path) as browser:
        for walk in WALKS.values():
            with tempfile.TemporaryDirectory() as folder:
                desk = Path(folder, "Bàn biên tập")
                with before_the_desk(browser, desk, making=True) as camera:
                    walk(camera, desk)
                    taken |= camera.taken
    SEEN.write_text(json.dumps(taken, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

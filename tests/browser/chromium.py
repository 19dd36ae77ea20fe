"""The system's own Chromium, found by name."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "msedge")
STEADY = ("--no-sandbox", "--mute-audio", "--font-render-hinting=none", "--disable-lcd-text")
"""Letters as wide on every machine, whatever its screen; no tone in the room; and a container's root may start it."""
PATIENCE = 60_000
"""Milliseconds: what takes so long hangs; a busy machine is no fault of a page."""


def program() -> str | None:
    """Return the path of the first browser that is installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


@contextmanager
def started(path: str) -> Iterator[Browser]:
    """Start the browser for as long as the block runs."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(STEADY))
        browser.on("context", lambda context: context.set_default_timeout(PATIENCE))
        try:
            yield browser
        finally:
            browser.close()

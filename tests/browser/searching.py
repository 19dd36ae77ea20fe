"""A website as a visitor searches it, in the system's own Chromium, straight from the disk."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

ALL_READ = "Boolean(globalThis.deskSearch?.read?.())"
FOUND = "typed => deskSearch.find(typed).found.map(one => deskSearch.titles.stories[one.story][0])"


@dataclass(frozen=True)
class Search:
    """A page on which the search has been read whole."""

    page: Page

    def found(self, typed: str) -> list[str]:
        """Return the slugs of what is found, best first."""
        return list(self.page.evaluate(FOUND, typed))

    def meant(self, typed: str) -> str | None:
        """Return what is suggested instead."""
        suggested: str | None = self.page.evaluate("typed => deskSearch.nearest(typed)", typed)
        return suggested

    def forms(self, word: str) -> Mapping[str, Any]:
        """Return a word as it is compared."""
        return dict(self.page.evaluate("word => deskSearch.formsOf(word.normalize('NFC').toLowerCase())", word))


def searched(page: Page, site: Path, place: str = "tim/index.html") -> Search:
    """Open the page of the search and wait until everything has been read."""
    page.goto(f"{site.as_uri()}/{place}")
    until_read(page)
    return Search(page)


def until_read(page: Page) -> None:
    """Wait until everything has been read; Playwright's own waiting would need `eval`, which our pages forbid."""
    for _ in range(500):
        if page.evaluate(ALL_READ):
            return
        page.wait_for_timeout(20)
    raise TimeoutError(page.url)

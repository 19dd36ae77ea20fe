"""Two websites served as a host would, and visits that are watched from their first request on."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

from tests.browser.serving import Host, hosted
from tests.browser.sites import hostile_site, small_site

DESKTOP, PHONE = 1280, 390


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The small desk's website: one of everything, with sounds that play."""
    with printed(small_site, tmp_path_factory.mktemp("small")) as host:
        yield host


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A website of texts that no layout expects."""
    with printed(hostile_site, tmp_path_factory.mktemp("hostile")) as host:
        yield host


@contextmanager
def printed(make: Callable[[Path, str, Path], None], folder: Path) -> Iterator[Host]:
    """Give a website that knows the address under which it is served."""
    with hosted(folder / "site") as host:
        make(host.folder, host.address, folder / "desk")
        yield host


@dataclass
class Visits:
    """Opens pages, each in a browser that has seen nothing before, and keeps whatever went wrong in them."""

    browser: Browser
    closing: ExitStack
    wrong: list[str] = field(default_factory=list)
    sought: set[str] = field(default_factory=set)
    """Paths that a test asked for itself and that are not there."""

    def __call__(
        self, host: Host, path: str = "index.html", *, width: int = DESKTOP, height: int = 800, **context: Any
    ) -> Page:
        """Open a page of a website; `context` takes Playwright's words for a browser context."""
        page = self.begin(host, viewport={"width": width, "height": height}, **context).new_page()
        page.goto(f"{host.address}/{path}", wait_until="load")
        return page

    def through(
        self, host: Host, paths: Iterable[str], *, width: int = DESKTOP, height: int = 800, **context: Any
    ) -> Iterator[tuple[str, Page]]:
        """Open one page after the other in the same browser, which takes half the time of a new one for each."""
        page = self.begin(host, viewport={"width": width, "height": height}, **context).new_page()
        for path in paths:
            page.goto(f"{host.address}/{path}", wait_until="load")
            yield path, page

    def begin(self, host: Host, **context: Any) -> BrowserContext:
        """Give a browser that has seen nothing before and is watched: requests, console, script faults."""
        watched = self.browser.new_context(locale="vi-VN", **context)
        self.closing.callback(self._count_missed, host, len(host.missed))
        self.closing.callback(watched.close)
        watched.on("request", lambda request: self._check_origin(request, host))
        watched.on("response", lambda response: self._check_found(response))
        watched.on("console", lambda said: self._hear(said.type, said.text))
        watched.on("weberror", lambda fault: self.wrong.append(f"script: {fault.error}"))
        return watched

    def _check_origin(self, request: Request, host: Host) -> None:
        if not request.url.startswith((f"{host.address}/", "data:", "blob:")):
            self.wrong.append(f"request off the origin: {request.url}")

    def _count_missed(self, host: Host, before: int) -> None:
        # Which icon a browser without a window asks for, and when, is its own affair: tests/site holds pages to have one.
        missed = [path for path in host.missed[before:] if path != "/favicon.ico"]
        self.wrong += [f"404: {path}" for path in missed if path not in self.sought]

    def _check_found(self, response: Response) -> None:
        if response.status >= 400 and response.request.is_navigation_request():
            self.sought.add(urlsplit(response.url).path)

    def _hear(self, kind: str, text: str) -> None:
        # What is missing is counted by the host: a browser keeps some of it (its icon) to itself.
        if kind in {"error", "warning"} and "status of 404" not in text:
            self.wrong.append(f"console: {text}")


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visits]:
    """Opens pages; a request off the origin, a missing file or a complaint in the console fails the test."""
    with ExitStack() as closing:
        visits = Visits(browser, closing)
        yield visits
    assert visits.wrong == []

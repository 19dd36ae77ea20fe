"""How good the pages are: their weight, when they are seen, what judges say of them, how long they take.

The sample desk is published as it is (clips that are in the project's cache are taken from there), served on this
machine as a web host would, and visited by the system's Chromium, each time with nothing in its cache.
"""

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from bench import loudspeakers, node_tools, plain
from bench.loudspeakers import DAY
from bench.measure import Failed
from bench.trials import HOME, ours
from bench.visits import AWAY, LINES, Line, middle, watch, weigh
from tests.browser import chromium
from tests.browser.serving import Host, hosted

RUNS = 5
EMPTY = "trong.html"
NOTHING = '<!doctype html><html lang="vi"><title>Trống</title><p>Trống.</p></html>'
PLACES = {
    "home": ("index.html",),
    "story": ("bai/*.html",),
    "list": ("linh-vuc/*.html",),
    "listening page": ("nghe.html", "nghe/index.html", "nghe/*.html"),
    "search": ("tim.html", "tim/index.html", "tim-kiem.html", "tim-kiem/index.html"),
}
"""Where each kind of page may lie; of several, the heaviest is looked at."""


def report(folder: Path, stories: int, seed: int, runs: int) -> Iterator[str]:
    """Yield every figure of the pages as a line."""
    path = chromium.program()
    if path is None:
        yield f"No browser: none of {', '.join(chromium.PROGRAMS)} is installed."
    else:
        site = published(folder)
        pages = chosen(site)
        (site / EMPTY).write_text(NOTHING, encoding="utf-8")
        with hosted(site) as host:
            with chromium.started(path) as browser:
                yield f"Chromium {browser.version}"
                yield from weights(browser, host, pages)
                yield from paints(browser, host, pages)
            (site / EMPTY).unlink()
            yield from judged(host, pages, path, folder)
    yield "\nTime of the website:"
    yield from plain.report(folder, stories, seed, runs)


def published(folder: Path) -> Path:
    """Publish the sample desk into a folder and return where its website lies."""
    desk = loudspeakers.copied(folder / "sample")
    if (HOME / ".cache" / "clips").is_dir():
        shutil.copytree(HOME / ".cache" / "clips", desk / ".cache" / "clips")
    ours("publish", desk, today=DAY)
    return desk / "output" / "site"


def chosen(site: Path) -> dict[str, str]:
    """Return the page of each kind that is looked at: of several the one with the most bytes."""
    found = {}
    for kind, patterns in PLACES.items():
        lying = [
            path
            for pattern in patterns
            for path in site.glob(pattern)
            if path.name != "index.html" or "*" not in pattern
        ]
        if lying:
            heaviest = max(lying, key=lambda path: (len(packed(path)), path.name))
            found[kind] = heaviest.relative_to(site).as_posix()
    return found


def packed(path: Path) -> bytes:
    """Return a file as a host sends it."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def weights(browser: Browser, host: Host, pages: dict[str, str]) -> Iterator[str]:
    """Yield what each page takes over the line, and what the website's scripts weigh."""
    yield "\nTransferred, headers included, gzip, nothing cached (before sound and pictures):"
    for kind, place in pages.items():
        weight = weigh(browser, f"{host.address}/{place}")
        parts = ", ".join(f"{name} {size / 1000:.1f}" for name, size in sorted(weight.sent.items()) if name not in AWAY)
        whole = f"{weight.before_sound_and_pictures / 1000:.1f} kB in {weight.requests} requests"
        yield f"  {kind} ({place}): {whole} ({parts})"
    yield "Scripts (also those that are loaded only when needed):"
    for path in sorted(host.folder.rglob("*.js")):
        name, raw = path.relative_to(host.folder).as_posix(), path.stat().st_size
        yield f"  {name}: {raw / 1000:.1f} kB, gzip {len(packed(path)) / 1000:.1f} kB"


def paints(browser: Browser, host: Host, pages: dict[str, str]) -> Iterator[str]:
    """Yield when each page is first seen over slow lines, beside a page with nothing in it."""
    places = {"empty page, the floor": EMPTY}
    places |= {kind: pages[kind] for kind in ("home", "story") if kind in pages}
    for line in LINES:
        yield f"\n{line.name}: first contentful paint, median (least–most) of {RUNS}, and layout shift:"
        for kind, place in places.items():
            yield f"  {kind}: {painted(browser, f'{host.address}/{place}', line)}"


def painted(browser: Browser, address: str, line: Line) -> str:
    """Return when a page is first seen, in words."""
    paint, least, most, shift = middle([watch(browser, address, line) for _ in range(RUNS)])
    return f"{paint / 1000:.2f} s ({least / 1000:.2f}–{most / 1000:.2f}), shift {shift:.4f}"


def judged(host: Host, pages: dict[str, str], path: str, folder: Path) -> Iterator[str]:
    """Yield what Lighthouse and the W3C's checker say, or why they were not asked."""
    if lacking := node_tools.missing("node", "npm"):
        yield f"\nNo {lacking}: neither Lighthouse nor the W3C's checker was asked."
        return
    try:
        node_tools.install()
        yield from lit(host, pages, path, folder)
        yield from checked(host.folder)
    except Failed as fault:
        yield f"\nNot all judges could be asked: {fault}"


def lit(host: Host, pages: dict[str, str], path: str, folder: Path) -> Iterator[str]:
    """Yield Lighthouse's scores and what cost points."""
    for desktop in (False, True):
        yield f"\nLighthouse, {'desktop' if desktop else 'mobile'}:"
        for kind, place in pages.items():
            address, to = f"{host.address}/{place}", folder / "lighthouse.json"
            found = node_tools.lighthouse(address, path, desktop=desktop, to=to)
            yield f"  {kind}: {', '.join(f'{name} {score}' for name, score in node_tools.scores(found).items())}"
            yield from (f"    {line}" for line in node_tools.shortcomings(found))


def checked(site: Path) -> Iterator[str]:
    """Yield what the W3C's checker says of the whole website."""
    if lacking := node_tools.missing("java"):
        yield f"\nNo {lacking}: the W3C's checker of HTML was not asked."
        return
    said = node_tools.html(site)
    pages = sum(1 for _ in site.rglob("*.html"))
    yield f"\nThe W3C's checker of HTML (vnu), {pages} pages: {sum(said.values())} remarks"
    yield "  (remarks on the security policy come from its reading files, for which 'self' is nobody)"
    yield from (f"  {times} × {words}" for words, times in said.most_common())

"""The website's search: what its files weigh, how long they take to make, and how soon a slow phone answers."""

import gzip
import shutil
import time
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench import desk
from newsdesk.intake import take_in
from newsdesk.site.assets import Assets
from newsdesk.site.edition import Edition
from newsdesk.site.search import search_parts

HERE = Path(__file__).parents[1]
TODAY = date(2026, 11, 26)
SLOWER = 4
"""How many times slower the browser's processor is made, as Lighthouse does for a phone."""
ASKED = ("bếp ăn", "bep an", "gương điển hình", "guong dien hinh", "den", "đèn", "phong y te", "guonh dien hinh")
PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title>
<body><div class="settings"></div><a class="search-open" href="../tim/index.html" data-search="{search}">x</a>
<script src="../{script}"></script></body></html>"""
OPEN = """async () => {
  const began = performance.now(), frame = () => new Promise((resolve) => setTimeout(resolve, 4));
  document.querySelector(".search-open").click();
  while (!globalThis.deskSearch.answers?.()) await frame();
  const first = performance.now() - began;
  while (!deskSearch.read()) await frame();
  return [first, performance.now() - began];
}"""
ASK = """(typed) => {
  const began = performance.now();
  const found = deskSearch.find(typed).found.length;
  return [performance.now() - began, found];
}"""


def report(folder: Path, stories: int, seed: int) -> Iterator[str]:
    """Yield the lines of the report on a made desk's search."""
    desk.make(folder / "desk", stories, seed)
    library = take_in(folder / "desk", TODAY).library
    if library is None:
        raise RuntimeError("the made desk is not in order")
    edition = Edition(library=library, today=TODAY)
    yield f"{len(edition.views)} stories told."
    began, worked = time.perf_counter(), time.process_time()
    parts = {place: script.decode() for place, script in search_parts(edition).items()}
    yield f"Made in {time.perf_counter() - began:.2f} s, {time.process_time() - worked:.2f} s of a processor."
    yield from sizes(parts)
    site = laid_out(parts, folder / "site")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto((site / "bai" / "x.html").as_uri())
        yield from answers(page)
        browser.close()


def sizes(parts: Mapping[str, str]) -> Iterator[str]:
    """Yield what the files weigh, as they lie there and as they travel."""
    assets = Assets(HERE / "theme")
    sheet = (HERE / "theme/static/search/search.css").read_text("utf-8")
    programs = {assets.search_place: assets.search, "theme/search/search.css": sheet}
    whole = [0, 0]
    for place, text in {**programs, **parts}.items():
        raw, packed = len(text.encode()), len(gzip.compress(text.encode(), 9))
        whole = [whole[0] + raw, whole[1] + packed]
        yield f"{place:28} {raw / 1000:9.1f} kB {packed / 1000:9.1f} kB gzip"
    yield f"{'together':28} {whole[0] / 1000:9.1f} kB {whole[1] / 1000:9.1f} kB gzip"


def laid_out(parts: Mapping[str, str], site: Path) -> Path:
    """Write a website that has the search and one page, and return its folder."""
    assets = Assets(HERE / "theme")
    shutil.copytree(HERE / "theme/static/search", site / "theme/search")
    for place, text in {**parts, assets.script_place: assets.script, assets.search_place: assets.search}.items():
        (site / place).parent.mkdir(parents=True, exist_ok=True)
        (site / place).write_text(text, "utf-8")
    (site / "bai").mkdir()
    (site / "bai" / "x.html").write_text(PAGE.format(script=assets.script_place, search=assets.search_place), "utf-8")
    return site


def answers(page: Page) -> Iterator[str]:
    """Yield how long it takes from the first press until titles, then all texts, are searched; then each question."""
    first, last = page.evaluate(OPEN)
    yield f"First answer after {first:.0f} ms, last after {last:.0f} ms, with the processor {SLOWER} × slower."
    for typed in ASKED:
        took, found = min(page.evaluate(ASK, typed) for _ in range(3))
        yield f"  “{typed}”: {found} found in {took:.0f} ms"

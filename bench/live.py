"""How soon an edit is seen: from a file's save on the disk to the changed words in an open page of the desk."""

import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, Page

from bench import desk
from bench.measure import Failed
from bench.trials import HOME
from tests.browser import chromium
from tests.desk.opened import opened

TODAY = date(2026, 11, 26)
EDITS = 20
APART = (0.41, 0.73, 0.57)
"""Seconds between two edits, in turn: none falls in with the desk's own pace."""
PATIENCE = 180_000
"""Milliseconds that a large desk may take to be read for the first time on a busy machine."""
SAMPLE = ("content", "exemplars", "audio_scripts")
WATCH = """(words) => { globalThis.seen = new Promise((resolve) => {
  const spoken = document.querySelector('[data-pane="spoken"]'), times = [0, 0];
  const page = () => document.querySelector('[data-frame="page"]:not(.coming)').contentDocument;
  const look = () => {
    const now = performance.timeOrigin + performance.now();
    times[0] ||= spoken.textContent.includes(words) ? now : 0;
    times[1] ||= page()?.body?.textContent.includes(words) ? now : 0;
    if (times[0] && times[1]) resolve(times); else setTimeout(look, 4);
  };
  look();
}); }"""


def report(folder: Path, stories: int, seed: int) -> Iterator[str]:
    """Yield how soon edits are seen on the sample desk, and on a made one of so many stories."""
    program = chromium.program()
    if program is None:
        raise Failed("no browser")
    for name in SAMPLE:
        if (HOME / name).is_dir():
            shutil.copytree(HOME / name, folder / "sample" / name)
    desk.make(folder / "made", stories, seed)
    with chromium.started(program) as browser:
        for root in (folder / "sample", folder / "made"):
            yield from _on_desk(browser, root)


def _on_desk(browser: Browser, root: Path) -> Iterator[str]:
    """Yield the figures of one desk."""
    listed = sorted((root / "exemplars").rglob("*.md"))
    file = listed[len(listed) // 2]
    with opened(root, lambda: TODAY) as here:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(PATIENCE)
        page.goto(f"{here.address}/story/{file.stem}/")
        page.locator(".story[data-live]").wait_for()
        page.frame_locator("[data-frame=page]").locator("h1").first.wait_for()
        times = [_edit(page, file, number) for number in range(EDITS + 1)][1:]  # the first one warms up
        page.close()
    yield f"{len(listed)} stories, {EDITS} edits:"
    for what, figures in (("spoken text", [one for one, _ in times]), ("page", [one for _, one in times])):
        late = quantiles(figures, n=20, method="inclusive")[18]
        yield f"  {what}: median {median(figures):.0f} ms, p95 {late:.0f} ms, longest {max(figures):.0f} ms"


def _edit(page: Page, file: Path, number: int) -> tuple[float, float]:
    """Save a changed file; return after how many milliseconds the words were seen, spoken and on the page."""
    words = f"câu thêm số {'a' * (number + 1)}b"
    text = file.read_text(encoding="utf-8").rstrip("\n")
    page.evaluate(WATCH, words)
    time.sleep(APART[number % len(APART)])
    saved = time.time() * 1000
    file.write_text(f"{text}\n\nĐây là {words} của bài.\n", encoding="utf-8", newline="\n")
    spoken, shown = page.evaluate("() => globalThis.seen")
    return spoken - saved, shown - saved

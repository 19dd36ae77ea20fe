"""Every kind of page: listed here, complete in itself, still, and without a word to anybody else."""

import re
import time

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import DESKTOP, PHONE, Visits
from tests.browser.serving import Host
from tests.browser.templates import ONE_OF_A_KIND, TEMPLATES, shape, shapes

SMALLEST = 320
LATE = 0.4
ENDS_OF_THE_FIRST_PART = {
    "in the bar": ("index.html", r"Tìm bài</a>"),
    "in the sections": ("index.html", r"Trang chủ</a></li>"),
    "in the lead": ("index.html", r'class="summary">[^<]*</p>'),
    "in the body": ("trang/gioi-thieu.html", r"Về trang</h2>"),
    "in the foot": ("trang/gioi-thieu.html", r"Ẩn &amp; hiện</a></li>"),
}
"""Where a line may halt, and a page on which it then stands in the first window."""
TRIES = 3
"""Visits in which a page must move each time to be one that moves: a machine that is busy elsewhere paints when it can."""
SHIFTS = """() => new Promise(done => {
  const found = [];
  new PerformanceObserver(list => {
    for (const one of list.getEntries())
      found.push([one.value, ...(one.sources || []).map(s => s.node && s.node.outerHTML ? s.node.outerHTML.slice(0, 120) : "")]);
  }).observe({ type: "layout-shift", buffered: true });
  document.fonts.ready.then(() => setTimeout(() => done(found), 100));
})"""
DOWN_AND_UP = "() => { scrollTo(0, document.body.scrollHeight); scrollTo(0, 0); }"


def test_every_kind_of_page_is_visited(site: Host) -> None:
    assert shapes(site.folder) == {shape(path) for path in TEMPLATES}


@pytest.mark.parametrize("width", [DESKTOP, PHONE, SMALLEST])
def test_a_page_stands_still_and_calls_nobody(site: Host, visit: Visits, width: int) -> None:
    paths = list(TEMPLATES if width == PHONE else ONE_OF_A_KIND)
    for _ in range(TRIES):
        moved = {}
        for path, page in visit.through(site, paths, width=width):
            page.evaluate(DOWN_AND_UP)
            moved[path] = page.evaluate(SHIFTS)
        paths = [path for path in paths if moved[path]]
    assert {path: moved[path] for path in paths} == {}


def test_letters_and_light_stay_as_they_were_chosen_last_time(site: Host, visit: Visits) -> None:
    browser = visit.begin(site, viewport={"width": SMALLEST, "height": 800})
    page = browser.new_page()
    page.goto(f"{site.address}/index.html")
    page.evaluate("() => { localStorage.setItem('desk-size', 'huge'); localStorage.setItem('desk-look', 'dark'); }")
    for path in ONE_OF_A_KIND:
        page.goto(f"{site.address}/{path}", wait_until="load")
        assert page.evaluate("({...document.documentElement.dataset})") == {"size": "huge", "look": "dark"}


@pytest.mark.parametrize("kind", ["woff2", "js"], ids=["fonts", "scripts"])
def test_a_page_stands_still_while_something_is_late(site: Host, visit: Visits, kind: str) -> None:
    browser = visit.begin(site, viewport={"width": SMALLEST, "height": 800})

    def late(route: Route) -> None:
        time.sleep(LATE)
        route.continue_()

    browser.route(re.compile(rf"\.{kind}$"), late)
    page = browser.new_page()
    paths = ["index.html", "bai/bep-sach.html", "nghe/index.html", "tim/index.html"]
    for _ in range(TRIES):
        moved = {}
        for path in paths:
            page.goto(f"{site.address}/{path}", wait_until="load")
            moved[path] = page.evaluate(SHIFTS)
        paths = [path for path in paths if moved[path]]
    assert {path: moved[path] for path in paths} == {}


@pytest.mark.parametrize("width", [DESKTOP, PHONE, SMALLEST])
@pytest.mark.parametrize(("path", "told"), ENDS_OF_THE_FIRST_PART.values(), ids=list(ENDS_OF_THE_FIRST_PART))
def test_a_page_of_which_the_end_is_late_stands_still(
    site: Host, visit: Visits, monkeypatch: pytest.MonkeyPatch, path: str, told: str, width: int
) -> None:
    halting = re.compile(told.encode())
    assert halting.search((site.folder / path).read_bytes())
    monkeypatch.setattr(site, "halting", halting)
    moved = []
    for _ in range(TRIES):
        page = visit(site, path, width=width)
        moved = page.evaluate(SHIFTS)
        if not moved:
            break
    assert moved == []

"""Every kind of page: listed here, complete in itself, still, and without a word to anybody else."""

import re

import pytest

from tests.browser.conftest import DESKTOP, PHONE, Visits
from tests.browser.serving import Host
from tests.browser.templates import TEMPLATES, shape, shapes

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


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("path", TEMPLATES)
def test_a_page_stands_still_and_calls_nobody(site: Host, visit: Visits, path: str, width: int) -> None:
    page = visit(site, path, width=width)
    page.evaluate(DOWN_AND_UP)
    assert page.evaluate(SHIFTS) == []


@pytest.mark.parametrize("path", ["index.html", "bai/bep-sach.html"])
def test_a_page_stands_still_while_its_fonts_are_late(site: Host, visit: Visits, path: str) -> None:
    page = visit.begin(site, viewport={"width": PHONE, "height": 800}).new_page()

    def late(route):  # type: ignore[no-untyped-def]
        page.wait_for_timeout(600)
        route.continue_()

    page.route(re.compile(r"\.woff2$"), late)
    page.goto(f"{site.address}/{path}", wait_until="load")
    assert page.evaluate(SHIFTS) == []

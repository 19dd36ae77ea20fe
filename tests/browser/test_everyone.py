"""Every kind of page for everyone: what axe-core finds, in light and dark, on a desk and on the smallest phone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, Visits
from tests.browser.serving import Host
from tests.browser.templates import ONE_OF_A_KIND

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST = 320
HARD = ("index.html", "bai/tat-ca.html", "the/index.html", "trang/dai.html")


@cache
def axe() -> str:
    """Return axe-core itself."""
    return AXE_FILE_PATH.read_text(encoding="utf-8")


def violations(page: Page, rules: Sequence[str] = RULES) -> list[str]:
    """Return what axe-core finds on a page as it stands once it is loaded, a line for each element."""
    page.wait_for_load_state()  # a page that a form led to may be there before its style
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe())
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", list(rules)
    )
    return [f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]]


def found_on(pages: Iterable[tuple[str, Page]]) -> dict[str, list[str]]:
    """Return what axe-core finds on pages, for those on which it finds something."""
    return {path: lines for path, page in pages if (lines := violations(page))}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [DESKTOP, SMALLEST])
def test_nobody_is_kept_out_of_a_page(site: Host, visit: Visits, width: int, scheme: str) -> None:
    assert found_on(visit.through(site, ONE_OF_A_KIND, width=width, color_scheme=scheme, reduced_motion="reduce")) == {}


@pytest.mark.parametrize(("width", "scheme"), [(DESKTOP, "light"), (SMALLEST, "dark")])
def test_nobody_is_kept_out_whatever_is_written(hostile: Host, visit: Visits, width: int, scheme: str) -> None:
    assert found_on(visit.through(hostile, HARD, width=width, color_scheme=scheme, reduced_motion="reduce")) == {}


def test_small_letters_leave_room_for_a_finger(site: Host, visit: Visits) -> None:
    pages = visit.begin(site, viewport={"width": SMALLEST, "height": 800})
    page = pages.new_page()
    page.goto(f"{site.address}/404.html")
    page.evaluate("localStorage.setItem('desk-size', 'small')")
    found = {}
    for path in ONE_OF_A_KIND:
        page.goto(f"{site.address}/{path}", wait_until="load")
        assert page.evaluate("document.documentElement.dataset.size") == "small"
        found[path] = violations(page, ["wcag22aa"])
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_figures_stay_a_table_where_they_look_like_a_list(site: Host, visit: Visits) -> None:
    page = visit(site, "bai/bep-sach.html", width=SMALLEST)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = Counter(node["role"]["value"] for node in tree if not node["ignored"])
    page.locator(".evidence").scroll_into_view_if_needed()
    assert page.locator(".evidence td").first.evaluate("one => getComputedStyle(one).display") == "block"
    assert (roles["columnheader"], roles["cell"]) == (3 + 2, 3 + 2)


def test_axe_sees_what_is_wrong(site: Host, visit: Visits) -> None:
    page = visit(site)
    page.evaluate("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"x\"><h6></h6>')")
    assert {line.partition(":")[0] for line in violations(page)} >= {"image-alt", "empty-heading"}
    visit.wrong.clear()
    visit.sought.add("/x")

"""Every kind of page for everyone: what axe-core finds, in light and dark, on a desk and on the smallest phone."""

from functools import cache
from itertools import product
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, Visits
from tests.browser.serving import Host
from tests.browser.templates import TEMPLATES

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST = 320
HARD = ("index.html", "bai/tat-ca.html", "the/index.html", "trang/dai.html")


@cache
def axe() -> str:
    """Return axe-core itself."""
    return AXE_FILE_PATH.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Return what axe-core finds on a page as it stands, a line for each element."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe())
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", RULES
    )
    return [f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]]


def everywhere(page: Page) -> dict[str, list[str]]:
    """Return what axe-core finds in light and dark, wide and narrow."""
    found = {}
    for scheme, width in product(("light", "dark"), (DESKTOP, SMALLEST)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 800})
        found[f"{scheme}, {width} px"] = violations(page)
    return {how: lines for how, lines in found.items() if lines}


@pytest.mark.parametrize("path", TEMPLATES)
def test_nobody_is_kept_out_of_a_page(site: Host, visit: Visits, path: str) -> None:
    assert everywhere(visit(site, path, reduced_motion="reduce")) == {}


@pytest.mark.parametrize("path", HARD)
def test_nobody_is_kept_out_whatever_is_written(hostile: Host, visit: Visits, path: str) -> None:
    assert everywhere(visit(hostile, path, reduced_motion="reduce")) == {}


def test_axe_sees_what_is_wrong(site: Host, visit: Visits) -> None:
    page = visit(site)
    page.evaluate("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"x\"><h6></h6>')")
    assert {line.partition(":")[0] for line in violations(page)} >= {"image-alt", "empty-heading"}
    visit.wrong.clear()
    visit.sought.add("/x")

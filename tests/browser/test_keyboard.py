"""Everything by keyboard: in the order of reading, always seen, never caught."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visits
from tests.browser.serving import Host
from tests.browser.templates import FEW

MOST = 400
STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  one.dataset.stop ??= String(document.querySelectorAll("[data-stop]").length);
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    name: one.outerHTML.slice(0, 100),
    stop: Number(one.dataset.stop),
    media: one.matches("audio, video"),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.x < innerWidth && box.y < innerHeight,
    covered: !!middle && !one.contains(middle) && !middle.contains(one) && getComputedStyle(middle).position !== "static",
  };
}"""
FOCUSABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, audio[controls], [tabindex='0']")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && !one.closest("[inert]")
    && !(one.type === "radio" && !one.checked) && !one.matches("[tabindex='-1']"))
  .filter(one => !one.dataset.stop).map(one => one.outerHTML.slice(0, 100))"""


def stops(page: Page) -> list[dict[str, object]]:
    """Press Tab from the beginning of a page until the page is left, and return each stop."""
    found: list[dict[str, object]] = []
    while len(found) < MOST:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (stop["stop"] == 0 and found and found[-1]["stop"] != 0):
            return found
        if not found or found[-1]["stop"] != stop["stop"]:  # a player's own buttons are one stop to the page
            found.append(stop)
    raise AssertionError(f"caught: {found[-3:]}")


@pytest.mark.parametrize("path", [*FEW, "nghe/index.html"])
@pytest.mark.parametrize("width", [1280, 390])
def test_tab_goes_through_a_page_in_order_and_is_always_seen(site: Host, visit: Visits, path: str, width: int) -> None:
    page = visit(site, path, width=width, reduced_motion="reduce")
    found = stops(page)
    assert "#noi-dung" in str(found[0]["name"])
    assert [stop["stop"] for stop in found] == sorted(stop["stop"] for stop in found)  # none is come to twice
    assert [stop["name"] for stop in found if not stop["seen"]] == []
    assert [stop["name"] for stop in found if stop["covered"]] == []
    assert [stop["name"] for stop in found if not stop["outlined"] and not stop["media"]] == []
    assert page.evaluate(FOCUSABLE) == []


def test_the_skip_link_skips(site: Host, visit: Visits) -> None:
    page = visit(site)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => !!document.activeElement.closest('main')")


def test_a_story_is_heard_and_stopped_by_keyboard(site: Host, visit: Visits) -> None:
    page = visit(site, "bai/bep-sach.html")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(
            "() => !!document.activeElement.closest('#nghe') && document.activeElement.matches('audio, button')"
        ):
            break
    page.keyboard.press("Space")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 0.2")
    page.keyboard.press("Space")
    page.wait_for_function("() => document.querySelector('audio').paused")

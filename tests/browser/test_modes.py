"""Pages as people set them: large, narrow, widely spaced, still, in two colours, on paper."""

import re
import shutil
import subprocess

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, PHONE, Visits
from tests.browser.serving import Host
from tests.browser.templates import FEW, ONE_OF_A_KIND

HARD = (
    "index.html",
    "bai/tat-ca.html",
    "bai/la-0.html",
    "bai/la-3.html",
    "linh-vuc/doi-song.html",
    "the/index.html",
    "trang/dai.html",
)
ZOOMED = {"400 %": (320, 256), "200 %": (640, 512), "320 px": (320, 800)}
"""A window of 1280 × 1024 px under zoom (WCAG 1.4.10), and the smallest phone."""
WIDER = """() => {
  const room = document.documentElement.clientWidth + 1;
  if (document.documentElement.scrollWidth < room) return [];
  const held = one => one && (getComputedStyle(one).overflowX !== "visible" || held(one.parentElement));
  return [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > room && !(one.parentElement !== document.body && held(one.parentElement)))
    .map(one => one.outerHTML.slice(0, 100)).slice(0, 5);
}"""
CUT = """() => [...document.querySelectorAll("body *")].filter(one => {
  const style = getComputedStyle(one);
  if (!one.checkVisibility() || one.matches("audio, video, img, svg, svg *, input, textarea, select")) return false;
  const hidden = box => box === "hidden" || box === "clip";
  if (one.clientWidth <= 1 || one.clientHeight <= 1) return false;  // words for screen readers alone
  return (hidden(style.overflowX) && one.scrollWidth > one.clientWidth + 1)
      || (hidden(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
}).map(one => one.outerHTML.slice(0, 100))"""
OVER = """() => {
  const unseen = one => {  // words for screen readers alone
    for (; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.position === "absolute" && (one.clientWidth <= 1 || style.clip !== "auto" || style.clipPath !== "none")) return true;
    }
    return false;
  };
  const found = [], words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = words.nextNode();) {
    if (!node.data.trim() || !node.parentElement.checkVisibility() || unseen(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const scroller = node.parentElement.closest(".table, pre, [tabindex='0']");
    for (const box of range.getClientRects())
      if (!scroller && box.width > 1 && box.right > innerWidth + 1 && box.left < innerWidth) { found.push(node.data.trim().slice(0, 60)); break; }
  }
  return found;
}"""
TWICE = "html { font-size: 212% !important }"
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
"""What WCAG 1.4.12 lets people set."""


def assert_nothing_is_lost(page: Page) -> None:
    """A page scrolls one way only, and no word of it is cut off or stands outside."""
    for found in (WIDER, CUT, OVER):
        assert page.evaluate(found) == [], (page.url, page.viewport_size)
    wider = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wider) <= 0, (page.url, page.viewport_size)


def at_every_zoom(page: Page) -> None:
    """Hold a page to what must fit, from a desk's window at 200 % down to the smallest phone."""
    for width, height in ZOOMED.values():
        page.set_viewport_size({"width": width, "height": height})
        assert_nothing_is_lost(page)


def test_a_page_fits_at_every_zoom(site: Host, visit: Visits) -> None:
    for _, page in visit.through(site, ONE_OF_A_KIND):
        at_every_zoom(page)


def test_a_page_fits_whatever_is_written(hostile: Host, visit: Visits) -> None:
    for _, page in visit.through(hostile, HARD):
        page.set_viewport_size({"width": DESKTOP, "height": 800})
        assert_nothing_is_lost(page)
        at_every_zoom(page)


@pytest.mark.parametrize("changed", [TWICE, SPACED], ids=["twice as large", "widely spaced"])
def test_what_readers_set_loses_nothing(site: Host, visit: Visits, changed: str) -> None:
    for path, page in visit.through(site, ONE_OF_A_KIND, bypass_csp=True):
        page.add_style_tag(content=changed)
        if path == "nghe/index.html":
            page.locator(".listen-all").click()
        for width in (1280, 640, PHONE, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert_nothing_is_lost(page)


def test_who_wants_no_motion_gets_none(site: Host, visit: Visits) -> None:
    page = visit(site, "bai/bep-sach.html", reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll("*")].filter(one => {
      const style = getComputedStyle(one), seconds = list => Math.max(...list.split(",").map(parseFloat));
      return seconds(style.transitionDuration) > .01 || (style.animationName !== "none" && seconds(style.animationDuration) > .01)
        || style.scrollBehavior === "smooth";
    }).map(one => one.outerHTML.slice(0, 100))"""
    assert page.evaluate(moving) == []


@pytest.mark.parametrize("path", FEW)
def test_forced_colours_leave_focus_and_controls_to_be_seen(site: Host, visit: Visits, path: str) -> None:
    page = visit(site, path, forced_colors="active", color_scheme="dark")
    assert page.evaluate("() => matchMedia('(forced-colors: active)').matches")
    page.keyboard.press("Tab")
    outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    assert outline not in {"none", ""}
    bare = """() => [...document.querySelectorAll("button")].filter(one => one.checkVisibility()).filter(one => {
      const style = getComputedStyle(one);
      return style.forcedColorAdjust === "none" || (style.borderStyle === "none" && !one.innerText.trim() && !one.querySelector("svg"));
    }).map(one => one.outerHTML.slice(0, 100))"""
    assert page.evaluate(bare) == []


def test_a_story_on_paper_has_its_words(site: Host, visit: Visits) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext: install poppler-utils")
    page = visit(site, "bai/bep-sach.html")
    paper = page.pdf(format="A4")
    told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=paper, capture_output=True, check=True).stdout
    words = re.sub(r"\s+", " ", told.decode())
    for said in ("Bếp sạch", "Tóm tắt hai câu.", "Mở đầu", "2.790", "Ghi lại mẻ hỏng.", "Báo cáo số 12", "Phòng Y tế"):
        assert said in words, said
    assert f"{site.address}/bai/bep-sach.html" in words
    for only_on_screens in ("Đến nội dung chính", "Nghe bài này", "Phím tắt", "Chép địa chỉ", "Tìm bài"):
        assert only_on_screens not in words

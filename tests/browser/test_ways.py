"""The ways of a visitor: with a pointer, with scripts and without them."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Visits
from tests.browser.serving import Host

HEADLINE = "main :is(h1, h2, h3) a[href*='bai/'], main a[href*='bai/']:has(h1, h2, h3)"
HEARD = "() => Math.max(...[...document.querySelectorAll('audio')].map(one => one.currentTime))"


def where(page: Page, host: Host) -> str:
    """Return the page's path without what stands behind it."""
    return re.sub(r"[?#].*", "", page.url.removeprefix(f"{host.address}/"))


def follow(page: Page, link: Locator, host: Host) -> str:
    """Follow a link and return where it led."""
    with page.expect_navigation():
        link.click()
    return where(page, host)


def press_play(page: Page) -> None:
    """Press what starts a story's sound: the page's own button, or the browser's where there is none."""
    sound = page.locator("#nghe")
    buttons = sound.get_by_role("button", name=re.compile(r"nghe|phát", re.IGNORECASE))
    if buttons.count() and buttons.first.is_visible():
        buttons.first.click()
        return
    box = sound.locator("audio").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 28, box["y"] + box["height"] / 2)


def plays(page: Page) -> bool:
    """Whether a sound is heard within ten seconds; asked from outside, for a page without scripts cannot wait."""
    for _ in range(100):
        if page.evaluate(HEARD) > 0.3:
            return True
        page.wait_for_timeout(100)
    return False


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_the_home_page_to_a_story_and_on(site: Host, visit: Visits, scripts: bool) -> None:
    page = visit(site, java_script_enabled=scripts)
    title = page.locator(HEADLINE).first.inner_text()
    assert follow(page, page.locator(HEADLINE).first, site) == "bai/bep-sach.html"
    assert page.get_by_role("heading", level=1).inner_text() == title
    field = page.locator("main a[href*='linh-vuc/doi-song.html']").first
    assert follow(page, field, site) == "linh-vuc/doi-song.html"
    assert follow(page, page.locator("a[rel=next]"), site) == "linh-vuc/doi-song/trang-1.html"
    assert follow(page, page.locator("a[rel=prev]"), site) == "linh-vuc/doi-song.html"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", [1280, PHONE])
def test_a_story_is_heard(site: Host, visit: Visits, scripts: bool, width: int) -> None:
    page = visit(site, "bai/bep-sach.html", java_script_enabled=scripts, width=width)
    press_play(page)
    assert plays(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_story_leads_to_others(site: Host, visit: Visits, scripts: bool) -> None:
    page = visit(site, "bai/bai-3.html", java_script_enabled=scripts)
    others = page.get_by_role("complementary", name="Đọc tiếp").get_by_role("link")
    led = follow(page, others.first, site)
    assert led.startswith("bai/")
    assert led != "bai/bai-3.html"
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("path", ["khong-co.html", "bai/2019/khong-co.html"])
def test_a_missing_page_leads_home(site: Host, visit: Visits, path: str) -> None:
    page = visit(site, path)
    assert "Không có trang này" in page.get_by_role("heading", level=1).inner_text()
    assert follow(page, page.get_by_role("main").get_by_role("link", name="trang chủ"), site) == "index.html"


def test_a_list_offers_its_feed_and_the_feed_is_there(site: Host, visit: Visits) -> None:
    page = visit(site, "linh-vuc/doi-song.html")
    feeds = page.locator("link[rel=alternate]").evaluate_all("all => all.map(one => one.href)")
    assert feeds
    for feed in feeds:
        answer = page.request.get(feed)
        assert answer.ok
        assert "xml" in answer.headers["content-type"]
    shown = page.locator("footer a[href$='.xml']").first
    assert page.request.get(shown.evaluate("one => one.href")).ok


@pytest.mark.parametrize("path", ["index.html", "bai/bep-sach.html"])
def test_nothing_that_needs_scripts_is_shown_without_them(site: Host, visit: Visits, path: str) -> None:
    page = visit(site, path, java_script_enabled=False)
    assert [one.inner_text() for one in page.locator("button").all() if one.is_visible()] == []

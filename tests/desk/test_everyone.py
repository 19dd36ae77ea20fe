"""Every page of the desk for everyone: what axe-core finds, on a desk and on the smallest phone, in light and dark."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from starlette.routing import Mount, Route

from newsdesk.desk.app import routes
from tests.browser.test_everyone import violations
from tests.desk.opened import KEY, Opened, opened

PAGES = [
    "/",
    "/?theo=don-vi",
    "/do/new",
    "/do/register",
    "/do/submit?story=y-tuong",
    "/do/approve?story=bep-mot-chieu",
    "/do/withdraw?story=bep-mot-chieu",
    "/do/record",
    "/do/record?story=bep-mot-chieu",
    "/do/consent",
    "/do/withdraw-consent",
    "/papers",
    "/papers/report",
    "/story/y-tuong/edit",
    "/publish",
    "/save",
    "/machine",
    "/help/",
    "/help/bien-tap-vien",
    "/khong-co",
]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    import shutil

    from tests.conftest import SMALL_DESK

    with opened(Path(shutil.copytree(SMALL_DESK, tmp_path_factory.mktemp("bàn") / "Bàn biên tập"))) as here:
        yield here


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_nobody_is_kept_out_of_a_page(here: Opened, browser: Browser, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,  # type: ignore[arg-type]
    )
    page, found = context.new_page(), {}
    for place in PAGES:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(here.address + place)
        # As high as the page: what a bar covers until somebody scrolls is not too small for a finger.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": max(800, height)})
        if lines := violations(page):
            found[place] = lines
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[place] = [*found.get(place, []), "wider than the window"]
    context.close()
    assert found == {}


def test_nobody_is_kept_out_while_the_coming_days_are_still_reckoned(here: Opened, browser: Browser) -> None:
    page = browser.new_page(bypass_csp=True, viewport={"width": 1280, "height": 2000})
    page.route("**/board/ahead", lambda _: None)
    page.goto(f"{here.address}/")
    assert page.locator("#ahead > a").is_visible()
    assert violations(page) == []
    page.close()


def test_nothing_is_asked_of_another_host_and_nothing_is_refused(here: Opened, browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    for place in PAGES:
        page.goto(here.address + place)
        page.wait_for_load_state("networkidle") if place not in ("/", "/?theo=don-vi") else page.wait_for_timeout(300)
    page.close()
    assert [one for one in asked if not one.startswith(here.address)] == []
    assert [one for one in complaints if "404" not in one] == []


def test_what_could_not_be_done_takes_the_focus_and_stands_in_the_windows_title(here: Opened, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{here.address}/do/submit?story=y-tuong")
    page.get_by_label("Người hoặc đơn vị trình").fill("Tổ bếp")
    page.get_by_role("button", name="Trình bài").click()
    expect(page.locator("#wrong")).to_be_focused()
    assert page.title().startswith("Chưa làm được, chưa ghi gì – ")
    expect(page.locator("#wrong")).to_contain_text("Ngày phổ biến")
    page.locator("#wrong").get_by_role("link", name="Sửa bài này").first.click()
    expect(page).to_have_url(f"{here.address}/story/y-tuong/edit")
    page.close()


def test_a_page_below_another_is_known_by_the_same_word_above(here: Opened, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{here.address}/help/bien-tap-vien")
    expect(page.locator(".masthead [aria-current=true]")).to_have_text("Hướng dẫn")
    page.close()


@pytest.mark.parametrize("width", [320, 390])
def test_where_one_is_and_what_has_the_focus_is_seen_on_a_phone(here: Opened, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(f"{here.address}/help/bien-tap-vien")
    sides = "link => { const { left, right } = link.getBoundingClientRect(); return [left, right]; }"
    left, right = page.locator(".masthead [aria-current]").evaluate(sides)
    assert 0 <= left < right <= width
    assert page.evaluate("scrollY") == 0
    for link in page.locator(".masthead li a").all():
        link.evaluate("link => link.focus({ preventScroll: true })")
        left, right = link.evaluate(sides)
        assert 0 <= left < right <= width
    page.close()


def test_every_page_that_can_be_looked_at_changes_nothing(here: Opened) -> None:
    before = _bytes(here.root)
    for place in [*PAGES, *_plain_places()]:
        if "/events" not in place and "/live" not in place and "/since" not in place:
            here.ask(f"/{KEY}{place}")
    assert _bytes(here.root) == before


def _plain_places() -> Iterator[str]:
    """Yield every address that a browser can ask for by looking, with a story of the small desk where one is named."""
    for route in routes():
        if isinstance(route, Route) and "GET" in (route.methods or ()):
            yield route.path.replace("{slug}", "bep-mot-chieu").replace("{number:int}", "1").replace("{step}", "submit")
        elif isinstance(route, Mount):
            yield f"{route.path}/x"


def _bytes(root: Path) -> dict[str, str]:
    """Return the digest of every file of a desk but what is thrown away."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }

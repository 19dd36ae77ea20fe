"""What scripts add to the front page and to the end of a story, and what stands without them."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.site.build import build
from tests.browser.serving import hosted
from tests.builders import TODAY, a_facility, a_library, a_story, approved

ROOT = Path(__file__).parents[2]
SUMMER = date(2026, 8, 3)
Visit = Callable[..., Page]


def a_rundown(day: date) -> Rundown:
    item = Item(
        part=Part.EXEMPLAR, title="", starts=timedelta(), length=timedelta(minutes=2), slug="bep-sach", digest="d" * 32
    )
    return Rundown(
        day=day,
        slot="sang",
        programme="sang",
        title="",
        opens=time(5, 45),
        slot_length=timedelta(minutes=9),
        items=(item,),
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two websites, one of November with three days on air and one of August with a deadline."""
    folder = tmp_path_factory.mktemp("sites")
    library = a_library(approved(a_story(date=date(2026, 6, 1))), facility=a_facility(address="https://example.vn"))
    rundowns = tuple(a_rundown(TODAY + timedelta(days=n)) for n in range(3))
    for name, today in (("thu", TODAY), ("he", SUMMER)):
        (folder / name).mkdir()
        build(library, {}, folder / name, images=folder, today=today, root=ROOT, rundowns=rundowns)
    with hosted(folder) as host:
        yield host.address


@pytest.fixture
def visit(address: str, browser: Browser) -> Iterator[Visit]:
    """Open a page at a moment, in a browser on the other side of the world."""
    opened = []

    def open_page(name: str, moment: str = "2026-11-20T05:00:00Z", before: str = "", **context: Any) -> Page:
        mine = browser.new_context(timezone_id="America/Lima", locale="vi-VN", **context)
        opened.append(mine)
        mine.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        page = mine.new_page()
        page.on("pageerror", lambda fault: pytest.fail(f"script: {fault}"))
        page.clock.set_fixed_time(datetime.fromisoformat(moment))
        if before:
            page.add_init_script(before)
        page.goto(f"{address}/{name}")
        return page

    yield open_page
    for context in opened:
        context.close()


def days(page: Page) -> list[str]:
    return page.locator(".on-air [data-day]:visible").evaluate_all("all => all.map(day => day.dataset.day)")


@pytest.mark.parametrize(
    ("moment", "shown", "marked"),
    [
        ("2026-11-19T17:00:00Z", ["2026-11-20", "2026-11-21", "2026-11-22"], ["2026-11-20"]),
        ("2026-11-20T16:59:59Z", ["2026-11-20", "2026-11-21", "2026-11-22"], ["2026-11-20"]),
        ("2026-11-20T17:00:00Z", ["2026-11-21", "2026-11-22"], ["2026-11-21"]),
        ("2026-11-22T16:00:00Z", ["2026-11-22"], ["2026-11-22"]),
        ("2026-11-23T03:00:00Z", [], []),
    ],
)
def test_today_is_marked_by_the_time_of_the_loudspeakers(
    visit: Visit, moment: str, shown: list[str], marked: list[str]
) -> None:
    page = visit("thu/index.html", moment)
    assert days(page) == shown
    today = page.locator(".on-air [data-day]", has_text="Hôm nay, ngày")
    assert today.evaluate_all("all => all.map(day => day.dataset.day)") == marked
    assert page.locator(".on-air [data-day][open]:visible").count() == len(marked)
    expect(page.get_by_role("heading", name="Lịch phát thanh")).to_be_visible(visible=bool(shown))


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-08-03T05:00:00Z", "Chỉ còn 12 ngày."),
        ("2026-08-12T17:00:00Z", "Chỉ còn 2 ngày."),
        ("2026-08-14T16:59:00Z", "Hôm nay là ngày cuối."),
        ("2026-08-14T17:00:00Z", None),
        ("2026-09-01T05:00:00Z", None),
    ],
)
def test_the_days_to_the_deadline_are_counted_when_the_page_is_read(
    visit: Visit, moment: str, words: str | None
) -> None:
    section = visit("he/index.html", moment).locator(".deadline")
    if words is None:
        expect(section).to_be_hidden()
    else:
        expect(section.locator(".left")).to_have_text(words)


def test_without_scripts_dates_stand_and_buttons_do_not(visit: Visit) -> None:
    page = visit("thu/index.html", "2026-12-24T05:00:00Z", java_script_enabled=False)
    assert len(days(page)) == 3
    expect(page.locator(".on-air")).not_to_contain_text("Hôm nay")
    expect(page.get_by_role("link", name="Bài bep-sach").first).to_be_visible()
    deadline = visit("he/index.html", "2026-12-24T05:00:00Z", java_script_enabled=False).locator(".deadline")
    expect(deadline).to_contain_text("trước ngày 15/8/2026")
    expect(deadline.locator(".left")).to_have_text("")
    story = visit("thu/bai/bep-sach.html", java_script_enabled=False)
    story.get_by_text("Trích dẫn bài này").click()
    expect(story.locator("#trich-dan")).to_contain_text("đăng ngày 1/6/2026.")
    expect(story.locator(".share button:visible, .cite button:visible")).to_have_count(0)


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_one_button_copies_the_address(visit: Visit) -> None:
    page = visit("thu/bai/bep-sach.html")
    page.get_by_role("button", name="Chép địa chỉ").click()
    expect(page.locator(".share [role=status]")).to_have_text("Đã chép địa chỉ.")
    assert clipboard(page) == "https://example.vn/bai/bep-sach.html"


def test_another_copies_the_citation_with_the_day_of_the_visit(visit: Visit) -> None:
    page = visit("thu/bai/bep-sach.html", "2026-12-24T05:00:00Z")
    page.get_by_text("Trích dẫn bài này").click()
    page.get_by_role("button", name="Chép trích dẫn").click()
    expect(page.locator(".cite [role=status]")).to_have_text("Đã chép phần trích dẫn.")
    assert clipboard(page) == (
        "Cơ sở Mới (2026), “Bài bep-sach”, trang Gương điển hình, https://example.vn/bai/bep-sach.html, "
        "đăng ngày 1/6/2026, truy cập ngày 24/12/2026."
    )


UNSAFE = "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });"


def test_copies_on_an_unsafe_connection_too(visit: Visit) -> None:
    page = visit("thu/bai/bep-sach.html", before=UNSAFE)
    page.get_by_role("button", name="Chép địa chỉ").click()
    expect(page.locator(".share [role=status]")).to_have_text("Đã chép địa chỉ.")
    assert clipboard(visit("thu/index.html")) == "https://example.vn/bai/bep-sach.html"


def test_what_a_browser_does_not_let_copy_is_chosen_for_the_reader(visit: Visit) -> None:
    page = visit("thu/bai/bep-sach.html", before=UNSAFE + "document.execCommand = () => false;")
    page.get_by_role("button", name="Chép địa chỉ").click()
    expect(page.locator(".share [role=status]")).to_contain_text("đã được chọn sẵn")
    assert page.evaluate("String(getSelection())") == "https://example.vn/bai/bep-sach.html"


def test_hands_the_page_to_other_apps_where_the_browser_can(visit: Visit) -> None:
    can = "navigator.share = async (what) => { window.handed = what; throw new DOMException('', 'AbortError'); };"
    page = visit("thu/bai/bep-sach.html", before=can)
    page.get_by_role("button", name="Gửi qua ứng dụng khác").click()
    assert page.evaluate("window.handed") == {"title": "Bài bep-sach", "url": "https://example.vn/bai/bep-sach.html"}


def test_offers_no_app_where_the_browser_cannot(visit: Visit) -> None:
    page = visit("thu/bai/bep-sach.html", before="delete Navigator.prototype.share;")
    expect(page.get_by_role("button", name="Gửi qua ứng dụng khác")).to_have_count(0)


def test_the_code_is_shown_sharp_and_black_on_white_in_the_dark_too(visit: Visit) -> None:
    page = visit("thu/bai/bep-sach.html", color_scheme="dark")
    page.get_by_text("Mã QR").click()
    code = page.locator("svg.code")
    expect(code).to_be_visible()
    assert (
        code.locator("path").evaluate_all("all => all.map(one => getComputedStyle(one).fill)")[0]
        == "rgb(255, 255, 255)"
    )
    box = code.bounding_box()
    assert box is not None
    assert box["width"] == box["height"] >= 150

"""The board in a browser: for everyone, by keyboard, up to date without anybody losing their place."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from newsdesk.commands import withdrawal_records
from newsdesk.council.clocks import Withdrawal
from newsdesk.desk.board import pages
from tests.browser.test_everyone import violations
from tests.commands.test_commands import edit
from tests.commands.test_steps import BEP, HANDED_IN, ready
from tests.conftest import TODAY
from tests.desk.opened import Opened, opened
from tests.desk.test_board import CLOCKS, planned

WIDE, SMALLEST = 1280, 320
DRAFT = "exemplars/2025/y-tuong.md"
Visit = Callable[..., Page]


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    with opened(desk) as here:
        yield here


@pytest.fixture
def visit(browser: Browser, here: Opened) -> Iterator[Visit]:
    contexts = []

    def begin(place: str = "/", width: int = WIDE, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 700}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.clock.install()
        page.goto(here.address + place)
        expect(page.locator("h1")).to_be_visible()
        return page

    yield begin
    for context in contexts:
        context.close()


def troubled(desk: Path) -> None:
    """Have one of everything that the board can say."""
    ready(desk, "submitted", HANDED_IN)
    planned(desk, "bep-mot-chieu")
    edit(desk / "exemplars/2026/tu-thuoc-xanh.md", "Giờ phát thuốc", "Lúc phát thuốc")
    edit(desk / "content/consents.yaml", "2030-12-31", "2026-12-01")
    edit(desk / "content/plans/kh-1.yaml", "08-15", "12-05")
    (desk / "content/papers.yaml").write_text(CLOCKS, encoding="utf-8")
    withdrawal_records.keep(desk, Withdrawal(slip="PDY-7", received=TODAY))
    with (desk / "content/lexicon.tsv").open("a", encoding="utf-8") as file:
        file.write("không có cột\n")


@pytest.mark.parametrize(
    ("width", "scheme", "places"),
    [
        (WIDE, "light", ["/", "/?by=unit", "/?q=khong-co", "/board/ahead"]),
        (WIDE, "dark", ["/", "/?stage=approved"]),
        (SMALLEST, "light", ["/", "/?by=unit"]),
        (SMALLEST, "dark", ["/", "/?by=unit"]),
    ],
)
def test_nobody_is_kept_out(desk: Path, here: Opened, visit: Visit, width: int, scheme: str, places: list[str]) -> None:
    troubled(desk)
    page = visit(width=width, color_scheme=scheme, reduced_motion="reduce")
    expect(page.locator("#ahead a")).to_have_count(0)
    found = {}
    for place in places:
        page.goto(here.address + place)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
        if lines := violations(page):
            found[place] = lines
    assert found == {}


@pytest.mark.parametrize("width", [WIDE, SMALLEST])
@pytest.mark.parametrize("state", ["first", "unreadable"])
def test_nobody_is_kept_out_of_a_desk_that_shows_no_board(desk: Path, visit: Visit, state: str, width: int) -> None:
    if state == "first":
        for path in (desk / "exemplars").rglob("*.md"):
            path.unlink()
    else:
        edit(desk / "content/facility.yaml", "units:", "unitz:")
    page = visit(width=width)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


def test_it_keeps_itself_up_to_date_and_nobody_loses_their_place(desk: Path, visit: Visit) -> None:
    page = visit(width=SMALLEST)
    link = page.get_by_role("link", name="Ý tưởng trồng rau", exact=True)
    link.focus()
    page.evaluate("document.activeElement.scrollIntoView({block: 'center', behavior: 'instant'})")
    top = link.bounding_box()
    assert top
    planned(desk, "bep-mot-chieu")  # makes what stands above it longer
    edit(desk / DRAFT, "stage: draft", "stage: registered")
    until(page, page.locator(".column.registered .story").is_visible)
    expect(page.get_by_role("status")).to_have_text("1 bài vừa thay đổi")
    expect(page.locator(".column.registered .story")).to_have_count(1)
    expect(link).to_be_focused()
    now = link.bounding_box()
    assert now
    assert abs(now["y"] - top["y"]) < 2


def test_what_is_being_typed_stays(desk: Path, visit: Visit) -> None:
    page = visit()
    page.get_by_label("Tìm bài").fill("bếp")
    edit(desk / DRAFT, "Ý tưởng trồng rau", "Ý tưởng trồng hoa")
    until(page, page.get_by_role("link", name="Ý tưởng trồng hoa", exact=True).is_visible)
    expect(page.get_by_label("Tìm bài")).to_have_value("bếp")
    expect(page.get_by_label("Tìm bài")).to_be_focused()


def test_what_was_unfolded_stays_unfolded(desk: Path, visit: Visit) -> None:
    page = visit()
    page.locator("#week summary").click()
    planned(desk, "bep-mot-chieu")
    until(page, page.locator("#air").get_by_text("đã lập khung chương trình").first.is_visible)
    expect(page.locator("#week h3").first).to_be_visible()


def test_a_board_that_does_not_change_says_nothing(visit: Visit) -> None:
    page = visit()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_response("**/board/since**"):
        page.clock.run_for(2100)
    expect(page.get_by_role("status")).to_have_text("")
    assert not [url for url in asked if url.endswith("/")]


def test_a_desk_that_comes_back_shows_its_board(desk: Path, visit: Visit) -> None:
    edit(desk / "content/facility.yaml", "units:", "unitz:")
    page = visit()
    expect(page.locator("h1")).to_have_text("Chưa đọc được kho bài")
    edit(desk / "content/facility.yaml", "unitz:", "units:")
    until(page, page.get_by_role("heading", name="Bảng theo dõi").is_visible)


def test_a_desk_that_was_closed_is_said_to_be(visit: Visit) -> None:
    page = visit()
    away = page.get_by_text("Bàn biên tập đã đóng").first
    expect(away).to_be_hidden()
    page.route("**/board/since**", lambda route: route.abort())
    until(page, away.is_visible)
    page.unroute_all()
    until(page, away.is_hidden)


def until(page: Page, so: Callable[[], bool]) -> None:
    """Let time go by until something is so."""
    for _ in range(200):
        page.clock.run_for(2100)
        if so():
            return
        page.wait_for_timeout(50)
    raise AssertionError(so)


def test_the_first_reading_of_a_large_desk_is_told_of(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PATIENCE", 0.0)
    page = visit()
    expect(page.locator("h1")).to_have_text("Đang đọc kho bài")
    assert violations(page) == []
    until(page, page.get_by_role("heading", name="Bảng theo dõi").is_visible)


def test_without_scripts_everything_is_there(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    page.get_by_label("Tìm bài").fill("tu thuoc")
    page.get_by_role("button", name="Tìm").click()
    expect(page.locator("[data-card]")).to_have_count(1)
    page.get_by_role("link", name="Theo đơn vị").click()
    expect(page.locator("tr[data-card]")).to_have_count(1)
    page.get_by_role("link", name="Xem tất cả").click()
    expect(page.locator("tr[data-card]")).to_have_count(3)
    page.get_by_role("link", name="Mười ngày tới còn thiếu gì").click()
    expect(page.locator("h1")).to_have_text("Hôm nay và mười ngày tới")


def test_every_link_is_reached_by_the_keyboard_in_the_order_of_reading(visit: Visit) -> None:
    page = visit()
    expect(page.locator("#ahead a")).to_have_count(0)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent)"
        )
        reached.append(" ".join(str(told).split()))
    order = [
        "Viết bài mới",
        "Sáu ngày tới",
        "Theo tình trạng",
        "Ý tưởng trồng rau",
        "Trình bài: Ý tưởng trồng rau",
    ]
    places = [reached.index(one) for one in order]
    assert places == sorted(places)


def test_a_next_step_leads_to_the_page_that_takes_it(visit: Visit) -> None:
    page = visit()
    step = page.get_by_role("link", name="Trình bài: Ý tưởng trồng rau")
    assert (step.get_attribute("href") or "").endswith("/do/submit?story=exemplars%2F2025%2Fy-tuong.md")
    assert BEP not in (step.get_attribute("href") or "")

"""The papers in a browser: for everyone, by keyboard, from the board to the file that is kept."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from newsdesk.desk.papers.catalogue import PAPERS
from tests.browser.test_everyone import violations
from tests.desk.opened import Opened, opened

WIDE, SMALLEST = 1120, 320
Visit = Callable[..., Page]


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    with opened(desk) as here:
        yield here


@pytest.fixture
def visit(browser: Browser, here: Opened) -> Iterator[Visit]:
    contexts = []

    def begin(place: str, width: int = WIDE, scheme: str = "light") -> Page:
        context = browser.new_context(viewport={"width": width, "height": 760}, color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(here.address + place)
        return page

    yield begin
    for context in contexts:
        context.close()


def test_a_secretary_makes_a_list_and_keeps_it(here: Opened, visit: Visit, tmp_path: Path) -> None:
    page = visit("/")
    page.get_by_role("link", name="Giấy tờ", exact=True).press("Enter")
    page.get_by_role("link", name="Giấy tờ đăng ký", exact=True).press("Enter")
    page.get_by_role("button", name="Làm giấy tờ đăng ký").press("Enter")
    expect(page.get_by_text("Đã xong.", exact=True)).to_be_visible()
    page.get_by_role("link", name="Xem giấy tờ", exact=True).press("Enter")
    row = page.get_by_role("listitem").filter(has_text="Danh sách đăng ký của Hội đồng")
    with page.expect_download() as kept:
        row.get_by_role("link", name="Excel").click()
    kept.value.save_as(tmp_path / "kept.xlsx")
    office = here.root / "output/office/registrations/2026/danh-sach-dang-ky.xlsx"
    assert (tmp_path / "kept.xlsx").read_bytes() == office.read_bytes()
    assert kept.value.suggested_filename == "danh-sach-dang-ky.xlsx"


def test_a_sheet_that_is_looked_at_runs_nothing(here: Opened, visit: Visit) -> None:
    office = here.root / "output/office/announcer"
    office.mkdir(parents=True)
    page_of = (
        "<!doctype html><title>a</title><style>p{color:red}</style><p id=p>Lời</p><script>p.textContent='x'</script>"
    )
    (office / "a.html").write_text(page_of, encoding="utf-8")
    page = visit("/papers/sheets")
    with page.expect_popup() as opening:
        page.get_by_role("link", name="Xem").click()
    shown = opening.value
    expect(shown.locator("p")).to_have_text("Lời")
    expect(shown.locator("p")).to_have_css("color", "rgb(255, 0, 0)")


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (SMALLEST, "dark")])
def test_nobody_is_kept_out(here: Opened, visit: Visit, width: int, scheme: str) -> None:
    for name in (
        "announcer/bep.html",
        "announcer/bep.docx",
        "examination/2026/phieu-bep-mot-chieu.docx",
        "poster/a/b.png",
    ):
        (here.root / "output/office" / name).parent.mkdir(parents=True, exist_ok=True)
        (here.root / "output/office" / name).write_bytes(b"")
    page = visit("/papers", width, scheme)
    found = {}
    steps = ["/do/withdraw-consent", "/do/consent-acknowledged", "/do/consent-deleted"]
    for place in ["/papers", *(f"/papers/{name}" for name in PAPERS), *steps]:
        page.goto(here.address + place)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
        if lines := violations(page):
            found[place] = lines
    page.goto(here.address + "/papers/examine")
    page.locator("form").evaluate("form => form.noValidate = true")
    page.locator("#on").evaluate("one => { one.type = 'text'; one.value = 'mai' }")
    page.get_by_role("button", name="Làm phiếu và biên bản").click()
    expect(page.get_by_role("alert")).to_contain_text("Không hiểu ngày “mai”")
    assert (found, violations(page)) == ({}, [])

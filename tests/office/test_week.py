"""The week sheet counts what was heard, says what nobody knows, and names nobody whom it may not."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from newsdesk.model.diary import Entry, Outcome, by_key
from newsdesk.model.facility import Unit
from newsdesk.model.library import Library
from newsdesk.model.plan import Period
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Rundown, Version
from newsdesk.model.story import Cause, Kind, Role, Stage, Withdrawn
from newsdesk.office.shares import STORIES, Row
from newsdesk.office.week import NOT_TOLD, WeekSheet, week_name, week_of, week_sheet
from newsdesk.office.week_html import week_page
from newsdesk.office.week_xlsx import week_workbook
from tests.builders import a_facility, a_library, a_person, a_story, approved
from tests.office.papers import Seen, a_rundown, an_item

TODAY = date(2026, 11, 20)
WEEK = week_of(TODAY)
BEP = approved(a_story("bep-sach", title="Bếp sạch"))
CHI = approved(a_story("chi-hoa", title="Chị Hoa", kind=Kind.INDIVIDUAL, unit="phong-y-te", field="an-toan"))


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def a_day(day: int, *, slot: str = "sang", **changes: object) -> Rundown:
    items = (
        an_item(Part.IDENT, 0, 10, title="Nhạc hiệu"),
        an_item(Part.OPENING, 10, 20, title="Lời mở đầu", voice="giọng máy", synthetic=True),
        an_item(Part.EXEMPLAR, 30, 60, slug="bep-sach", voice="Chị Hà"),
        an_item(Part.EXEMPLAR, 90, 30, title="Chị Hoa", slug="chi-hoa", version=Version.SHORT),
    )
    return a_rundown(*items, day=date(2026, 11, day), slot=slot, **changes)


def an_entry(day: int, outcome: Outcome, heard: float = 120, **changes: object) -> Entry:
    facts = {"began": time(5, 45, 3), "late": seconds(3), "planned": seconds(120)} | changes
    return Entry(
        day=date(2026, 11, day), slot="sang", opens=time(5, 45), outcome=outcome, heard=seconds(heard), **facts
    )  # type: ignore[arg-type]


RUNDOWNS = tuple(a_day(day) for day in (16, 17, 18, 19, 20, 23))
DIARY = (
    an_entry(16, Outcome.AIRED),
    an_entry(17, Outcome.PARTIAL, 90, why="Mất điện."),
    an_entry(18, Outcome.MISSED, 0, began=None),
)


def a_sheet(
    rundowns: Iterable[Rundown] = RUNDOWNS, diary: Iterable[Entry] = DIARY, library: Library | None = None
) -> WeekSheet:
    return week_sheet(WEEK, rundowns, by_key(diary), library or a_library(BEP, CHI), TODAY)


def rows(sheet: WeekSheet, title: str) -> dict[str, Row]:
    return {row.name: row for table in sheet.tables if table.title == title for row in table.rows}


def test_a_week_goes_from_monday_to_sunday_and_knows_its_year() -> None:
    assert Period(since=date(2026, 11, 16), until=date(2026, 11, 22)) == WEEK
    assert week_name(WEEK) == "2026-W47"
    assert week_name(week_of(date(2027, 1, 1))) == "2026-W53"


def test_says_what_became_of_each_slot() -> None:
    sheet = a_sheet()
    assert [(one.day.day, one.outcome, one.heard) for one in sheet.broadcasts] == [
        (16, "đã phát", seconds(120)),
        (17, "phát chưa trọn", seconds(90)),
        (18, "không phát", seconds(0)),
        (19, "chưa có nhật ký", None),
        (20, "chờ phát", None),
    ]
    told = {(one.rundown.day.day, one.title): one.state for one in sheet.items}
    assert told[17, "Bếp sạch"] == "đã phát"
    assert told[17, "Chị Hoa"] == "không phát"
    assert told[20, "Chị Hoa"] == "chờ phát"


def test_shares_are_of_what_was_heard_and_what_is_to_come_is_planned_only() -> None:
    units = rows(a_sheet(), "Theo đơn vị")
    assert units["Tổ bếp"].time.planned == seconds(5 * 60)
    assert units["Tổ bếp"].time.aired == seconds(3 * 60)
    assert units["Tổ bếp"].time.unproved == seconds(60)
    assert units["Phòng Y tế"].time.aired == seconds(2 * 30)
    assert units["Phòng Y tế"].time.told == 2
    assert units["Tổ bếp"].share_aired == pytest.approx(0.75)
    assert units["Tổ bếp"].share_planned == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("table", "aired"),
    [
        ("Theo lĩnh vực", {"Đời sống và bếp ăn": 180, "An toàn lao động": 60}),
        ("Theo loại", {"Cá nhân": 60, "Tập thể": 180, "Mô hình mới": 0, "Nhân tố mới": 0}),
        ("Cá nhân và tập thể", {"Cá nhân": 60, "Tập thể": 180}),
        ("Bản đầy đủ và bản ngắn", {"Bản đầy đủ": 180, "Bản ngắn": 60}),
        ("Người đọc và giọng máy", {"Người đọc": 180, "Giọng máy": 60, "Chưa ghi ai đọc": 60}),
        ("Theo mục", {"Nhạc hiệu": 30, "Lời mở đầu": 60, "Gương điển hình": 240}),
        (STORIES, {"Bếp sạch": 180, "Chị Hoa": 60}),
    ],
)
def test_counts_by_everything_that_the_plan_asks_for(table: str, aired: dict[str, float]) -> None:
    assert {name: row.time.aired.total_seconds() for name, row in rows(a_sheet(), table).items()} == aired


def test_a_unit_and_a_field_that_were_never_on_air_are_listed() -> None:
    sheet = a_sheet(rundowns=())
    assert rows(sheet, "Theo đơn vị")["Phòng Y tế"].share_aired is None
    assert set(rows(sheet, "Theo lĩnh vực")) == {"Đời sống và bếp ăn", "An toàn lao động"}


def test_a_unit_that_is_not_there_within_the_week_is_not_listed() -> None:
    units = (
        Unit(key="to-bep", name="Tổ bếp", since=WEEK.until),
        Unit(key="to-cu", name="Tổ cũ", until=WEEK.since - timedelta(days=1)),
        Unit(key="to-moi", name="Tổ mới", since=WEEK.until + timedelta(days=1)),
    )
    sheet = a_sheet(rundowns=(), library=a_library(facility=a_facility(units=units)))
    assert set(rows(sheet, "Theo đơn vị")) == {"Tổ bếp"}


def test_what_the_diary_knows_without_a_rundown_is_shown() -> None:
    sheet = a_sheet(rundowns=(), diary=[an_entry(16, Outcome.MISSED, 0, began=None)])
    assert [(one.outcome, one.planned, one.items) for one in sheet.broadcasts] == [("không phát", seconds(120), ())]


WITHDRAWN = replace(
    CHI, header=replace(CHI.header, stage=Stage.WITHDRAWN, withdrawn=Withdrawn(on=TODAY, because=Cause.CONSENT))
)
UNALLOWED = approved(a_story("chi-hoa", title="Chị Hoa", people=(a_person("Chị Hoa", consent="PDY-9"),)))


@pytest.mark.parametrize("story", [WITHDRAWN, UNALLOWED, None])
def test_a_story_that_may_not_be_told_now_is_named_nowhere(story: object) -> None:
    library = a_library(*(one for one in (BEP, story) if one))  # type: ignore[arg-type]
    sheet = a_sheet(library=library)
    page, book = week_page(sheet), week_workbook(sheet)
    with ZipFile(BytesIO(book)) as archive:
        whole = page + "".join(archive.read(name).decode() for name in archive.namelist())
    assert "Hoa" not in whole
    assert "chi-hoa" not in whole
    assert NOT_TOLD in whole
    assert "Hoa" in week_page(a_sheet())


NOW = {
    "pseudonymised": approved(a_story("bep-sach", title="Bếp gọn", people=(a_person("Lò Văn Đáo", Role.RESIDENT),))),
    "slip ended": approved(a_story("bep-sach", title="Bếp gọn", people=(a_person("Lò Văn Đáo", consent="PDY-9"),))),
    "listed elsewhere": approved(a_story("bep-sach", title="Bếp gọn")),
}


@pytest.mark.parametrize("key", NOW)
@pytest.mark.parametrize(
    "title", ["Lò Văn Đáo làm bếp", "Bếp của học viên Đáo", "Bếp của lovandao1990", "Bếp sạch lắm"]
)
def test_the_title_of_then_stands_unless_it_names_somebody_who_may_not_be_named_now(key: str, title: str) -> None:
    elsewhere = a_story("khac", people=(a_person("Lò Văn Đáo", Role.RESIDENT),))
    library = a_library(NOW[key], *([elsewhere] if key == "listed elsewhere" else []))
    item = an_item(Part.EXEMPLAR, 0, 60, title=title, slug="bep-sach")
    news = an_item(Part.NEWS, 60, 60, title=title.replace("học viên", "Lò Văn"), slug="tin")
    sheet = a_sheet([a_rundown(item, news, day=date(2026, 11, 17))], library=library)
    shown = [one.title for one in sheet.items]
    if title != "Bếp sạch lắm":
        assert (shown[0], shown[1][: len(NOT_TOLD)]) == ("Bếp gọn", NOT_TOLD)
        assert title not in week_page(sheet)
    else:
        assert shown == [title, title]


def test_the_page_says_everything() -> None:
    text = Seen(week_page(a_sheet())).text
    for piece in (
        "Nhật ký phát thanh tuần 47 năm 2026 (từ ngày 16/11/2026 đến ngày 22/11/2026)",
        "Thứ Ba 17/11/2026",
        "05:45:03",
        "Mất điện.",
        "Gương điển hình (bản ngắn): Chị Hoa (không phát)",
        "75,0%",
        "Theo lĩnh vực",
    ):
        assert piece in text, piece
    assert "A4 landscape" in week_page(a_sheet())


def test_a_period_of_any_length_and_without_programmes_says_so() -> None:
    period = Period(since=date(2026, 1, 1), until=date(2026, 6, 30))
    sheet = week_sheet(period, RUNDOWNS, {}, a_library(), TODAY)
    text = Seen(week_page(sheet)).text
    assert "Nhật ký phát thanh từ ngày 1/1/2026 đến ngày 30/6/2026" in text
    assert "không có chương trình nào" in text
    assert load_workbook(BytesIO(week_workbook(sheet)))["Lịch phát"].max_row == 1


def test_the_workbook_holds_real_dates_times_and_lengths() -> None:
    book = load_workbook(BytesIO(week_workbook(a_sheet())))
    assert book.sheetnames == ["Lịch phát", "Các mục", "Tổng hợp", "Từng bài"]
    heads, first, *_ = book["Lịch phát"].iter_rows(values_only=True)
    row = dict(zip(heads, first, strict=True))
    assert row["Ngày"] == datetime(2026, 11, 16)
    assert (row["Giờ"], row["Bắt đầu"]) == (time(5, 45), time(5, 45, 3))
    assert (row["Muộn"], row["Phát được"], row["Số mục"]) == (seconds(3), seconds(120), 3)
    shares = {(line[0], line[1]): line for line in book["Tổng hợp"].iter_rows(min_row=2, values_only=True)}
    assert shares["Theo đơn vị", "Tổ bếp"][4:6] == (seconds(180), 0.75)
    assert book["Lịch phát"]["G2"].number_format == "[h]:mm:ss"


def test_a_length_of_more_than_a_day_stays_a_length() -> None:
    long = a_rundown(an_item(length=90_000), day=date(2026, 11, 16))
    book = load_workbook(BytesIO(week_workbook(a_sheet(rundowns=[long], diary=()))))
    assert book["Các mục"]["F2"].value == timedelta(hours=25)


def test_every_sheet_is_ready_to_filter_and_to_print() -> None:
    for page in load_workbook(BytesIO(week_workbook(a_sheet()))).worksheets:
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref.startswith("A1:")
        assert (page.page_setup.orientation, str(page.page_setup.paperSize)) == ("landscape", "9")
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) in {(None, 0), (1, 0), ("1", "0")}
        assert page.print_title_rows == "$1:$1"


@pytest.mark.parametrize(
    "title", ["=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", "http://x.example/" + "a" * 250, "12"]
)
def test_no_title_becomes_a_formula_a_link_or_a_number(title: str) -> None:
    story = approved(a_story("bep-sach", title=title))
    rundown = a_rundown(an_item(title=title), title=title, day=date(2026, 11, 16))
    sheet = a_sheet([rundown], [an_entry(16, Outcome.PARTIAL, why=title)], a_library(story))
    made = week_workbook(sheet)
    book = load_workbook(BytesIO(made))
    cells = [cell for page in book.worksheets for line in page.iter_rows() for cell in line if cell.value == title]
    assert len(cells) == 4
    assert {cell.data_type for cell in cells} == {"s"}
    with ZipFile(BytesIO(made)) as archive:
        pages = "".join(archive.read(name).decode() for name in archive.namelist() if "worksheets/" in name)
    assert "<f>" not in pages
    assert "hyperlink" not in pages


def test_the_same_week_gives_the_same_bytes_and_bears_its_own_day() -> None:
    once, again = week_workbook(a_sheet()), week_workbook(a_sheet())
    assert once == again
    assert load_workbook(BytesIO(once)).properties.created == datetime(2026, 11, 16)
    mixed = (a_rundown(an_item(Part.SONG, title="Ca"), day=date(2026, 11, 17), slot="chieu"), *RUNDOWNS)
    assert week_page(a_sheet(mixed)) == week_page(a_sheet(reversed(mixed)))


def test_a_headline_names_no_story_that_may_not_be_told_now() -> None:
    headline = an_item(Part.HEADLINES, 0, 10, title="Chị Hoa", slug="chi-hoa")
    rundown = a_rundown(headline, day=date(2026, 11, 16), slot="sang")
    for stories, shown in (([BEP, CHI], "Chị Hoa"), ([BEP, UNALLOWED], NOT_TOLD)):
        (item,) = week_sheet(WEEK, [rundown], {}, a_library(*stories), TODAY).items
        assert item.title.startswith(shown)

"""The papers of registration by the measures of the decree, read back: forms, the council's list, letters, workbook."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from newsdesk.council.registration_snapshot import Since, kept_in, since, snapshot
from newsdesk.council.registrations import RegistrationYear, registrations_of
from newsdesk.model.facility import Signer, Unit
from newsdesk.model.papers import Column, ColumnKey, Council, Papers
from newsdesk.model.story import Cause, Person, Registration, Role, Stage, Story, Withdrawn
from newsdesk.office.registrations import council_list, council_workbook, registration_form, reminder
from newsdesk.office.registrations.columns import AROUND, SIZE, shared_out
from newsdesk.office.registrations.wording import HIDDEN
from newsdesk.office.type_widths import line_length
from tests.builders import a_facility, a_library, a_person, a_plan, a_story
from tests.office.papers import opened, words_of

DAY = date(2026, 11, 20)
PAPERS = Papers(
    councils=(Council(since=date(2020, 1, 1), name="Hội đồng thi đua, khen thưởng Cơ sở"),),
    drafting="to-bep",
    letters="TCHC",
)
FACILITY = a_facility(signers=(Signer(since=date(2020, 1, 1), office="Giám đốc"),))
TO_BEP, Y_TE = FACILITY.unit("to-bep"), FACILITY.unit("phong-y-te")


def registered(slug: str = "bep-sach", on: date = date(2026, 7, 1), **header: Any) -> Story:
    registration = Registration(
        on=on, goal="Kê lại bàn", expected="Giảm một nửa", award="Giấy khen", contact="Tổ trưởng", note="Chờ cân",
        since=date(2026, 3, 1), until=date(2026, 12, 31),
    )  # fmt: skip
    return a_story(slug, **({"stage": Stage.REGISTERED, "registration": registration} | header))


def a_year(*stories: Story, **changes: Any) -> RegistrationYear:
    return registrations_of(a_library(*stories, **({"facility": FACILITY} | changes)), 2026)


def form(year: RegistrationYear, unit: Unit | None = TO_BEP, papers: Papers = PAPERS) -> bytes:
    assert unit
    return registration_form(year, unit, FACILITY, papers, date(2026, 8, 15))


def letter(year: RegistrationYear, day: date, unit: Unit | None = Y_TE) -> bytes:
    assert unit
    return reminder(year, unit, FACILITY, PAPERS, day)


def table_of(paper: Paper, number: int) -> list[list[str]]:
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in paper.tables[number].rows]


def read_back(book: bytes) -> Workbook:
    return load_workbook(BytesIO(book))


def in_millimetres(*lengths: Any) -> list[int]:
    return [round(length.mm) for length in lengths]


def test_a_form_stands_landscape_with_the_margins_and_the_font_of_the_decree() -> None:
    paper = opened(form(a_year(registered())))
    section, body = paper.sections[0], paper.styles["Normal"].font  # type: ignore[attr-defined]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert in_millimetres(section.page_width, section.page_height) == [297, 210]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert in_millimetres(*margins) == [20, 20, 30, 15]
    assert body.name == "Times New Roman"
    head = paper.tables[0].rows[0].cells
    assert sum(in_millimetres(*(cell.width for cell in head))) == 252
    assert [run.font.size.pt for cell in head for p in cell.paragraphs for run in p.runs] == [12, 12, 12, 13]


def test_a_form_is_from_the_unit_to_the_council_and_holds_every_column() -> None:
    document = form(a_year(registered(people=(a_person("Chị Hoa", post="Tổ trưởng"),))))
    words, table = words_of(document), table_of(opened(document), 1)
    assert "CƠ SỞ MỚI" in words
    assert "TỔ BẾP" in words
    assert "BẢN ĐĂNG KÝ" in words
    assert "Kính gửi: Hội đồng thi đua, khen thưởng Cơ sở" in words
    assert "trước ngày 15/8/2026" in words
    assert "THỦ TRƯỞNG ĐƠN VỊ" in words
    assert "Bản đăng ký này có 1 nội dung./." in words
    assert "Sơn La, ngày      tháng      năm ......" in words
    assert table[0][:3] == ["TT", "Tên gương, mô hình", "Loại"]
    assert table[1] == [
        "1", "Bài bep-sach", "tập thể", "Đời sống", "Chị Hoa, Tổ trưởng", "Kê lại bàn", "Giảm một nửa",
        "01/3/2026 –\n31/12/2026", "Giấy khen", "Tổ trưởng", "Chờ cân",
    ]  # fmt: skip


def test_each_paper_cites_the_plan_as_the_decree_has_it() -> None:
    year = a_year(registered())
    cited = "Kế hoạch số 1/KH ngày 01 tháng 01 năm 2020 của Cơ sở về việc kế hoạch tuyên truyền"
    for paper in (form(year), council_list(year, FACILITY, PAPERS, DAY), letter(year, DAY)):
        assert cited in words_of(paper)


def test_a_form_says_by_when_it_is_due_below_its_title_and_not_in_the_unit_s_own_sentence() -> None:
    lines = [paragraph.text for paragraph in opened(form(a_year(registered()))).paragraphs]
    due, whom = (
        lines.index("(Gửi về Hội đồng trước ngày 15/8/2026)"),
        lines.index("Kính gửi: Hội đồng thi đua, khen thưởng Cơ sở"),
    )
    assert due < whom
    assert not any("trước ngày" in line for line in lines[due + 1 :])


def test_a_form_names_the_first_of_many_people() -> None:
    people = tuple(a_person(f"Chị {number}") for number in range(60))
    (row,) = table_of(opened(form(a_year(registered(people=people)))), 1)[1:]
    assert row[4] == "Chị 0; Chị 1; Chị 2; và 57 người khác"


def test_a_form_says_what_came_late_and_never_names_a_resident() -> None:
    people = (Person(name="Lò Bí Mật", role=Role.RESIDENT, post="học viên"),)
    table = table_of(opened(form(a_year(registered(on=date(2026, 8, 15), people=people)))), 1)
    assert (table[1][4], table[1][-1]) == ("Tổ bếp", "Nộp muộn\nChờ cân")


def test_a_unit_that_registered_nothing_gets_empty_rows_to_fill_in() -> None:
    document = form(a_year(registered()), Y_TE)
    assert "Bản đăng ký này có …… nội dung./." in words_of(document)
    table = opened(document).tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    assert not any("".join(row[1:]).strip() for row in rows)
    assert {len(cell.paragraphs) for row in table.rows[1:] for cell in row.cells[1:]} == {3}  # type: ignore[index]


def test_the_columns_are_those_of_the_facility_and_few_of_them_stand_upright() -> None:
    columns = (Column(key=ColumnKey.NOTE, heading="Ý", width=1), Column(key=ColumnKey.TITLE, heading="Tên", width=3))
    paper = opened(form(a_year(registered()), papers=replace(PAPERS, columns=columns)))
    assert in_millimetres(paper.sections[0].page_width) == [210]
    assert table_of(paper, 1) == [["Ý", "Tên"], ["Chờ cân", "Bài bep-sach"]]
    assert in_millimetres(*(cell.width for cell in paper.tables[1].rows[0].cells)) == [41, 124]


def test_no_word_and_no_day_of_a_form_is_parted() -> None:
    table = opened(form(a_year(registered(title="Nghiêng nghiêng")))).tables[1]
    for row in table.rows:
        for cell in row.cells:
            assert cell.width
            for word in cell.text.split():
                assert line_length(word, SIZE, bold=row is table.rows[0]) + AROUND <= cell.width.mm + 0.01


@given(st.lists(st.tuples(st.integers(1, 60), st.floats(0, 60)), min_size=1, max_size=14), st.floats(80, 252))
def test_columns_fill_the_room_and_none_is_too_narrow_while_there_is_room(
    columns: list[tuple[int, float]], room: float
) -> None:
    least = [need for _, need in columns]
    found = shared_out(room, [part for part, _ in columns], least)
    assert sum(found) == pytest.approx(room)
    if sum(least) <= room:
        assert all(width >= need - 1e-6 for width, need in zip(found, least, strict=True))


def test_a_list_is_the_council_s_and_tells_all_of_the_year() -> None:
    year = a_year(
        registered("a"),
        registered("b", on=date(2026, 8, 20), field="an-toan"),
        registered("c", stage=Stage.DRAFT, body="Đang viết.\n"),
    )
    document = council_list(year, FACILITY, PAPERS, DAY)
    words, paper = words_of(document), opened(document)
    assert "HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG CƠ SỞ" in words
    assert "- Lưu: VT, TCHC (01)." in words
    assert "- Lưu: VT, Tổ bếp (01)." in words_of(council_list(year, FACILITY, replace(PAPERS, letters=None), DAY))
    assert (
        "tính đến ngày 20/11/2026, Hội đồng thi đua, khen thưởng Cơ sở đã nhận 3 nội dung đăng ký của 1 trên 2 đơn vị"
        in words
    )
    assert "Hạn đăng ký: trước ngày 15/8/2026; 1 nội dung đăng ký nộp muộn." in words
    assert "Đơn vị chưa đăng ký (1): Phòng Y tế." in words
    assert "Nội dung đăng ký chưa có bài (2): “Bài a”; “Bài b”." in words
    assert "Bài đang viết, chưa trình (1): “Bài c”." in words
    assert "TM. HỘI ĐỒNG CHỦ TỊCH" in words
    assert "THAY ĐỔI" not in words
    assert "Danh sách này có 3 nội dung đăng ký./." in words
    assert paper.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert [row[7] for row in table_of(paper, 1)[1:]] == ["01/7/2026", "01/7/2026", "20/8/2026\n(nộp muộn)"]
    assert table_of(paper, 2) == [
        ["Đơn vị", "Đời sống", "An toàn", "Cộng"],
        ["Phòng Y tế", "–", "–", "–"],
        ["Tổ bếp", "2", "1", "3"],
        ["Cộng", "2", "1", "3"],
    ]


def changed() -> tuple[RegistrationYear, Since]:
    old, new = registered("a"), registered("a", title="Tên mới", field="an-toan", unit="phong-y-te")
    year = a_year(new, registered("b"))
    return year, since(kept_in(snapshot(a_year(old, registered("c")), date(2026, 8, 17))), year)


def test_a_list_shows_what_changed_since_the_snapshot() -> None:
    year, found = changed()
    document = council_list(year, FACILITY, PAPERS, DAY, found)
    assert "IV. THAY ĐỔI SO VỚI DANH SÁCH CHỐT NGÀY 17/8/2026" in words_of(document)
    assert table_of(opened(document), 3)[1:] == [
        ["Tên mới", "Phòng Y tế", "đổi đơn vị", "Tổ bếp", "Phòng Y tế"],
        ["Tên mới", "Phòng Y tế", "đổi lĩnh vực", "Đời sống", "An toàn"],
        ["Tên mới", "Phòng Y tế", "đổi tên", "Bài a", "Tên mới"],
        ["Bài b", "Tổ bếp", "bổ sung sau khi chốt", "", ""],
        ["Bài c", "Tổ bếp", "không còn trong danh sách", "", ""],
    ]


def test_nothing_changed_is_said_too() -> None:
    assert "Không có thay đổi." in words_of(
        council_list(a_year(), FACILITY, PAPERS, DAY, Since(frozen=None, changes=()))
    )


def test_what_was_taken_back_for_want_of_consent_is_told_by_no_paper() -> None:
    gone = Withdrawn(on=date(2026, 9, 1), because=Cause.CONSENT)
    people = (a_person("Chị Bí Mật", post="Tổ trưởng"),)
    story = registered(title="Chuyện Bí Mật", stage=Stage.WITHDRAWN, withdrawn=gone, people=people)
    year = a_year(story)
    kept = kept_in(snapshot(a_year(registered(title="Chuyện cũ")), date(2026, 8, 17)))
    book = read_back(council_workbook(year, FACILITY, DAY, since(kept, year)))
    cells = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    told = [words_of(form(year)), words_of(council_list(year, FACILITY, PAPERS, DAY, since(kept, year))), cells]
    for words in told:
        assert HIDDEN in words
        assert not any(secret in words for secret in ("Bí Mật", "Chuyện cũ", "Kê lại bàn", "Giảm một nửa"))


@pytest.mark.parametrize(
    ("day", "about", "said"),
    [
        (
            date(2026, 8, 1),
            "V/v nhắc đăng ký",
            "Ngày cuối cùng còn trong hạn là 14/8/2026, còn 14 ngày, tính cả ngày của công văn này.",
        ),
        (
            date(2026, 8, 14),
            "V/v nhắc đăng ký",
            "Ngày cuối cùng còn trong hạn là 14/8/2026, tức là chính ngày của công văn này.",
        ),
        (date(2026, 8, 15), "V/v đôn đốc đăng ký", "Đến nay đã quá hạn đăng ký 1 ngày."),
        (date(2026, 8, 25), "V/v đôn đốc đăng ký", "Đến nay đã quá hạn đăng ký 11 ngày."),
    ],
)
def test_a_letter_reminds_before_the_deadline_and_urges_after_it(day: date, about: str, said: str) -> None:
    words = words_of(letter(a_year(registered()), day))
    assert about in words
    assert said in words
    assert "Kính gửi: Phòng Y tế" in words
    assert "/CSM-TCHC" in words
    assert "- Lưu: VT, TCHC (01)." in words
    assert "(qua Tổ bếp)" in words
    assert "./." in words
    assert f"ngày {day:%d} tháng 8 năm 2026" in words


def test_a_letter_keeps_the_measures_of_the_decree() -> None:
    paper = opened(letter(a_year(), date(2026, 8, 1)))
    section = paper.sections[0]
    assert in_millimetres(section.page_width, section.left_margin, section.right_margin) == [210, 30, 15]
    body = next(p for p in paper.paragraphs if p.text.startswith("Theo Kế hoạch"))
    assert body.style
    assert body.style.paragraph_format.first_line_indent
    assert in_millimetres(body.style.paragraph_format.first_line_indent) == [13]
    assert body.style.font.size
    assert body.style.font.size.pt == 14


@pytest.mark.parametrize("sample", [True, False])
def test_a_sample_is_marked_on_every_paper(sample: bool) -> None:
    facility = a_facility(units=(Unit(key="to-bep", name="Tổ bếp"), Unit(key="phong-y-te", name="Y tế", sample=sample)))
    year = a_year(registered(sample=sample), facility=facility, plans=(a_plan(sample=sample),))
    unit = facility.unit("phong-y-te")
    assert unit
    papers = [form(year), council_list(year, facility, PAPERS, DAY), letter(year, DAY, unit)]
    assert {"(Bản mẫu: dữ liệu đặt ra để chạy thử)" in words_of(paper) for paper in papers} == {sample}
    header = read_back(council_workbook(year, facility, DAY))["Danh sách"].oddHeader.left.text
    assert ("(Bản mẫu" in header) is sample


def test_the_workbook_s_days_are_days_and_every_sheet_can_be_filtered() -> None:
    year, found = changed()
    book = read_back(council_workbook(year, FACILITY, DAY, found))
    assert book.sheetnames == ["Danh sách", "Theo đơn vị × lĩnh vực", "Chưa đăng ký", "Thay đổi"]
    for sheet in book:
        assert sheet.auto_filter.ref
        assert sheet.auto_filter.ref.startswith("A1:")
    rows = list(book["Danh sách"].iter_rows(min_row=2))
    assert [row[5].value for row in rows] == [datetime(2026, 7, 1)] * 2
    assert rows[0][5].is_date
    assert rows[0][7].value == datetime(2026, 3, 1)
    assert [cell.value for cell in next(iter(book["Thay đổi"].iter_rows(min_row=2)))] == [
        "Tên mới", "Phòng Y tế", "đổi đơn vị", "Tổ bếp", "Phòng Y tế", "a", datetime(2026, 8, 17),
    ]  # fmt: skip
    matrix = book["Theo đơn vị × lĩnh vực"]
    assert matrix.auto_filter.ref == f"A1:{matrix.cell(matrix.max_row - 1, matrix.max_column).coordinate}"
    assert [[cell.value for cell in row] for row in matrix.iter_rows(min_row=2)] == [
        ["Phòng Y tế", 0, 1, 1], ["Tổ bếp", 1, 0, 1], ["Cộng", 1, 1, 2],
    ]  # fmt: skip


HOSTILE = [
    "=cmd|'/c calc'!A1",
    "+84",
    "@SUM(1)",
    "-1",
    "a\x00b\x07\u202ec",
    "chữ " * 5000,
    "x" * 3000,
    "😀 <b>&amp;",
    "{}",
]


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_a_title_holds_stays_text(title: str) -> None:
    year = a_year(registered(title=title))
    book = read_back(council_workbook(year, FACILITY, DAY))
    cell = book["Danh sách"]["B2"]
    assert cell.data_type == "s"
    assert opened(form(year)).tables
    assert opened(council_list(year, FACILITY, PAPERS, DAY)).tables


def made(year: RegistrationYear, found: Since | None) -> Sequence[bytes]:
    return (
        form(year), form(year, Y_TE), letter(year, DAY), council_list(year, FACILITY, PAPERS, DAY, found),
        council_workbook(year, FACILITY, DAY, found),
    )  # fmt: skip


def test_the_same_registrations_give_the_same_bytes() -> None:
    assert made(*changed()) == made(*changed())
    for paper in made(*changed()):
        with ZipFile(BytesIO(paper)) as packed:
            assert {entry.date_time[:3] for entry in packed.infolist()} == {(1980, 1, 1)}


def test_a_year_in_which_nobody_registered_has_its_papers_too() -> None:
    year = a_year()
    words = words_of(council_list(year, FACILITY, PAPERS, DAY))
    assert "Chưa có nội dung đăng ký nào." in words
    assert "0 nội dung đăng ký của 0 trên 2 đơn vị" in words
    assert read_back(council_workbook(year, FACILITY, DAY))["Danh sách"].max_row == 1


def test_a_facility_without_papers_of_its_own_has_the_usual_ones() -> None:
    year = a_year(registered())
    assert "Kính gửi: Hội đồng thi đua, khen thưởng" in words_of(form(year, papers=Papers()))
    assert "HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG" in words_of(council_list(year, FACILITY, Papers(), DAY + timedelta(days=1)))

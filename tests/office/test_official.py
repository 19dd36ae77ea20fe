"""Every measure of the decree, read back from the file."""

from dataclasses import replace
from datetime import date

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt

from newsdesk.model.papers import Paper
from newsdesk.office.official import Official, Signature, appendix, begun, file_of, rows, section, signed, text
from newsdesk.office.type_widths import line_length, longest_line
from tests.office.official_reading import body, cells, rules, seen
from tests.office.papers import opened

REPORT = Official(
    issuer="Cơ sở cai nghiện ma túy tỉnh Sơn La",
    superior="Công an tỉnh Sơn La",
    place="Sơn La",
    day=date(2027, 1, 5),
    kind=Paper.REPORT,
    abstract="Kết quả tuyên truyền gương điển hình tiên tiến, mô hình mới, nhân tố mới năm 2026",
    sign="CSCNMT",
    number="5",
    addressed_to=("Công an tỉnh Sơn La",),
    bases=("Căn cứ Luật Một", "Căn cứ Nghị định Hai;", "Căn cứ Kế hoạch Ba"),
    signature=Signature(on_behalf="KT. Giám đốc", office="Phó Giám đốc", name="Người Ký"),
    recipients=("Lãnh đạo Cơ sở", "Các đơn vị;"),
    keeping="Phòng Tổ chức (01)",
)


def made(of: Official = REPORT):  # type: ignore[no-untyped-def]
    paper = begun(of)
    text(paper, "Một câu trong thân văn bản.")
    section(paper, "I. ĐẶC ĐIỂM")
    section(paper, "1. Có tên", level=2)
    text(paper, "Một câu nữa.")
    signed(paper, of)
    appendix(paper, of, "I", "Danh sách", landscape=True)
    rows(paper, [("TT", 20), ("Tên", 232)], [["1", "A & <B>"], ["", "Cộng"]], centre={0}, totals=1)
    appendix(paper, of, "II", "Buổi phát")
    return opened(file_of(paper))


def test_page_and_margins() -> None:
    first, across, down = made().sections
    for page, wide, high in ((first, 210, 297), (across, 297, 210), (down, 210, 297)):
        assert (round(page.page_width.mm), round(page.page_height.mm)) == (wide, high)
        sides = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
        top, bottom, left, right = (round(side.mm, 1) for side in sides)  # the file has twentieths of a point
        assert 20 <= top <= 25
        assert 20 <= bottom <= 25
        assert 30 <= left <= 35
        assert 15 <= right <= 20
    assert across.orientation == WD_ORIENT.LANDSCAPE


def test_page_numbers_stand_centred_in_the_top_margin_but_not_on_page_one_and_each_appendix_has_its_own() -> None:
    paper = made()
    for number, page in enumerate(paper.sections):
        assert page.different_first_page_header_footer
        assert not page.first_page_header.paragraphs[0].text
        line = page.header.paragraphs[0]
        assert seen(line).centred
        assert "PAGE" in "".join(node.text or "" for node in line._p.iter(qn("w:instrText")))
        assert {run.font.size.pt for run in line.runs if run.font.size} <= {13, 14}
        starts = page._sectPr.find(qn("w:pgNumType"))
        assert (starts is not None and starts.get(qn("w:start")) == "1") is (number > 0)


def test_the_head_has_its_sizes_weights_and_lines() -> None:
    paper = made()
    left, right = cells(paper, 0, 0)
    assert [(one.words, one.size, one.bold) for one in left if one.words] == [
        ("CÔNG AN TỈNH SƠN LA", 12, False),
        ("CƠ SỞ CAI NGHIỆN MA TÚY TỈNH SƠN LA", 12, True),
    ]
    assert [(one.words, one.size, one.bold) for one in right if one.words] == [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True),
        ("Độc lập - Tự do - Hạnh phúc", 13, True),
    ]
    assert all(one.centred for one in (*left, *right) if one.words)


def test_a_paper_that_lies_across_has_its_head_from_margin_to_margin() -> None:
    look = replace(REPORT.look, landscape=True)
    paper = made(replace(REPORT, look=look))
    for table in paper.tables[:2]:
        assert round(sum(column.width.mm for column in table.columns if column.width)) == 252


def test_number_and_day_stand_on_one_line_with_their_leading_noughts() -> None:
    paper = made()
    (number,), (day,) = cells(paper, 0, 1)
    assert (number.words, number.size, number.bold) == ("Số: 05/BC-CSCNMT", 13, False)
    assert (day.words, day.size, day.italic) == ("Sơn La, ngày 05 tháng 01 năm 2027", 13, True)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2027, 2, 10), "ngày 10 tháng 02 năm 2027"),
        (date(2027, 3, 9), "ngày 09 tháng 3 năm 2027"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_only_small_days_and_the_first_two_months_take_a_nought(day: date, written: str) -> None:
    assert cells(made(replace(REPORT, day=day)), 0, 1)[1][0].words == f"Sơn La, {written}"


def test_a_number_that_is_not_given_leaves_room() -> None:
    assert cells(made(replace(REPORT, number="")), 0, 1)[0][0].words == "Số:         /BC-CSCNMT"


def test_rules_are_as_long_as_the_motto_and_a_third_to_a_half_of_the_names() -> None:
    paper = made()
    issuer, motto, abstract = rules(paper.element.body)
    assert 89 - motto == pytest.approx(line_length("Độc lập - Tự do - Hạnh phúc", 13, bold=True), abs=0.2)
    assert 1 / 3 <= (68 - issuer) / longest_line(REPORT.issuer.upper(), 12, 68, bold=True) <= 1 / 2
    length = line_length(REPORT.abstract, 14, bold=True)
    assert 1 / 3 <= (165 - abstract) / (length / 2 * 1.15) <= 1 / 2


def test_kind_abstract_addressee_and_bases() -> None:
    found = body(made())
    at = {one.words: one for one in found}
    assert (at["BÁO CÁO"].size, at["BÁO CÁO"].bold, at["BÁO CÁO"].centred) == (14, True, True)
    assert (at[REPORT.abstract].size, at[REPORT.abstract].bold, at[REPORT.abstract].centred) == (14, True, True)
    assert at["Kính gửi: Công an tỉnh Sơn La"].size in (13, 14)
    bases = [one for one in found if one.words.startswith("Căn cứ")]
    assert [one.words[-1] for one in bases] == [";", ";", "."]
    assert all(one.italic and one.size in (13, 14) and not one.words.endswith(";;") for one in bases)


def test_several_addressees_each_have_a_line() -> None:
    found = body(made(replace(REPORT, addressed_to=("Nơi Một", "Nơi Hai"))))
    at = [one.words for one in found].index("Kính gửi:")
    assert [one.words for one in found[at + 1 : at + 3]] == ["- Nơi Một;", "- Nơi Hai."]
    assert [one.below for one in found[at + 1 : at + 3]] == [0, 6], "the first legal base stands apart"


def test_the_body_is_justified_indented_and_spaced() -> None:
    (one,) = [one for one in body(made()) if one.words == "Một câu trong thân văn bản."]
    assert one.justified
    assert one.size in (13, 14)
    assert round(one.first_line, 1) in (10.0, 12.7)
    assert one.below >= 6
    assert 1 <= one.leading <= 1.5


def test_headings_are_bold_stay_with_what_follows_and_are_in_the_outline() -> None:
    paper = made()
    found = [p for p in paper.paragraphs if p.text in ("I. ĐẶC ĐIỂM", "1. Có tên")]
    assert all(seen(one).bold and seen(one).with_next for one in found)
    levels = [one._p.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) for one in found]
    assert levels == ["0", "1"]


def test_signature_and_recipients() -> None:
    paper = made()
    left, right = cells(paper, 1, 0)
    assert [(one.words, one.size) for one in left] == [
        ("Nơi nhận:", 12), ("- Như trên;", 11), ("- Lãnh đạo Cơ sở;", 11), ("- Các đơn vị;", 11),
        ("- Lưu: VT, Phòng Tổ chức (01).", 11),
    ]  # fmt: skip
    assert left[0].bold
    assert left[0].italic
    written = [one for one in right if one.words]
    assert [one.words for one in written] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Người Ký"]
    assert all(one.bold and one.centred and one.size in (13, 14) for one in written)


def test_an_appendix_says_which_it_is_and_of_what_paper() -> None:
    found = body(made())
    at = next(n for n, one in enumerate(found) if one.words == "Phụ lục I")
    name, title, of = found[at : at + 3]
    assert (name.size, name.bold, name.centred) == (14, True, True)
    assert (title.words, title.bold, title.centred) == ("DANH SÁCH", True, True)
    assert title.size in (13, 14)
    expected = "(Kèm theo Báo cáo số 05/BC-CSCNMT ngày 05 tháng 01 năm 2027 của Cơ sở cai nghiện ma túy tỉnh Sơn La)"
    assert of.words == expected
    assert of.italic
    assert "Phụ lục II" in [one.words for one in found]


def test_what_ends_a_section_takes_no_line_of_a_full_page() -> None:
    ends = [one for one in made().paragraphs if one._p.pPr is not None and one._p.pPr.find(qn("w:sectPr")) is not None]
    assert [one.paragraph_format.line_spacing for one in ends] == [Pt(1), Pt(1)]
    assert {one.paragraph_format.line_spacing_rule for one in ends} == {WD_LINE_SPACING.EXACTLY}


def test_a_table_keeps_its_widths_repeats_its_heading_and_parts_no_row() -> None:
    table = made().tables[2]
    assert [[round(cell.width.mm) for cell in row.cells if cell.width] for row in table.rows] == [[20, 232]] * 3
    for number, row in enumerate(table.rows):
        marks = row._tr.trPr
        assert marks is not None
        assert marks.find(qn("w:cantSplit")) is not None
        assert (marks.find(qn("w:tblHeader")) is not None) is (number == 0)
    assert [cell.text for cell in table.rows[1].cells] == ["1", "A & <B>"]
    assert table.rows[1].cells[0].paragraphs[0].alignment is not None
    assert [row.cells[1].paragraphs[0].runs[0].bold for row in table.rows] == [True, None, True]


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "tblPr": "tblStyle tblW jc tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan tcBorders shd vAlign",
}


@pytest.mark.parametrize("name", ORDER)
def test_what_word_is_strict_about_stands_in_its_order(name: str) -> None:
    order = ORDER[name].split()
    paper = made()
    found = [
        [child.tag.rpartition("}")[2] for child in node]
        for part in (paper.element.body, paper.sections[0].header._element)
        for node in part.iter(qn(f"w:{name}"))
    ]
    assert found
    assert all(one == sorted(one, key=order.index) for one in found)


def test_black_and_one_font_everywhere() -> None:
    paper = made()
    fonts = {node.get(qn("w:ascii")) for node in paper.element.body.iter(qn("w:rFonts"))}
    assert fonts <= {"Times New Roman"}
    assert not list(paper.element.body.iter(qn("w:color")))

"""Official papers can stand on the same foundation as the sheets."""

from datetime import date, datetime

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Length

from newsdesk.office.document_tables import new_row, new_table
from newsdesk.office.documents import OFFICIAL, Look, Margins, fixed, new_paper, write
from tests.office.papers import opened


def in_millimetres(*lengths: Length | None) -> list[int]:
    return [round(length.mm) for length in lengths if length]


def test_an_official_paper_keeps_the_measures_of_the_decree() -> None:
    paper = opened(fixed(new_paper(OFFICIAL, title="Báo cáo", day=date(2026, 11, 20))))
    section, body = paper.sections[0], paper.styles["Normal"].font  # type: ignore[attr-defined]
    assert in_millimetres(section.page_width, section.page_height) == [210, 297]
    assert in_millimetres(section.top_margin, section.bottom_margin) == [20, 20]
    assert in_millimetres(section.left_margin, section.right_margin) == [30, 15]
    assert (body.name, body.size.pt) == ("Times New Roman", 14)


def test_every_script_of_every_style_gets_the_paper_s_font() -> None:
    paper = opened(fixed(new_paper(OFFICIAL, title="Báo cáo")))
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        fonts = paper.styles[name].element.rPr.find(qn("w:rFonts"))
        assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
        assert not [key for key in fonts.attrib if key.endswith(("Theme", "cstheme"))]


def test_a_wide_paper_lies_across() -> None:
    look = Look(margins=Margins(20, 20, 30, 15), landscape=True)
    section = opened(fixed(new_paper(look, title="Phụ lục"))).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert in_millimetres(section.page_width, section.page_height) == [297, 210]


def test_a_paper_without_a_day_bears_the_earliest_one_and_no_longer_title_than_word_takes() -> None:
    about = opened(fixed(new_paper(OFFICIAL, title="Dài " * 200))).core_properties
    assert about.created is not None
    assert about.created.replace(tzinfo=None) == datetime(1980, 1, 1)
    assert len(about.title) <= 255


def test_columns_are_as_wide_in_every_cell_as_in_the_grid() -> None:
    paper = new_paper(OFFICIAL, title="Bảng")
    table = new_table(paper, (30, 60))
    for words in ("một", "hai"):
        write(new_row(table)[0].paragraphs[0], words)
    read = opened(fixed(paper)).tables[0]
    assert [in_millimetres(*(cell.width for cell in row.cells)) for row in read.rows] == [[30, 60]] * 2

"""Paragraphs, lines, rules and tables of an official paper."""

from collections.abc import Container, Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from newsdesk.office.document_tables import border, new_row, new_table
from newsdesk.office.documents import Look, StyleName, new_style, styled, write
from newsdesk.office.official.grid import grid

BODY = StyleName("Official", "Văn bản")
AFTER_BORDERS = (
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:rPr",
)
"""What stands behind the borders among a paragraph's properties: Word is strict about their order."""
INDENT, GAP = Mm(12.7), Pt(6)


def body_style(paper: Document, look: Look) -> None:
    """Give a paper the style of its body: justified, its first line indented, room below each paragraph."""
    style = new_style(paper, BODY, look, look.size, leading=look.leading)
    style.paragraph_format.alignment = ALIGN.JUSTIFY
    style.paragraph_format.first_line_indent, style.paragraph_format.space_after = INDENT, GAP


def text(
    paper: Document, words: str, *, bold: bool = False, italic: bool = False, with_next: bool = False
) -> Paragraph:
    """Add a paragraph of the body; one that is `with_next` never ends a page alone."""
    paragraph = styled(paper.add_paragraph(), BODY)
    write(paragraph, words, bold=bold)
    if italic:
        paragraph.runs[-1].italic = True
    if with_next:
        paragraph.paragraph_format.keep_with_next = True
    return paragraph


def section(paper: Document, words: str, *, level: int = 1) -> Paragraph:
    """Add the heading of a part or a numbered section: bold, kept with what follows, listed in a reader's outline."""
    paragraph = text(paper, words, bold=True, with_next=True)
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level - 1))
    paragraph._p.get_or_add_pPr().insert_element_before(outline, "w:rPr", "w:sectPr")
    return paragraph


def centred(
    paper: Document | _Cell, words: str, size: float, *, bold: bool = False, italic: bool = False, first: bool = False
) -> Paragraph:
    """Add a centred line of so many points; the first of a cell takes the paragraph that every cell has."""
    paragraph = paper.paragraphs[0] if first else paper.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    write(paragraph, words, bold=bold, size=size)
    if italic:
        paragraph.runs[-1].italic = True
    return paragraph


def rule(below: Document | _Cell, room: float, length: float) -> None:
    """Draw a thin line of so many millimetres in the middle of a column that is `room` millimetres wide."""
    line = below.add_paragraph()
    line.paragraph_format.line_spacing = Pt(4)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Mm(max(0.0, (room - length) / 2))
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{key}"), value)
    borders.append(top)
    line._p.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)


def boxed(paper: Document, words: str) -> None:
    """Add a box with words in its middle, such as LƯU HÀNH NỘI BỘ."""
    table = new_table(paper, (55,))
    table.alignment = 1  # type: ignore[assignment]  # centred
    centred(new_row(table)[0], words, 13, bold=True, first=True)


def rows(
    paper: Document,
    headings: Sequence[tuple[str, float]],
    table: Sequence[Sequence[str]],
    *,
    size: float = 12,
    centre: Container[int] = (),
    totals: int = 0,
    whole: bool = False,
) -> None:
    """Add a bordered table: headings with their widths in millimetres, repeated on every page; rows stay whole.

    Columns of `centre`, counted from 0, are centred; the last `totals` rows are bold; a `whole` table is not parted
    by a page.
    """
    grid(paper, headings, table, size=size, centre=centre, totals=totals, whole=whole)


def without_borders(cell: _Cell) -> None:
    """Take the lines off a cell of a bordered table."""
    border(cell, top=0, left=0, bottom=0, right=0)

"""The head of an official paper: whose it is, number and day, kind, to whom, on what it rests."""

from datetime import date

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

from newsdesk.model.calendar import long_day
from newsdesk.model.papers import Paper
from newsdesk.office.document_tables import new_row, new_table
from newsdesk.office.documents import EARLIEST, Look, new_paper, write
from newsdesk.office.documents import field as page_field
from newsdesk.office.official.nouns import KINDS, Official
from newsdesk.office.official.parts import GAP, body_style, boxed, centred, rule, text
from newsdesk.office.type_widths import evened, line_length, longest_line

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SAMPLE = "(Bản mẫu: dữ liệu đặt ra để chạy thử)"
INTERNAL = "LƯU HÀNH NỘI BỘ"
LEFT, RIGHT = 72.0, 93.0
"""Halves of the masthead in millimetres: the country's name fits on one line of the right one."""
OPEN_DAY = "ngày      tháng      năm\u00a0......"
"""For whoever signs to fill in."""
THIRD = 0.4
"""How much of a text the rule below it takes: from a third to a half."""


def halves(of: Official) -> tuple[float, float]:
    """Return how many millimetres the left and the right half of the head and of the end of a paper take."""
    wider = _across(of) / (LEFT + RIGHT)
    return LEFT * wider, RIGHT * wider


def _across(of: Official) -> float:
    return (297 if of.look.landscape else 210) - of.look.margins.left - of.look.margins.right


def begun(of: Official) -> Document:
    """Return the paper with everything above its first paragraph."""
    title = of.abstract or of.title
    paper = new_paper(of.look, title=title, day=of.day or EARLIEST, author=of.issuer, prepare=_prepared)
    _masthead(paper, of)
    if of.internal:
        boxed(paper, INTERNAL)
    if not of.letter:
        _kind(paper, of)
    if of.note:
        centred(paper, f"({of.note})", 13, italic=True).paragraph_format.space_after = GAP
    if of.sample:
        centred(paper, SAMPLE, 13, italic=True).paragraph_format.space_after = GAP
    _addressed(paper, of)
    for base in of.bases:
        text(paper, base.rstrip(";.") + (";" if base != of.bases[-1] else "."), italic=True)
    return paper


def _prepared(paper: Document, look: Look) -> None:
    body_style(paper, look)
    numbered_pages(paper)


def place_and_day(place: str, day: date | None) -> str:
    """Return place and day as they head a paper: Sơn La, ngày 05 tháng 01 năm 2027."""
    return f"{place}, {long_day(day) if day else OPEN_DAY}"


def numbered_pages(paper: Document) -> None:
    """Number pages in the middle of the top margin, the first not."""
    section = paper.sections[-1]
    section.different_first_page_header_footer = True
    section.header_distance = Mm(10)
    section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
    line = section.header.paragraphs[0]
    line.alignment = ALIGN.CENTER
    page_field(line, "PAGE", size=13)


def _masthead(paper: Document, of: Official) -> None:
    widths = halves(of)
    table = new_table(paper, widths, bordered=False)
    left, right = new_row(table)
    if of.superior:
        _name(left, of.superior.upper(), widths[0] - 4, bold=False, first=True)
    shown = _name(left, of.issuer.upper(), widths[0] - 4, bold=True, first=not of.superior)
    rule(left, widths[0] - 4, shown * THIRD)
    centred(right, COUNTRY, 12, bold=True, first=True)
    centred(right, MOTTO, 13, bold=True)
    rule(right, widths[1] - 4, line_length(MOTTO, 13, bold=True))
    if of.kind is not None:
        _numbered(table, of)


def _name(cell: _Cell, name: str, room: float, *, bold: bool, first: bool) -> float:
    """Write a name over lines of nearly one length, none of them a leftover; return how long the longest is."""
    across = evened(name, 12, room, bold=bold)
    look = centred(cell, name, 12, bold=bold, first=first).paragraph_format
    look.left_indent = look.right_indent = Mm((room - across) / 2)
    return longest_line(name, 12, across, bold=bold)


def _numbered(table: Table, of: Official) -> None:
    """Add number and day on one line, however many lines the names above them take."""
    left, right = new_row(table)
    centred(left, of.code, 13, first=True)
    if of.letter:
        centred(left, f"V/v {of.abstract}", 12)
    if of.kind is not Paper.MINUTES:  # mẫu 1.9 of the decree tells in the text when and where people met
        centred(right, place_and_day(of.place, of.day), 13, italic=True, first=True)


def _kind(paper: Document, of: Official) -> None:
    name = centred(paper, of.title.upper() or KINDS.get(of.kind or Paper.LETTER, ""), 14, bold=True)
    name.paragraph_format.space_before = Pt(14)
    if of.abstract:
        across = _across(of)
        room = evened(of.abstract, 14, across, bold=True)
        about = centred(paper, of.abstract, 14, bold=True).paragraph_format
        about.left_indent = about.right_indent = Mm((across - room) / 2)
        rule(paper, across, longest_line(of.abstract, 14, room, bold=True) * THIRD)


def _addressed(paper: Document, of: Official) -> None:
    if not of.addressed_to:
        return
    line = paper.add_paragraph()
    line.alignment, line.paragraph_format.space_before, line.paragraph_format.space_after = ALIGN.CENTER, GAP, GAP
    if len(of.addressed_to) == 1:
        write(line, f"Kính gửi: {of.addressed_to[0]}")
        return
    line.alignment, line.paragraph_format.left_indent = ALIGN.LEFT, Mm(30)
    write(line, "Kính gửi:")
    for number, one in enumerate(of.addressed_to, 1):
        row = paper.add_paragraph()
        row.paragraph_format.left_indent = Mm(48)
        write(row, f"- {one}{'.' if number == len(of.addressed_to) else ';'}")
    row.paragraph_format.space_after = GAP

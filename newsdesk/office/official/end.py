"""The end of an official paper: recipients, signature, appendices, and the file."""

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from newsdesk.model.calendar import long_day
from newsdesk.model.papers import Paper
from newsdesk.office.document_tables import new_row, new_table
from newsdesk.office.documents import write
from newsdesk.office.official.head import LEFT, OPEN_DAY, RIGHT, halves, numbered_pages, place_and_day
from newsdesk.office.official.nouns import KINDS, Official, Signature
from newsdesk.office.official.parts import GAP, centred
from newsdesk.office.type_widths import evened


def signed(paper: Document, of: Official) -> None:
    """End the paper with recipients on the left and the signature on the right."""
    held_by_what_precedes(paper)
    above = paper.add_paragraph().paragraph_format
    above.line_spacing, above.keep_with_next = Pt(8), True
    left, right = new_row(new_table(paper, halves(of), bordered=False))
    _receive(left, of)
    signature = of.signature
    lines = [line for line in (signature.on_behalf, signature.office) if line] or [""]
    for number, line in enumerate(lines):
        centred(right, line.upper(), 14, bold=True, first=number == 0)
    for _ in range(4):
        right.add_paragraph()
    centred(right, " ".join(filter(None, (signature.rank, signature.name))), 14, bold=True)


def dated(paper: Document, of: Official) -> None:
    """Write place and day above the signature of a paper that bears no number."""
    held_by_what_precedes(paper)
    line = centred(paper, place_and_day(of.place, of.day), 13, italic=True).paragraph_format
    across = room_across(of, landscape=of.look.landscape)
    line.left_indent, line.space_before, line.keep_with_next = Mm(across * RIGHT / (LEFT + RIGHT) * 0.8), Mm(4), True


def both_signed(paper: Document, of: Official, *, left: Signature, right: Signature) -> None:
    """End minutes with two signatures side by side, who kept them and who chaired, and recipients below the left."""
    held_by_what_precedes(paper)
    above = paper.add_paragraph().paragraph_format
    above.line_spacing, above.keep_with_next = Pt(8), True
    table = new_table(paper, (LEFT, RIGHT), bordered=False)
    for cell, signature in zip(new_row(table), (left, right), strict=True):
        centred(cell, signature.office.upper(), 14, bold=True, first=True)
        centred(cell, "(Ký, ghi rõ họ tên)", 13, italic=True)
        for _ in range(4):
            cell.add_paragraph()
        centred(cell, " ".join(filter(None, (signature.rank, signature.name))), 14, bold=True)
    held_by_what_precedes(paper)
    _receive(new_row(table)[0], of)


def held_by_what_precedes(paper: Document) -> None:
    """Keep the signature from standing alone on a page: a table's last row, or the last paragraph, goes with it."""
    last = paper.element.body.xpath("./*[self::w:p or self::w:tbl][last()]")
    for paragraph in last[0].xpath(".//w:tr[last()]//w:p | self::w:p") if last else ():
        paragraph.get_or_add_pPr().get_or_add_keepNext()


def _receive(cell: _Cell, of: Official) -> None:
    """Write recipients below one another, where there are any."""
    if listed := _recipients(of):
        write(cell.paragraphs[0], "Nơi nhận:", bold=True, size=12)
        cell.paragraphs[0].runs[0].italic = True
        for one in listed:
            write(cell.add_paragraph(), one, size=11)


def _recipients(of: Official) -> list[str]:
    """Return the lines below Nơi nhận."""
    kept = ", ".join(filter(None, ("VT", of.keeping)))
    listed = [*(["Như trên"] if of.addressed_to else []), *of.recipients]
    return [f"- {one.rstrip(';.')};" for one in listed] + [f"- Lưu: {kept}."] if listed or of.keeping else []


def appendix(paper: Document, of: Official, number: str, title: str, *, landscape: bool = False) -> None:
    """Begin an appendix on a page of its own, numbered by itself: number "I", or "" where it is the only one."""
    begun_at = paper.add_section(WD_SECTION.NEW_PAGE)
    _without_height(paper)
    across, down = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    begun_at.page_width, begun_at.page_height = across, down
    begun_at.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    begun_at._sectPr.insert_element_before(numbering, "w:cols", "w:titlePg", "w:docGrid")
    numbered_pages(paper)
    centred(paper, f"Phụ lục {number}".strip(), 14, bold=True)
    centred(paper, title.upper(), 14, bold=True)
    kind = KINDS.get(of.kind or Paper.LETTER, "văn bản").capitalize()
    day = (long_day(of.day) if of.day else OPEN_DAY).replace(" năm ", " năm\u00a0")
    with_what = f"(Kèm theo {kind} số {of.code.removeprefix('Số: ')} {day} của {of.issuer})"
    look, room = centred(paper, with_what, 13, italic=True).paragraph_format, room_across(of, landscape=landscape)
    look.left_indent = look.right_indent = Mm((room - evened(with_what, 13, room)) / 2)
    look.space_after = GAP


def _without_height(paper: Document) -> None:
    """Let the paragraph that ends a section take no line: below a full page it would be a page of its own."""
    bearing = paper.element.body.xpath("./w:p[last()]")[0]
    Paragraph(bearing, paper._body).paragraph_format.line_spacing = Pt(1)


def room_across(of: Official, *, landscape: bool = False) -> float:
    """Return how many millimetres a table may take from margin to margin."""
    return (297 if landscape else 210) - of.look.margins.left - of.look.margins.right

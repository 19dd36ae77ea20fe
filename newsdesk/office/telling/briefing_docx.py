"""The sheet for a morning briefing and the week's list, as documents."""

from collections.abc import Sequence
from dataclasses import replace

from docx.document import Document
from docx.shared import Mm, Pt

from newsdesk.model.calendar import office_day, office_day_words
from newsdesk.model.facility import Facility
from newsdesk.model.papers import Papers
from newsdesk.office import official
from newsdesk.office.document_tables import new_row, new_table
from newsdesk.office.documents import fixed, new_paper, write
from newsdesk.office.telling.briefing import COLUMNS, LEADING, LOOK, NO_SHORT, SIGNED, Sheet
from newsdesk.office.telling.room import Block
from newsdesk.office.telling.week import WEEK_COLUMNS, Listed
from newsdesk.office.week import week_of


def briefing_document(sheet: Sheet) -> bytes:
    """Return the sheet's file: one page."""
    paper = new_paper(LOOK, title=f"Phiếu đọc giao ban: {sheet.told.title}", day=sheet.day, author=sheet.told.facility)
    for block in sheet.blocks(sheet.size):
        _add(paper, block)
    _signing(paper, sheet)
    return fixed(paper)


def _add(paper: Document, block: Block) -> None:
    paragraph = paper.add_paragraph()
    look = paragraph.paragraph_format
    look.space_before, look.line_spacing, look.left_indent = Pt(block.above), LEADING, Mm(block.indent)
    write(paragraph, f"– {block.words}" if block.item else block.words, bold=block.bold, size=block.points)
    if block.words == NO_SHORT:
        paragraph.runs[-1].italic = True
    if block.item:
        look.first_line_indent = Mm(-4)


def _signing(paper: Document, sheet: Sheet) -> None:
    _add(paper, Block(SIGNED, 12, 7, bold=True))
    table = new_table(paper, [width for _, width in COLUMNS])
    for cell, (heading, _) in zip(new_row(table), COLUMNS, strict=True):
        write(cell.paragraphs[0], heading, bold=True, size=11)
    for unit in (sheet.unit, ""):
        row = new_row(table)
        write(row[0].paragraphs[0], unit, size=11)
        row[0].paragraphs[0].paragraph_format.space_after = Pt(8)


def week_document(listed: Sequence[Listed], facility: Facility, papers: Papers, *, sample: bool) -> bytes:
    """Return the list of a week's briefings."""
    day = listed[0].day
    week = week_of(day)
    about = f"Tuần từ ngày {office_day(week.since)} đến ngày {office_day(week.until)}"
    of = official.facility_paper(facility, papers, day, None, about)
    of = official.as_form(of, "LỊCH ĐỌC BÀI TẠI GIAO BAN", sample=sample)
    paper = official.begun(of)
    rows = [(office_day_words(one.day), one.hour, one.unit, one.what) for one in listed]
    official.rows(paper, WEEK_COLUMNS, rows, size=13, centre={0, 1})
    official.dated(paper, replace(of, day=None))
    official.signed(paper, of)
    return official.file_of(paper)

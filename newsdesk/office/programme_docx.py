"""A whole programme as a document: a cover with every item, then each text at its clock time."""

from docx.document import Document as Paper
from docx.enum.text import WD_BREAK
from docx.shared import Pt

from newsdesk.model.calendar import short_day
from newsdesk.office import wording
from newsdesk.office.announcer_docx import hard_box, reading_paper, reading_table, small
from newsdesk.office.document_tables import new_row, new_table
from newsdesk.office.documents import fixed, heading, write
from newsdesk.office.figures import minutes
from newsdesk.office.programme import Cue, ProgrammeSheet

WIDTHS = (23, 32, 58, 17, 26, 21)
"""Columns of the cover's table, in millimetres."""


def programme_document(sheet: ProgrammeSheet) -> bytes:
    """Return the document of one programme."""
    rundown = sheet.rundown
    mark = f"{short_day(rundown.day)} · {rundown.opens:%H:%M} · {sheet.title}"
    paper = reading_paper(f"{sheet.title} · {short_day(rundown.day)}", mark, rundown.day, sheet.facility)
    _cover(paper, sheet)
    for cue in sheet.cues:
        _item(paper, sheet, cue)
    return fixed(paper)


def _cover(paper: Paper, sheet: ProgrammeSheet) -> None:
    small(paper, sheet.facility)
    heading(paper, sheet.title, 1)
    when, length = wording.programme_facts(sheet)
    write(paper.add_paragraph(), when, bold=True, size=16)
    small(paper, length).paragraph_format.space_after = Pt(10)
    table = new_table(paper, WIDTHS)
    for cell, column in zip(new_row(table, repeated=True), wording.COLUMNS, strict=True):
        write(cell.paragraphs[0], column, bold=True, size=12)
    for cue in sheet.cues:
        told = (cue.at, cue.part, cue.title, minutes(cue.length), cue.reader, cue.code)
        for cell, words in zip(new_row(table), told, strict=True):
            write(cell.paragraphs[0], words, size=12)
    paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _item(paper: Paper, sheet: ProgrammeSheet, cue: Cue) -> None:
    if cue.music:
        line = paper.add_paragraph()
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(8)
        write(line, wording.music_line(cue), size=13)
        line.runs[0].italic = True
        return
    heading(paper, cue.heading, 2)
    if cue.title:
        heading(paper, cue.title, 3).paragraph_format.space_before = Pt(0)
    facts = small(paper, wording.cue_facts(cue))
    facts.paragraph_format.keep_with_next, facts.paragraph_format.space_after = True, Pt(6)
    hard_box(paper, cue.hard)
    if cue.passages:
        reading_table(paper, cue.passages, sheet.clock_in(cue))
    else:
        write(paper.add_paragraph(), wording.GONE)

"""The announcer's sheet as a document: what the page says, for whoever wants to change a word by hand."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from xml.sax.saxutils import escape

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from newsdesk.model.calendar import length_words
from newsdesk.office import wording
from newsdesk.office.document_tables import border, new_row, new_table
from newsdesk.office.documents import (
    Look,
    Margins,
    StyleName,
    fixed,
    heading,
    new_paper,
    new_style,
    page_of_pages,
    styled,
    write,
)
from newsdesk.office.figures import brief, minutes, plain, printable
from newsdesk.office.hard_words import Hard
from newsdesk.office.sheet import Passage, Sheet

LOOK = Look(margins=Margins(14, 18, 18, 15), font="Arial", size=12, headings=(24, 17, 14))
READ, SMALL = StyleName("Reading", "Lời đọc"), StyleName("Small", "Chữ nhỏ")
WIDE, AT = 177, 26
"""Millimetres between the margins, and what the column of times takes of them: a bold 05:45:06 also in the wide letters
that stand in for Arial where there is none."""
GREY = RGBColor(0x55, 0x55, 0x55)


def announcer_document(sheet: Sheet) -> bytes:
    """Return the document of one script."""
    paper = reading_paper(f"{sheet.title} · mã {sheet.code}", f"Mã {sheet.code}", sheet.since, sheet.facility)
    small(paper, wording.heading(sheet))
    heading(paper, sheet.title, 1)
    small(paper, wording.facts(sheet)).paragraph_format.space_after = Pt(8)
    _head(paper, sheet)
    hard_box(paper, sheet.hard)
    reading_table(paper, sheet.passages, minutes)
    _closing(paper)
    return fixed(paper)


def reading_paper(title: str, mark: str, day: date | None, author: str) -> Paper:
    """Return an empty paper for reading aloud; the mark stands at the foot of each page, with its number."""
    paper = new_paper(LOOK, title=title, author=author, prepare=_prepared, **({"day": day} if day else {}))
    paper.sections[0].footer.paragraphs[0].runs[0].text = printable(mark)
    return paper


def _prepared(paper: Paper, look: Look) -> None:
    """Give a paper the styles for reading aloud, and a foot with room for a mark and the number of the page."""
    new_style(paper, SMALL, look, 12, 1.2)
    read = new_style(paper, READ, look, 16, 1.5)
    read.paragraph_format.keep_together = True
    foot = paper.sections[0].footer.paragraphs[0]
    styled(foot, SMALL)
    foot.paragraph_format.tab_stops.add_tab_stop(Mm(WIDE), WD_TAB_ALIGNMENT.RIGHT)
    write(foot, "")
    foot.add_run("\t")
    page_of_pages(foot)


def small(within: Paper | _Cell, text: str = "") -> Paragraph:
    """Add a paragraph of what is not read aloud."""
    paragraph = styled(within.add_paragraph(), SMALL)
    if text:
        write(paragraph, text)
    return paragraph


def _head(paper: Paper, sheet: Sheet) -> None:
    table = new_table(paper, (82, WIDE - 82))
    code, times = new_row(table)
    _line(code.paragraphs[0], wording.CODE_FOR, centred=True)
    shown = code.add_paragraph()
    _line(shown, sheet.code, bold=True, size=30, centred=True)
    _line(small(code), wording.CODE_MADE_OF, centred=True)
    _line(times.paragraphs[0], length_words(sheet.length), bold=True, size=17)
    for line in wording.measures(sheet):
        _line(small(times), line)
    _air(code, 4)
    _air(times, 4)
    border(code, top=12, left=12, bottom=12, right=12)
    border(times, top=0, right=0, bottom=0)
    small(paper).paragraph_format.line_spacing = Pt(8)


def _air(cell: _Cell, points: float) -> None:
    """Keep the words of a cell off its lines."""
    cell.paragraphs[0].paragraph_format.space_before = cell.paragraphs[-1].paragraph_format.space_after = Pt(points)


def _line(
    paragraph: Paragraph, text: str, *, bold: bool = False, size: float | None = None, centred: bool = False
) -> None:
    write(paragraph, text, bold=bold, size=size)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def hard_box(paper: Paper, hard: Hard) -> None:
    """Add the box of what is hard to say; nothing where nothing is."""
    if not hard:
        return
    cell = new_row(new_table(paper, (WIDE,)), whole=False)[0]
    paragraph = cell.paragraphs[0]
    for name, words in wording.box_of(hard):
        paragraph = paragraph if not paragraph.text else cell.add_paragraph()
        write(paragraph, f"{name}: ", bold=True)
        write(paragraph, words)
    if hard.changed:
        write(paragraph if not paragraph.text else cell.add_paragraph(), f"{wording.CHANGED}:", bold=True)
    for written, said in hard.changed:
        row = cell.add_paragraph()
        row.paragraph_format.left_indent, row.paragraph_format.first_line_indent = Mm(8), Mm(-4)
        write(row, f"{plain(written)} → ")
        write(row, said, bold=True)
    _air(cell, 4)
    gap = small(paper)
    gap.paragraph_format.line_spacing = Pt(8)
    for row in (*cell.paragraphs, gap):
        row.paragraph_format.keep_with_next = True


def reading_table(paper: Paper, passages: Iterable[Passage], at: Callable[[timedelta], str]) -> None:
    """Add the passages with their times; `at` writes the time at which one starts."""
    table = new_table(paper, (AT, WIDE - AT), bordered=False)
    when, what = new_row(table, repeated=True)
    write(when.paragraphs[0], "Lúc", bold=True, size=11)
    write(what.paragraphs[0], f"Lời đọc   {wording.LEGEND}", bold=True, size=11)
    for cell in (when, what):
        border(cell, bottom=8)
        look = cell.paragraphs[0].paragraph_format
        look.keep_with_next, look.space_after = True, Pt(4)  # a page that begins within a passage has no air of its own
    for passage in passages:
        _passage(table, passage, at(passage.starts))


def _passage(table: Table, passage: Passage, starts: str) -> None:
    """Add a row for each run of sentences that no page may part: programs keep rows whole, not all keep lines."""
    for number, run in enumerate(passage.kept_together):
        when, what = new_row(table)
        _sentences(what, run)
        if number == 0:
            write(when.paragraphs[0], starts, bold=True)
            small(when, brief(passage.length))
            when.paragraphs[0].paragraph_format.space_before = Pt(14 if passage.turn else 8)
            what.paragraphs[0].paragraph_format.space_before = Pt(12 if passage.turn else 6)
            for cell in (when, what) if passage.turn else ():
                border(cell, top=20)
    what.paragraphs[-1].paragraph_format.space_after = Pt(10)


def _sentences(cell: _Cell, sentences: Iterable[tuple[str, ...]]) -> None:
    for number, sentence in enumerate(sentences):
        _sentence(styled(cell.add_paragraph() if number else cell.paragraphs[0], READ), sentence)


def _sentence(paragraph: Paragraph, stretches: tuple[str, ...]) -> None:
    """Add the stretches with their marks as one piece of XML: a year's sheets have thousands."""
    *before, last = stretches
    runs = [f"{_stretch(one)}{BREATH}" for one in before]
    made = parse_xml(f"<w:p {nsdecls('w')}>{''.join(runs)}{_stretch(last)}{END}</w:p>")
    paragraph._p.extend(list(made))


def _stretch(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(plain(words))}\u00a0</w:t></w:r>'


def _mark(sign: str, bold: str, behind: str) -> str:
    """Return a grey mark, and what stands behind it."""
    look = f'<w:rPr>{bold}<w:color w:val="{GREY}"/></w:rPr>'
    return f"<w:r>{look}<w:t>{sign}</w:t></w:r><w:r>{behind}</w:r>"


BREATH = _mark(wording.BREATH, '<w:b w:val="0"/>', '<w:t xml:space="preserve"> </w:t>')
END = _mark(wording.SENTENCE_END, "<w:b/>", "")


def _closing(paper: Paper) -> None:
    notes = small(paper)
    notes.paragraph_format.space_before, notes.paragraph_format.keep_with_next = Pt(14), True
    write(notes, wording.NOTES, bold=True)
    for _ in range(2):
        line = small(paper, "." * 130)
        line.paragraph_format.space_before, line.paragraph_format.keep_with_next = Pt(10), True
    left, right = new_row(new_table(paper, (WIDE / 2, WIDE / 2), bordered=False))
    write(left.paragraphs[0], wording.DAY_OF_RECORDING)
    write(left.add_paragraph(), wording.LENGTH_OF_RECORDING)
    _line(right.paragraphs[0], wording.READER, bold=True, centred=True)
    _line(right.add_paragraph(), wording.SIGNED, centred=True)
    right.add_paragraph().paragraph_format.space_before = Pt(50)

"""The slip that somebody signs: a box for each purpose on each channel, none ticked; a plain one for residents."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt

from newsdesk.model.facility import Facility, as_of
from newsdesk.model.papers import Clocks, Papers
from newsdesk.office.consent.wording import Words, channels, words
from newsdesk.office.document_tables import new_row, new_table
from newsdesk.office.documents import Look, Margins, write
from newsdesk.office.official import begun, centred, facility_paper, file_of, held_by_what_precedes, rows, section

LOOK = Look(margins=Margins(20, 15, 25, 15), size=13, leading=1.05)
"""A form is set smaller than a paper, so that it fits on two pages."""
BOX = "☐"
ACROSS = 170.0
PURPOSES = 44.0


def slip_document(
    facility: Facility, papers: Papers, today: date, *, number: str = "", resident: bool = False
) -> bytes:
    """Return the slip as a DOCX; nothing of the person is filled in, no box is ticked."""
    said = words("resident" if resident else "staff")
    of = replace(
        facility_paper(facility, papers, today, None, said.about),
        title="Phiếu đồng ý",
        day=None,
        look=LOOK,
        recipients=(),
    )
    paper = begun(of)
    centred(paper, f"Số phiếu: {number or '.' * 30}", 13).paragraph_format.space_after = Pt(6)
    for line in said.opening:
        _line(paper, line)
    _who(paper, resident)
    section(paper, said.choice)
    _boxes(paper, said)
    _line(paper, said.below_the_boxes, size=11.5)
    _line(paper, f"Tôi đồng ý đến hết ngày: ......../......../20...... ({said.without_a_day})")
    section(paper, said.rights)
    for right in (*said.promises, *_clocks(as_of(papers.clocks, today), said)):
        _line(paper, f"- {right}")
    _signatures(paper, said.signs)
    return file_of(paper)


def _line(paper: Document, words: str, size: float = 12.5) -> None:
    line = paper.add_paragraph()
    line.alignment, line.paragraph_format.space_after = ALIGN.JUSTIFY, Pt(4)
    write(line, words, size=size)


def _open_line(paper: Document, words: str) -> None:
    """Add a line to write on: dots up to the right margin."""
    line = paper.add_paragraph()
    line.paragraph_format.space_after = Pt(4)
    line.paragraph_format.tab_stops.add_tab_stop(Mm(ACROSS), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    write(line, f"{words}: ", size=12.5)
    line.add_run().add_tab()


def _who(paper: Document, resident: bool) -> None:
    """Leave room for who signs; of a resident no more than the signature names the person, and only words are told."""
    _open_line(paper, "Họ và tên")
    if resident:
        _open_line(paper, "Lời được kể lại, trong bài")
    else:
        _open_line(paper, "Chức vụ, đơn vị")
        _open_line(paper, "Bài, ảnh hoặc bản thu")


def _boxes(paper: Document, said: Words) -> None:
    """Add the table of purposes and channels, a box in each cell."""
    wide = (ACROSS - PURPOSES) / len(channels())
    headings = [("Tôi đồng ý cho", PURPOSES), *((name, wide) for name in channels().values())]
    rows(paper, headings, [[purpose, *([BOX] * len(channels()))] for purpose in said.purposes.values()], size=12)
    table = paper.tables[-1]
    for row in table._tbl.tr_lst[1:]:
        for cell in row.tc_lst[1:]:
            cell.p_lst[0].get_or_add_pPr().get_or_add_jc().val = ALIGN.CENTER


def _clocks(clocks: Clocks | None, said: Words) -> Sequence[str]:
    """Return what the law gives for an answer, where the facility has written it down."""
    if clocks is None:
        return ()
    told = said.clocks.format(answer=clocks.acknowledge_working_days, stop=clocks.stop_days, delete=clocks.delete_days)
    return (f"{told} ({clocks.law}.)",)


def _signatures(paper: Document, signs: Sequence[str]) -> None:
    held_by_what_precedes(paper)
    above = paper.add_paragraph().paragraph_format
    above.line_spacing, above.keep_with_next = Pt(6), True
    cells = new_row(new_table(paper, [ACROSS / len(signs)] * len(signs), bordered=False))
    for cell, sign in zip(cells, signs, strict=True):
        centred(cell, "Ngày ...... tháng ...... năm 20......", 11, italic=True, first=True)
        centred(cell, sign, 12, bold=True)
        centred(cell, "(Ký, ghi rõ họ tên)", 11, italic=True)
        cell.add_paragraph().paragraph_format.space_after = Mm(14)

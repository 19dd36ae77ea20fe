"""The sheet on which members of the council set a story's evidence against the plan's criteria."""

from collections.abc import Iterator, Sequence
from datetime import date

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.table import _Cell

from newsdesk.council.examination import CriteriaSheet
from newsdesk.model.calendar import office_day
from newsdesk.model.library import Library
from newsdesk.model.names import KINDS, STAGES
from newsdesk.office.councils import council_on
from newsdesk.office.document_tables import new_row, new_table
from newsdesk.office.documents import write
from newsdesk.office.examination.words import ACROSS, earlier, evidence_words, open_lines
from newsdesk.office.official import Official, begun, centred, file_of, place_and_day, section, text
from newsdesk.office.people import WIDE, first_of

BOX = "□"
NONE = "Chưa có minh chứng trong hồ sơ."
COLUMNS = (("TT", 10.0), ("Tiêu chí", 44.0), ("Minh chứng trong hồ sơ", 65.0), ("Đạt", 11.0), ("Chưa đạt", 14.0))
OPINION = ("Ý kiến", ACROSS - sum(width for _, width in COLUMNS))
RESULTS = ("Đề nghị duyệt", "Trả lại để bổ sung", "Chưa đủ tiêu chí")
SIZE = 11


def criteria_paper(sheet: CriteriaSheet, library: Library, day: date) -> bytes:
    """Return the sheet as DOCX: what is known stands in it, what the members find is left open."""
    of = Official(
        issuer=council_on(library.papers, day).name,
        superior=library.facility.on(day).name,
        place=library.facility.place,
        day=None,
        kind=None,
        title="Phiếu thẩm định",
        abstract=f"“{sheet.story.title}”",
        sample=sheet.story.header.sample,
    )
    paper = begun(of)
    _facts(paper, sheet)
    section(paper, f"1. Đối chiếu tiêu chí{f' của Kế hoạch số {sheet.plan.number}' if sheet.plan else ''}")
    _criteria(paper, sheet)
    sections = (
        ("Minh chứng chưa gắn với tiêu chí nào", [evidence_words(one) for one in sheet.loose], "Không có."),
        ("Khen thưởng ghi trong hồ sơ", list(_awards(sheet)), "Không có."),
        ("Còn thiếu trong hồ sơ", sheet.missing, "Không thấy thiếu gì."),
        ("Các lần duyệt, trả lại trước đây", list(earlier(sheet.story)), "Chưa có."),
    )
    for number, (heading, listed, none) in enumerate(sections, 2):
        section(paper, f"{number}. {heading}").paragraph_format.space_before = Pt(6)
        _listed(paper, listed, none)
    _result(paper, of, len(sections) + 2)
    return file_of(paper)


def _facts(paper: Document, sheet: CriteriaSheet) -> None:
    table = new_table(paper, (42, ACROSS - 42))
    for label, words in _head(sheet):
        left, right = new_row(table)
        write(left.paragraphs[0], label, bold=True, size=SIZE)
        write(right.paragraphs[0], words, size=SIZE)
    paper.add_paragraph()


def _head(sheet: CriteriaSheet) -> Iterator[tuple[str, str]]:
    header = sheet.story.header
    yield "Loại, lĩnh vực", f"{KINDS[header.kind].capitalize()}; {sheet.field}"
    yield "Đơn vị", sheet.unit
    yield "Người trong bài", first_of(sheet.people, WIDE) or "Không nêu ai."
    if (registered := header.registration) is not None:
        yield "Đăng ký", f"Ngày {office_day(registered.on)}, cho năm {registered.for_year}"
        yield "Kết quả dự kiến", registered.expected or "Chưa ghi."
        yield "Danh hiệu đề nghị", registered.award or "Chưa ghi."
    asked = header.submitted
    yield "Đơn vị trình", f"{asked.by}, ngày {office_day(asked.on)}" if asked else "Chưa trình."
    yield "Tình trạng", STAGES[header.stage].capitalize()
    yield "Tóm tắt", header.summary or "Chưa có."


def _criteria(paper: Document, sheet: CriteriaSheet) -> None:
    columns = (*COLUMNS, OPINION)
    table = new_table(paper, [width for _, width in columns])
    for cell, (heading, _) in zip(new_row(table, repeated=True), columns, strict=True):
        centred(cell, heading, SIZE, bold=True, first=True)
    for one in sheet.criteria:
        number, words, proof, met, unmet, _opinion = new_row(table, whole=len(one.evidence) < 3)
        centred(number, str(one.number), SIZE, first=True)
        write(words.paragraphs[0], one.words, size=SIZE)
        _rows(proof, [f"- {evidence_words(evidence)}" for evidence in one.evidence] or [NONE])
        for cell in (met, unmet):
            centred(cell, BOX, 14, first=True)


def _rows(cell: _Cell, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines):
        write(cell.add_paragraph() if number else cell.paragraphs[0], line, size=SIZE)


def _awards(sheet: CriteriaSheet) -> Iterator[str]:
    for award in sheet.story.header.awards:
        decision = f"Quyết định số {award.decision}" if award.decision else "chưa ghi số quyết định"
        day = f" ngày {office_day(award.on)}" if award.on else ""
        revoked = f"; bị thu hồi từ ngày {office_day(award.revoked)}" if award.revoked else ""
        yield f"{award.title} ({decision}{day}{revoked})."


def _listed(paper: Document, listed: Sequence[str], none: str) -> None:
    for words in listed or [none]:
        line = text(paper, f"- {words}" if listed else words)
        line.runs[0].font.size, line.paragraph_format.space_after = Pt(13), Pt(2)


def _result(paper: Document, of: Official, number: int) -> None:
    """Leave room for what the member finds, kept on one page."""
    section(paper, f"{number}. Kết quả thẩm định")
    before = len(paper.paragraphs)
    text(paper, "     ".join(f"{BOX} {words}" for words in RESULTS))
    open_lines(paper, "Ý kiến:", 3)
    lines = [centred(paper, place_and_day(of.place, None), 13, italic=True)]
    lines.append(centred(paper, "NGƯỜI THẨM ĐỊNH", 14, bold=True))
    lines.append(centred(paper, "(Ký, ghi rõ họ tên)", 13, italic=True))
    for line in lines:
        line.alignment, line.paragraph_format.left_indent = ALIGN.CENTER, Mm(70)
    for line in paper.paragraphs[before:-1]:
        line.paragraph_format.keep_with_next = True

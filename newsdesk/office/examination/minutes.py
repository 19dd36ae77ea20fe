"""The minutes of the council that examined stories: what is known is filled in, what happened there is left open.

Head, order and end are those of mẫu 1.9, Phụ lục III of Nghị định 30/2020/NĐ-CP.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from docx.document import Document
from docx.shared import Pt

from newsdesk.council.examination import Agenda, CriteriaSheet
from newsdesk.model.calendar import long_day, office_day
from newsdesk.model.library import Library
from newsdesk.model.papers import Council, Paper
from newsdesk.office.councils import council_on
from newsdesk.office.examination.words import earlier, open_lines
from newsdesk.office.official import (
    Official,
    Signature,
    begun,
    both_signed,
    facility_paper,
    file_of,
    rows,
    section,
    text,
)
from newsdesk.office.plans import cited

DOTS, VOTES = "……", "……/……"
COLUMNS = (
    ("TT", 11.0),
    ("Bài, đơn vị", 37.0),
    ("Trình", 25.0),
    ("Minh chứng; lần duyệt, trả lại trước", 49.0),
    ("Số phiếu tán thành", 22.0),
    ("Kết luận", 21.0),
)
ABOUT = "Họp thẩm định gương điển hình tiên tiến, mô hình mới, nhân tố mới"


def minutes_paper(agenda: Agenda, sheets: Sequence[CriteriaSheet], library: Library) -> bytes:
    """Return the minutes as DOCX; `sheets` are those of the stories of the agenda, in its order."""
    council = council_on(library.papers, agenda.day)
    of = _official(agenda.day, sheets, library, council)
    paper = begun(of)
    _flush(paper, f"Thời gian bắt đầu: {DOTS} giờ {DOTS} phút, {long_day(agenda.day)}.")
    _present(paper, council)
    _flush(paper, f"Nội dung (theo diễn biến cuộc họp): {council.name} thẩm định {len(sheets)} bài.")
    section(paper, "I. CÁC BÀI THẨM ĐỊNH").paragraph_format.space_before = Pt(6)
    rows(paper, COLUMNS, list(_rows(sheets)), size=12)
    for number, heading in (("II", "Ý KIẾN THẢO LUẬN"), ("III", "KẾT LUẬN")):
        section(paper, f"{number}. {heading}").paragraph_format.space_before = Pt(6)
        open_lines(paper, "", 3)
    text(
        paper, f"Cuộc họp kết thúc vào {DOTS} giờ {DOTS} phút, {long_day(agenda.day)}. Biên bản lập thành {DOTS} bản./."
    )
    both_signed(paper, of, left=Signature(office="Thư ký"), right=Signature(office="Chủ tọa"))
    return file_of(paper)


def _official(day: date, sheets: Sequence[CriteriaSheet], library: Library, council: Council) -> Official:
    house = facility_paper(library.facility, library.papers, day, Paper.MINUTES, ABOUT)
    plans = {sheet.plan.key: sheet.plan for sheet in sheets if sheet.plan}
    legal = [f"Căn cứ {one.cite}" for one in library.papers.legal if Paper.MINUTES in one.papers and one.in_force(day)]
    return Official(
        issuer=council.name,
        superior=house.issuer,
        place=house.place,
        day=day,
        kind=Paper.MINUTES,
        abstract=ABOUT,
        sign=council.sign or "\u00a0" * 12,
        bases=[*legal, *(f"Căn cứ {cited(plan)}" for plan in plans.values())],
        recipients=("Thành viên Hội đồng",),
        keeping="Hồ sơ",
        sample=any(sheet.story.header.sample for sheet in sheets),
    )


def _flush(paper: Document, words: str) -> None:
    """Add a line that begins where the lines to be filled in begin."""
    text(paper, words).paragraph_format.first_line_indent = Pt(0)


def _present(paper: Document, council: Council) -> None:
    open_lines(paper, "Địa điểm:", 1)
    open_lines(paper, f"Thành phần tham dự ({DOTS}/{council.members or DOTS} thành viên):", 2)
    open_lines(paper, "Vắng mặt (lý do):", 1)
    for role, office in (("Chủ trì (chủ tọa)", council.chair), ("Thư ký", council.secretary)):
        open_lines(paper, f"{role}{f', {office}' if office else ''}:", 1)


def _rows(sheets: Sequence[CriteriaSheet]) -> Iterator[Sequence[str]]:
    for number, sheet in enumerate(sheets, 1):
        asked = sheet.story.header.submitted
        handed_in = f"{asked.by}\nngày {office_day(asked.on)}" if asked else ""
        known = "\n".join([*_proof(sheet), *earlier(sheet.story, brief=True)])
        yield str(number), f"{sheet.story.title}\n({sheet.unit})", handed_in, known, VOTES, ""


def _proof(sheet: CriteriaSheet) -> Iterator[str]:
    """Yield for how many criteria there is evidence in the file, and for which there is none."""
    if sheet.criteria:
        yield f"{len(sheet.proved)}/{len(sheet.criteria)} tiêu chí có minh chứng."
    if sheet.unproved:
        yield f"Chưa có: tiêu chí {', '.join(map(str, sheet.unproved))}."

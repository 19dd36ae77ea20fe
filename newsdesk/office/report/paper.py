"""The report as a DOCX that can be numbered, signed and filed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from docx.document import Document
from docx.shared import Pt

from newsdesk.messages import grouped
from newsdesk.model.assessment import Heading
from newsdesk.model.calendar import office_day
from newsdesk.model.diary import Outcome
from newsdesk.model.papers import Paper
from newsdesk.model.story import Channel
from newsdesk.office.figures import long_minutes, plain
from newsdesk.office.official import (
    Official,
    appendix,
    begun,
    facility_paper,
    file_of,
    rows,
    section,
    signed,
    text,
)
from newsdesk.office.report import built, comparing, tables, told
from newsdesk.office.report.about import Report
from newsdesk.office.report.counting import joined
from newsdesk.office.report.tables import Table
from newsdesk.office.workbooks import Cell

SUBJECT = "tuyên truyền gương điển hình tiên tiến, mô hình mới, nhân tố mới"
GAP = Pt(8)
LISTED = 120
"""How many broadcasts the paper lists one by one; of more, those that went wrong: all are in the workbook."""


def report_paper(report: Report) -> bytes:
    """Return the report's file."""
    of = official(report)
    paper = begun(of)
    text(paper, _opening(report, of))
    _situation(paper, report)
    _results(paper, report)
    _shortcomings(paper, report)
    section(paper, "IV. BÀI HỌC KINH NGHIỆM")
    _own(paper, report, Heading.LESSONS)
    section(paper, "V. PHƯƠNG HƯỚNG, KIẾN NGHỊ")
    _part(paper, report, "1. Phương hướng", Heading.AHEAD)
    _part(paper, report, "2. Kiến nghị", Heading.PROPOSALS)
    text(paper, _closing(report, of), with_next=True)
    signed(paper, of)
    _appendices(paper, report, of)
    return file_of(paper)


def official(report: Report) -> Official:
    """Return whose paper it is as of its day, and to whom it goes."""
    library = report.library
    abstract = f"Kết quả {SUBJECT} {report.period}"
    of = facility_paper(library.facility, library.papers, report.day, Paper.REPORT, abstract)
    return replace(
        of,
        number=report.number,
        addressed_to=tuple(dict.fromkeys(filter(None, (of.superior, *map(plain, library.papers.report_to))))),
        bases=report.bases,
        sample=report.sample,
    )


def _opening(report: Report, of: Official) -> str:
    figures = report.figures
    until = (
        ""
        if figures.through == figures.span.period.until
        else f", số liệu tính đến hết ngày {office_day(figures.through)}"
    )
    return f"{plain(of.issuer)} báo cáo kết quả {SUBJECT} {report.period}{until}, như sau:"


def _closing(report: Report, of: Official) -> str:
    whom = f", trân trọng báo cáo {joined(of.addressed_to)}" if of.addressed_to else ""
    return f"Trên đây là kết quả {SUBJECT} {report.period} của {plain(of.issuer)}{whom}./."


def _own(paper: Document, report: Report, heading: Heading) -> None:
    """Add what the department says, or a line that it has yet to fill in."""
    said = report.sections.get(heading, ())
    for words in said:
        text(paper, words)
    if not said:
        text(paper, f"({report.drafting} bổ sung)", italic=True)


def _part(paper: Document, report: Report, title: str, heading: Heading, known: Iterable[str] = ()) -> None:
    """Add a numbered part: what the machine knows, then what the department says."""
    section(paper, title, level=2)
    for words in known:
        text(paper, words)
    _own(paper, report, heading)


def _situation(paper: Document, report: Report) -> None:
    section(paper, "I. ĐẶC ĐIỂM, TÌNH HÌNH")
    for words in built.situation(report):
        text(paper, words)
    _own(paper, report, Heading.SITUATION)


def _results(paper: Document, report: Report) -> None:
    section(paper, "II. KẾT QUẢ THỰC HIỆN")
    _part(paper, report, "1. Công tác chỉ đạo, triển khai", Heading.DIRECTION)
    section(paper, "2. Công tác tuyên truyền", level=2)
    text(paper, told.overview(report))
    for channel, title in told.TITLES.items():
        text(paper, title, italic=True, with_next=True)
        for words in _channel(report, channel):
            text(paper, words)
    if other := told.at_other_events(report):
        text(paper, other)
    section(paper, "3. Phát hiện, đăng ký, xây dựng gương điển hình", level=2)
    for words in built.registering(report):
        text(paper, words)
    counted = (tables.by_unit(report), tables.by_field(report)) if report.figures.tellings else ()
    for number, table in enumerate(counted, 1):
        text(paper, f"Bảng {number}. {table.title}", italic=True, with_next=True).paragraph_format.space_before = GAP
        _add(paper, table)
    section(paper, "4. Nhân rộng", level=2).paragraph_format.space_before = GAP
    _lines(paper, built.spreading(report))
    section(paper, "5. Biểu dương, khen thưởng", level=2)
    _lines(paper, built.commending(report))


def _channel(report: Report, channel: Channel) -> Iterable[str]:
    if channel is Channel.WEB:
        return [told.on_web(report)]
    return told.on_air(report) if channel is Channel.LOUDSPEAKER else [told.at_events(report, channel)]


def _lines(paper: Document, lines: Iterable[str]) -> None:
    """Add a sentence and what it lists; the sentence stays with the first row."""
    said = list(lines)
    for number, words in enumerate(said):
        text(paper, words, with_next=number == 0 and len(said) > 1)


def _shortcomings(paper: Document, report: Report) -> None:
    section(paper, "III. TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN")
    _part(paper, report, "1. Tồn tại, hạn chế", Heading.SHORTCOMINGS, built.shortcomings(report))
    _part(paper, report, "2. Nguyên nhân", Heading.CAUSES)


def _appendices(paper: Document, report: Report, of: Official) -> None:
    appendix(
        paper, of, "I", f"Danh sách gương điển hình tiên tiến, mô hình mới, nhân tố mới {report.period}", landscape=True
    )
    listed = (tables.exemplars(report), tables.replications(report), tables.commendations(report))
    for number, table in enumerate(listed, 1):
        _titled(paper, number, table, size=11)
    appendix(paper, of, "II", f"Các buổi phát thanh và hoạt động tuyên truyền {report.period}")
    for number, table in enumerate(_told(report), 1):
        _titled(paper, number, table, size=11)
    appendix(paper, of, "III", f"Kết quả theo đơn vị và lĩnh vực {report.period}", landscape=True)
    text(paper, comparing.note(report), italic=True)
    for number, table in enumerate((comparing.figures_table(report), *comparing.matrices(report)), 1):
        _titled(paper, number, table, size=11)


def _told(report: Report) -> list[Table]:
    """Return the tables of Phụ lục II."""
    figures = report.figures
    every = len(figures.broadcasts) <= LISTED
    those = [one for one in figures.broadcasts if every or (one.outcome and one.outcome is not Outcome.AIRED)]
    title = "Từng buổi phát thanh" if every else "Các buổi phát chưa trọn, không phát"
    return [tables.months(figures), tables.each_broadcast(those, title), tables.events(report)]


def _titled(paper: Document, number: int, table: Table, *, size: float) -> None:
    line = section(paper, f"{number}. {table.title}", level=2)
    line.paragraph_format.space_before = GAP
    _add(paper, table, size=size)


def _add(paper: Document, table: Table, *, size: float = 12) -> None:
    if table.empty:
        text(paper, "Trong kỳ không có.")
        return
    cells = [[_written(cell) for cell in row] for row in table.rows]
    whole = table.whole(cells, size)
    rows(paper, table.columns, cells, size=size, centre=table.centre, totals=table.totals, whole=whole)


def _written(cell: Cell) -> str:
    """Return a cell as it is printed."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return office_day(cell)
    if isinstance(cell, timedelta):
        return long_minutes(cell)
    return grouped(cell) if isinstance(cell, int) else str(cell)

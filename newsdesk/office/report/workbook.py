"""The report's tables as a workbook: every broadcast one by one, numbers as numbers."""

from collections.abc import Iterator

from newsdesk.office.figures import plain
from newsdesk.office.report import comparing, tables
from newsdesk.office.report.about import Report
from newsdesk.office.report.tables import Table
from newsdesk.office.workbooks import Cell, Sheet, workbook

MILLIMETRES = 1.9
"""About what a character of the workbook's font takes."""
LENGTH = "Thời lượng (giờ, phút, giây)"
"""A workbook shows a length in hours, as it reckons with it; a paper in minutes."""


def report_workbook(report: Report) -> bytes:
    """Return the workbook's file."""
    return workbook(
        _sheets(report),
        title=f"Kết quả tuyên truyền gương điển hình {report.period}",
        day=report.day,
        author=plain(report.library.facility.on(report.day).name),
    )


def _sheets(report: Report) -> Iterator[Sheet]:
    yield Sheet("Chỉ tiêu", FIGURES, list(_figures(report)))
    yield _sheet("Phụ lục I", tables.exemplars(report))
    yield _sheet("Nhân rộng", tables.replications(report))
    yield _sheet("Khen thưởng", tables.commendations(report))
    yield _sheet("Theo tháng", tables.months(report.figures))
    yield _sheet("Buổi phát", tables.each_broadcast(report.figures.broadcasts, ""))
    yield _sheet("Hoạt động", tables.events(report))
    yield Sheet("Đơn vị và lĩnh vực", CELLS, list(_cells(report)))
    yield _sheet("Theo đơn vị", tables.by_unit(report))
    yield _sheet("Theo lĩnh vực", tables.by_field(report))


FIGURES = (("Chỉ tiêu", 48), ("Kỳ này", 12), ("Kỳ trước", 12), ("Tăng, giảm", 12), ("Tỷ lệ", 12))
CELLS = (("Chỉ tiêu", 24), ("Đơn vị", 44), ("Lĩnh vực", 28), ("Kỳ này", 10), ("Kỳ trước", 10), ("Tăng, giảm", 10))


def _figures(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Yield every figure beside the one before, to be reckoned on."""
    for line in comparing.lines(report):
        more = None if line.then is None else line.now - line.then
        yield line.name, line.now, line.then, more, more / line.then if more is not None and line.then else None


def _cells(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each unit, field and measure that is not nothing in both periods."""
    for measure in comparing.MEASURES:
        now, then = report.figures.by_cell(measure), report.earlier.by_cell(measure) if report.earlier else {}
        for unit in report.units:
            for field in report.fields:
                one, other = now.get((unit.key, field.key), 0), then.get((unit.key, field.key), 0)
                if one or other:
                    yield measure.name, plain(unit.name), plain(field.short), one, other, one - other


def _sheet(name: str, table: Table) -> Sheet:
    columns = [
        (LENGTH if heading == tables.LENGTH else heading, max(6, width / MILLIMETRES))
        for heading, width in table.columns
    ]
    rows = [[cell.replace("\n", "; ") if isinstance(cell, str) else cell for cell in row] for row in table.rows]
    return Sheet(name, columns, rows, table.totals)

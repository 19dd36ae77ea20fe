"""Phụ lục III: units against fields, and every figure against the period before."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsdesk.council.figures import COMMENDED, ON_WEB, PLAYS, REGISTERED, REPLICATED, TOLD, Figures, Measure
from newsdesk.messages import grouped
from newsdesk.model.calendar import office_day
from newsdesk.model.diary import Outcome
from newsdesk.model.story import Channel
from newsdesk.office.figures import plain
from newsdesk.office.report.about import Report
from newsdesk.office.report.counting import change, difference, minutes
from newsdesk.office.report.tables import FORMS, SUM, Table
from newsdesk.office.workbooks import Cell

ACROSS, NAMES, NUMBERS = 252.0, 54.0, 18.0
"""Millimetres from margin to margin of a page that lies across; of a unit's name; of a number."""
Cells = Mapping[tuple[str, str], int]
"""A figure by unit and field."""
Count = Callable[[Figures], int]
MEASURES = (REGISTERED, TOLD, REPLICATED, COMMENDED)


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a period, and the same of the period before."""

    name: str
    now: int
    then: int | None


def lines(report: Report) -> Iterator[Line]:
    """Yield every figure of the text."""
    yield from (Line(name, of(report.figures), of(report.earlier) if report.earlier else None) for name, of in LINES)


def _sum(measure: Measure) -> Count:
    return lambda figures: figures.sum(measure)


def _went(outcome: Outcome | None) -> Count:
    return lambda figures: len(figures.outcome(outcome))


def _held(channel: Channel) -> Count:
    return lambda figures: len(figures.on(channel))


def _present(figures: Figures) -> int:
    return sum(event.header.present or 0 for event in figures.events)


LINES: tuple[tuple[str, Count], ...] = (
    *((measure.heading, _sum(measure)) for measure in (REGISTERED, TOLD, ON_WEB)),
    ("Buổi phát thanh theo khung chương trình", lambda figures: len(figures.broadcasts)),
    ("– phát trọn", _went(Outcome.AIRED)),
    ("– phát chưa trọn", _went(Outcome.PARTIAL)),
    ("– không phát", _went(Outcome.MISSED)),
    ("– chưa có nhật ký", _went(None)),
    ("Lượt phát bài gương điển hình trên loa", lambda figures: figures.sum(PLAYS) + figures.lost_plays),
    ("Thời lượng các lượt phát ấy (phút)", lambda figures: minutes(figures.on_air)),
    *((f"Hoạt động: {name[0].lower()}{name[1:]}", _held(channel)) for channel, name in FORMS.items()),
    ("Lượt người dự các hoạt động", _present),
    *((measure.name, _sum(measure)) for measure in (REPLICATED, COMMENDED)),
)


def figures_table(report: Report) -> Table:
    """Return every figure beside the one of the period before."""
    rows = [_compared(line.name, line.now, line.then) for line in lines(report)]
    columns = (
        ("Chỉ tiêu", 112), (_capital(report.period), 35), (_capital(report.past), 35),
        ("Tăng, giảm", 35), ("Tỷ lệ", 35),
    )  # fmt: skip
    return Table(title="Các chỉ tiêu chung", columns=columns, rows=rows, centre=range(1, 5))


def _compared(name: str, now: int, then: int | None) -> tuple[Cell, ...]:
    if then is None:
        return name, now, "–", "–", "–"
    return name, now, then, difference(now, then), change(now, then)


def _capital(name: str) -> str:
    return f"{name[0].upper()}{name[1:]}"


def matrices(report: Report) -> Iterator[Table]:
    """Yield a table of units against fields for each measure that is not nothing; the period before in brackets."""
    both = [past for past in (report.figures, report.earlier) if past]
    yield from (_matrix(report, measure) for measure in MEASURES if any(past.sum(measure) for past in both))


def _matrix(report: Report, measure: Measure) -> Table:
    fields, units = [field.key for field in report.fields], [unit.key for unit in report.units]
    now, then = report.figures.by_cell(measure), report.earlier.by_cell(measure) if report.earlier else None
    rows = [_row(plain(unit.name), [unit.key], fields, now, then) for unit in report.units]
    rows.append(_row(SUM, units, fields, now, then))
    room = (ACROSS - NAMES - 4 * NUMBERS) / max(1, len(fields))
    columns = (
        ("Đơn vị", NAMES), *((plain(field.short), room) for field in report.fields), (SUM, NUMBERS),
        ("Kỳ trước", NUMBERS), ("Tăng, giảm", NUMBERS), ("Tỷ lệ", NUMBERS),
    )  # fmt: skip
    return Table(title=measure.heading, columns=columns, rows=rows, centre=range(1, len(columns)), totals=1)


def _row(name: str, units: Sequence[str], fields: Sequence[str], now: Cells, then: Cells | None) -> tuple[Cell, ...]:
    cells = [
        (sum(now.get((unit, field), 0) for unit in units), sum((then or {}).get((unit, field), 0) for unit in units))
        for field in fields
    ]
    total, before = sum(one for one, _ in cells), sum(other for _, other in cells)
    compared = _compared("", total, before if then is not None else None)[1:]
    return name, *(_both(one, other if then is not None else 0) for one, other in cells), *compared


def _both(now: int, then: int) -> Cell:
    """Return a figure with the one before in brackets; a dash where neither is."""
    if not now and not then:
        return "–"
    return f"{grouped(now)} ({grouped(then)})" if then else now


def note(report: Report) -> str:
    """Return what the numbers in brackets and the days of the count are."""
    figures = report.figures
    through = f"Số liệu {report.period} tính đến hết ngày {office_day(figures.through)}"
    if any(one.registered and one.registered > figures.through for one in figures.tellings):
        through += f"; đăng ký cho {report.period} tính đến hết ngày {office_day(report.day)}"
    if report.earlier is None:
        return f"{through}. Kỳ trước chưa có số liệu nên để dấu “–”."
    return f"{through}. Số trong ngoặc và cột “Kỳ trước” là của {report.past}, tính trọn kỳ."

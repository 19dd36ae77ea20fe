"""The tables of a report, the same for paper and workbook: what each figure counts, and how it adds up."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import timedelta

from newsdesk.council.broadcasts import Broadcast
from newsdesk.council.figures import COMMENDED, ON_WEB, PLAYS, REGISTERED, REPLICATED, TOLD, Figures
from newsdesk.council.telling import Telling
from newsdesk.model.diary import Outcome
from newsdesk.model.names import KINDS, OUTCOMES
from newsdesk.model.occasion import EventHeader, Text
from newsdesk.model.story import Channel
from newsdesk.office.figures import plain
from newsdesk.office.report.about import Report
from newsdesk.office.report.counting import joined
from newsdesk.office.telling.room import NATURAL, lines
from newsdesk.office.type_widths import POINT
from newsdesk.office.workbooks import Cell

LENGTH = "Thời lượng (phút, giây)"
UNPROVED = "chưa có nhật ký"
LOST = "Bài không còn lưu hồ sơ"
SUM = "Cộng"
SHORT = 85.0
"""Millimetres of a table that had better not be parted by a page: half of one that lies across."""
BESIDE = 2.5
"""Millimetres of a cell beside its words."""
ABOVE = 1.1
"""Millimetres of a row above and below its words, its line included."""
FORMS = {
    Channel.WEB: "Phục vụ trang thông tin",
    Channel.LOUDSPEAKER: "Phục vụ phát thanh",
    Channel.BRIEFING: "Giao ban",
    Channel.CONFERENCE: "Hội nghị",
    Channel.EXCHANGE: "Trao đổi, giao lưu",
    Channel.CULTURE: "Văn hóa, văn nghệ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its title; the last `totals` rows are sums."""

    title: str
    columns: Sequence[tuple[str, float]]
    """Headings with their widths in millimetres."""
    rows: Sequence[Sequence[Cell]]
    centre: Container[int] = ()
    totals: int = 0

    @property
    def empty(self) -> bool:
        """Whether it has nothing but sums."""
        return len(self.rows) <= self.totals

    def whole(self, cells: Sequence[Sequence[str]], size: float) -> bool:
        """Whether it is so short, as it is printed, that it had better not be parted by a page."""
        if len(cells) * size * NATURAL * POINT > SHORT:  # of a long table each row need not be measured
            return False
        headings = [name for name, _ in self.columns]
        return sum(self._height(row, size) for row in (headings, *cells)) <= SHORT

    def _height(self, row: Sequence[str], size: float) -> float:
        """Return how many millimetres a row takes."""
        most = max(
            sum(lines(one, size, width - BESIDE) for one in words.split("\n"))
            for words, (_, width) in zip(row, self.columns, strict=True)
        )
        return ABOVE + most * size * NATURAL * POINT


def exemplars(report: Report) -> Table:
    """Return Phụ lục I: every story that is in any figure, with its part in each."""
    figures = report.figures
    rows = [_exemplar(report, number, one) for number, one in enumerate(figures.tellings, 1)]
    if figures.lost_plays:
        rows.append((None, LOST, *[None] * 5, figures.lost_plays, figures.lost_time, *[None] * 3))
    rows.append(
        (
            None,
            f"{SUM}: {len(figures.tellings)} gương, mô hình; {figures.sum(TOLD)} bài được tuyên truyền",
            *[None] * 3,
            figures.sum(REGISTERED),
            figures.sum(ON_WEB),
            figures.sum(PLAYS) + figures.lost_plays,
            figures.on_air,
            sum(len(one.events) for one in figures.tellings),
            figures.sum(REPLICATED),
            figures.sum(COMMENDED),
        )
    )
    columns = (
        ("TT", 9), ("Tên gương, mô hình", 38), ("Loại", 16), ("Lĩnh vực", 25), ("Đơn vị, người thực hiện", 48),
        ("Ngày đăng ký", 22), ("Ngày đăng trang", 22), ("Lượt phát loa", 13), (LENGTH, 18),
        ("Hoạt động", 12), ("Nhân rộng", 12), ("Khen thưởng", 17),
    )  # fmt: skip
    return Table(title="Danh sách", columns=columns, rows=rows, centre={0, *range(5, 12)}, totals=1)


def _exemplar(report: Report, number: int, one: Telling) -> tuple[Cell, ...]:
    shown, story = report.shown, one.story
    who = "\n".join(filter(None, (shown.unit(story.header.unit), shown.who(story))))
    return (
        number, shown.title(story), KINDS[story.header.kind], shown.field(story.header.field), who, one.registered,
        one.web, one.plays or None, one.on_air or None, len(one.events) or None, len(one.replicated) or None,
        len(one.awards) or None,
    )  # fmt: skip


def replications(report: Report) -> Table:
    """Return who took over what, one by one."""
    shown = report.shown
    rows: list[tuple[Cell, ...]] = [
        (
            number, taken.on, shown.unit(taken.unit), shown.title(story), shown.unit(story.header.unit),
            shown.result(story, taken.result),
        )
        for number, (story, taken) in enumerate(report.taken_over, 1)
    ]  # fmt: skip
    rows.append((None, SUM, f"{report.figures.sum(REPLICATED)} lượt", None, None, None))
    columns = (
        ("TT", 10), ("Ngày", 23), ("Đơn vị áp dụng", 46), ("Theo gương, mô hình", 52), ("Của đơn vị", 46),
        ("Kết quả", 75),
    )  # fmt: skip
    return Table(title="Nhân rộng", columns=columns, rows=rows, centre={0, 1}, totals=1)


def commendations(report: Report) -> Table:
    """Return who was commended, one by one."""
    shown = report.shown
    rows: list[tuple[Cell, ...]] = [
        (
            number, award.on, shown.text(story, award.title), shown.text(story, award.decision or "", ""),
            shown.title(story), shown.unit(story.header.unit),
        )
        for number, (story, award) in enumerate(report.commended, 1)
    ]  # fmt: skip
    rows.append((None, SUM, f"{report.figures.sum(COMMENDED)} lượt", None, None, None))
    columns = (
        ("TT", 10), ("Ngày", 23), ("Danh hiệu, hình thức", 70), ("Quyết định", 36), ("Gương, mô hình", 62),
        ("Đơn vị", 51),
    )  # fmt: skip
    return Table(title="Khen thưởng", columns=columns, rows=rows, centre={0, 1}, totals=1)


def months(figures: Figures) -> Table:
    """Return the broadcasts of each month, and their sum."""
    named: dict[str, list[Broadcast]] = {}
    for one in figures.broadcasts:
        named.setdefault(f"{one.day.month}/{one.day.year}", []).append(one)
    rows = [(f"Tháng {name}", *_went(those)) for name, those in named.items()]
    columns = (
        ("Tháng", 31), ("Số buổi", 17), ("Phát trọn", 17), ("Phát dở", 16), ("Không phát", 18), ("Chưa có nhật ký", 20),
        ("Lượt bài", 17), (LENGTH, 29),
    )  # fmt: skip
    rows.append((SUM, *_went(figures.broadcasts)))
    return Table(title="Các buổi phát thanh theo tháng", columns=columns, rows=rows, centre=range(1, 8), totals=1)


def _went(those: Sequence[Broadcast]) -> tuple[Cell, ...]:
    counts = [
        sum(one.outcome is outcome for one in those)
        for outcome in (Outcome.AIRED, Outcome.PARTIAL, Outcome.MISSED, None)
    ]
    plays, on_air = sum(len(one.heard) for one in those), sum((one.on_air for one in those), timedelta())
    return len(those), *counts, plays, on_air


def each_broadcast(those: Sequence[Broadcast], title: str) -> Table:
    """Return broadcasts one by one, and their sum."""
    rows: list[tuple[Cell, ...]] = [
        (
            number, one.day, f"{one.opens:%H:%M}", plain(one.title), OUTCOMES[one.outcome] if one.outcome else UNPROVED,
            len(one.heard), one.on_air, plain(one.why),
        )
        for number, one in enumerate(those, 1)
    ]  # fmt: skip
    plays, on_air = sum(len(one.heard) for one in those), sum((one.on_air for one in those), timedelta())
    rows.append((None, SUM, None, f"{len(those)} buổi", None, plays, on_air, None))
    columns = (
        ("TT", 10), ("Ngày", 23), ("Giờ", 13), ("Chương trình", 34), ("Kết quả", 22), ("Lượt bài", 13),
        (LENGTH, 19), ("Lý do", 31),
    )  # fmt: skip
    return Table(title=title, columns=columns, rows=rows, centre={0, 1, 2, 4, 5, 6}, totals=1)


def events(report: Report) -> Table:
    """Return every event of the period, and the sum of who was there."""
    held = report.figures.events
    rows: list[tuple[Cell, ...]] = [_event(report, number, one) for number, one in enumerate(held, 1)]
    rows.append((None, SUM, None, f"{len(held)} hoạt động", None, sum(one.header.present or 0 for one in held)))
    columns = (
        ("TT", 10), ("Ngày", 23), ("Hình thức", 27), ("Hoạt động, bài được nêu", 52), ("Đơn vị", 36), ("Người dự", 17),
    )  # fmt: skip
    return Table(title="Các hoạt động khác", columns=columns, rows=rows, centre={0, 1, 5}, totals=1)


def _event(report: Report, number: int, event: Text[EventHeader]) -> tuple[Cell, ...]:
    header, shown = event.header, report.shown
    told = [one.story for one in report.figures.tellings if event in one.events]
    hidden = [story for story in told if shown.title(story) != plain(story.title)]
    title = "Hoạt động có nêu bài đã rút" if any(story.title in header.title for story in hidden) else header.title
    for story in told:
        title = shown.text(story, title)
    named = "; ".join(f"“{shown.title(story)}”" if story not in hidden else shown.title(story) for story in told)
    said = "\n".join(filter(None, (plain(title), named)))
    units = joined([shown.unit(key) for key in header.units])
    return number, header.date, FORMS[header.channel], said, units, header.present


def by_unit(report: Report) -> Table:
    """Return what each unit registered, told, had taken over and was commended for."""
    keys = [(unit.key, plain(unit.name)) for unit in report.units]
    return _four(report, "Đơn vị", keys, lambda one: one.story.header.unit)


def by_field(report: Report) -> Table:
    """Return the same by field."""
    keys = [(field.key, plain(field.short)) for field in report.fields]
    return _four(report, "Lĩnh vực", keys, lambda one: one.story.header.field)


def _four(report: Report, what: str, keys: Sequence[tuple[str, str]], key_of: Callable[[Telling], str]) -> Table:
    measures = (REGISTERED, TOLD, REPLICATED, COMMENDED)
    rows: list[tuple[Cell, ...]] = [
        (name, *(sum(each.of(one) for one in report.figures.tellings if key_of(one) == key) for each in measures))
        for key, name in keys
    ]
    rows.append((SUM, *(report.figures.sum(each) for each in measures)))
    columns = ((what, 69), ("Đăng ký", 24), ("Đã tuyên truyền", 24), ("Nhân rộng", 24), ("Khen thưởng", 24))
    return Table(title=f"Theo {what.lower()}", columns=columns, rows=rows, centre=range(1, 5), totals=1)

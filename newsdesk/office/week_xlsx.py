"""The week sheet as a workbook, for whoever counts on: slots, items, shares, stories."""

from newsdesk.model.calendar import weekday
from newsdesk.office.shares import STORIES, Row, Table
from newsdesk.office.week import Broadcast, OnAirItem, WeekSheet
from newsdesk.office.workbooks import Cell, Sheet, workbook

SLOTS = (
    ("Ngày", 12), ("Thứ", 10), ("Giờ", 10), ("Khóa khung giờ", 12), ("Chương trình", 28), ("Số mục", 8),
    ("Dài theo kế hoạch", 12), ("Kết quả", 18), ("Bắt đầu", 10), ("Muộn", 10), ("Phát được", 12), ("Lý do", 36),
)  # fmt: skip
ITEMS = (
    ("Ngày", 12), ("Giờ", 10), ("Khóa khung giờ", 12), ("Mục", 22), ("Nội dung", 56), ("Dài", 10),
    ("Kết quả", 18), ("Người đọc", 20), ("Mã lời", 10),
)  # fmt: skip
TIMES = (
    ("Kế hoạch", 12), ("Tỷ lệ kế hoạch", 10), ("Đã phát", 12), ("Tỷ lệ đã phát", 10),
    ("Trong đó chưa có nhật ký", 14), ("Số lần", 8),
)  # fmt: skip


def week_workbook(sheet: WeekSheet) -> bytes:
    """Return the workbook of one period."""
    shares = [(table.title, *_times(row)) for table in sheet.tables if table.title != STORIES for row in table.rows]
    told = [row for table in sheet.tables if table.title == STORIES for row in _told(table)]
    return workbook(
        (
            Sheet("Lịch phát", SLOTS, [_slot(one) for one in sheet.broadcasts]),
            Sheet("Các mục", ITEMS, [_item(one) for one in sheet.items]),
            Sheet("Tổng hợp", (("Bảng", 28), ("Tên", 44), *TIMES), shares),
            Sheet(STORIES, (("Bài", 60), *TIMES), told),
        ),
        title=sheet.title,
        day=sheet.period.since,
        author=sheet.facility,
    )


def _slot(one: Broadcast) -> tuple[Cell, ...]:
    return (
        one.day, weekday(one.day), one.opens, one.slot, one.title, len(one.items), one.planned, one.outcome,
        one.began, one.late, one.heard, one.why,
    )  # fmt: skip


def _item(one: OnAirItem) -> tuple[Cell, ...]:
    rundown, item = one.rundown, one.item
    return (
        rundown.day, rundown.opens, rundown.slot, one.kind, one.title, item.length, one.state, one.voice,
        item.digest[:6].upper(),
    )  # fmt: skip


def _times(row: Row) -> tuple[Cell, ...]:
    time = row.time
    return row.name, time.planned, row.share_planned, time.aired, row.share_aired, time.unproved, time.told


def _told(table: Table) -> list[tuple[Cell, ...]]:
    return [_times(row) for row in table.rows]

"""The council's list of a year as a workbook: one row a registration, sums, who has not registered, what changed."""

from datetime import date

from newsdesk.council.registration_snapshot import Since
from newsdesk.council.registrations import Registered, RegistrationYear
from newsdesk.model.facility import Facility
from newsdesk.model.names import KINDS
from newsdesk.office.official.head import SAMPLE
from newsdesk.office.registrations import wording
from newsdesk.office.workbooks import Cell, Sheet, workbook

LIST = (
    ("TT", 5), ("Tên gương, mô hình", 32), ("Loại", 10), ("Lĩnh vực", 16), ("Đơn vị", 22), ("Ngày đăng ký", 11),
    ("Nộp muộn", 9), ("Bắt đầu", 11), ("Kết thúc", 11), ("Nội dung, cách làm", 34), ("Kết quả dự kiến", 34),
    ("Danh hiệu, hình thức đề nghị", 18), ("Người theo dõi", 18), ("Ghi chú", 14), ("Tình trạng", 12),
    ("Tên tệp", 22), ("Bài mẫu", 8),
)  # fmt: skip
SILENT = (("TT", 5), ("Đơn vị", 44), ("Khóa", 34))
CHANGES = (
    ("Tên gương, mô hình", 44), ("Đơn vị", 28), ("Thay đổi", 26), ("Khi chốt", 40), ("Hiện nay", 40),
    ("Tên tệp", 26), ("Ngày chốt", 12),
)  # fmt: skip


def council_workbook(year: RegistrationYear, facility: Facility, day: date, since: Since | None = None) -> bytes:
    """Return the workbook as of a day; `since` is what has changed since the snapshot, where there is one."""
    sample = f" {SAMPLE}" if year.sample or any(unit.sample for unit in year.all_units) else ""
    sums: list[tuple[Cell, ...]] = [(name, *counts) for name, counts in year.matrix("Cộng")]
    silent: list[tuple[Cell, ...]] = [(number, unit.name, unit.key) for number, unit in enumerate(year.silent, 1)]
    return workbook(
        (
            Sheet("Danh sách", LIST, [_row(n, row, year, facility) for n, row in enumerate(year.rows, 1)]),
            Sheet("Theo đơn vị × lĩnh vực", _fields(year), sums, totals=1),
            Sheet("Chưa đăng ký", SILENT, silent),
            *([Sheet("Thay đổi", CHANGES, _changes(year, facility, since))] if since is not None else []),
        ),
        title=f"Đăng ký {wording.WHAT} năm {year.year}{sample}",
        day=day,
        author=facility.on(day).name,
    )


def _fields(year: RegistrationYear) -> tuple[tuple[str, float], ...]:
    return (("Đơn vị", 40), *((name, 16) for name in year.field_names.values()), ("Cộng", 8))


def _row(number: int, row: Registered, year: RegistrationYear, facility: Facility) -> tuple[Cell, ...]:
    header, came = row.story.header, row.registration
    return (
        number, wording.title_of(row), KINDS[header.kind], year.field_names[header.field],
        wording.unit_name(facility, header.unit), came.on, wording.LATE if row.late else "", came.since, came.until,
        *(wording.told(row, words) for words in (came.goal, came.expected, came.award, came.contact, came.note)),
        wording.state_of(row), row.story.slug, "mẫu" if header.sample else "",
    )  # fmt: skip


def _changes(year: RegistrationYear, facility: Facility, since: Since) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for change in since.changes:
        title = wording.HIDDEN if change.hidden else change.title
        words = wording.change_words(change, facility, year.field_names)
        rows.append((title, wording.unit_name(facility, change.unit), *words, change.slug, since.frozen))
    return rows

"""The words that papers, `registrations` and `status` share about registrations."""

from collections.abc import Mapping
from datetime import date

from newsdesk.council.registration_snapshot import Change, What
from newsdesk.council.registrations import Registered, RegistrationYear
from newsdesk.model.calendar import office_day
from newsdesk.model.facility import Facility
from newsdesk.model.names import KINDS, STAGES
from newsdesk.model.story import Kind

WHAT = "gương điển hình tiên tiến, mô hình mới, nhân tố mới"
HIDDEN = "(đã rút theo nguyện vọng của người trong bài)"
LATE = "nộp muộn"
CHANGED = {
    "unit": "đơn vị",
    "kind": "loại",
    "field": "lĩnh vực",
    "title": "tên",
    "on": "ngày đăng ký",
    "goal": "nội dung, cách làm",
    "expected": "kết quả dự kiến",
}


def title_of(row: Registered) -> str:
    """Return what a list calls a registration."""
    return HIDDEN if row.hidden else row.story.title


def told(row: Registered, words: str | None) -> str:
    """Return words of a registration as far as a list may still tell them."""
    return "" if row.hidden else words or ""


def time_of(row: Registered) -> str:
    """Return when it is carried out."""
    since, until = row.registration.since, row.registration.until
    if since and until:
        return f"{office_day(since)}\u00a0–\n{office_day(until)}"
    return f"từ {office_day(since)}" if since else f"đến {office_day(until)}" if until else ""


def state_of(row: Registered) -> str:
    """Return what has come of a registration."""
    return "chưa có bài" if row.unwritten else "đang viết" if row.in_writing else STAGES[row.story.header.stage]


def unit_name(facility: Facility, key: str) -> str:
    """Return what a unit is called."""
    unit = facility.unit(key)
    return unit.name if unit else key


def before(deadline: date) -> str:
    """Return a deadline as the plan puts it."""
    return f"trước ngày {office_day(deadline)}"


def time_left(days: int) -> str:
    """Return how long it is to the deadline, or since; `days` are those on which one can still register."""
    if days > 1:
        return f"còn {days} ngày, kể cả hôm nay"
    if days == 1:
        return "hôm nay là ngày cuối còn trong hạn"
    return f"đã quá hạn {overdue(days)}"


def overdue(days: int) -> str:
    """Return how long it is since the last day in time, the one before the deadline; `days` as above."""
    return f"{1 - days} ngày"


def of_units(year: RegistrationYear) -> str:
    """Return how many registrations there are, of how many units that have to register."""
    registered = len(year.expected) - len(year.silent)
    return f"{len(year.rows)} nội dung đăng ký của {registered} trên {len(year.expected)} đơn vị"


def change_words(change: Change, facility: Facility, fields: Mapping[str, str]) -> tuple[str, str, str]:
    """Return what changed since the snapshot in words, with the values before and now."""
    if change.what is What.ADDED:
        return "bổ sung sau khi chốt", "", ""
    if change.what is What.GONE:
        return "không còn trong danh sách", "", ""
    if change.hidden:
        return f"đổi {CHANGED[change.key]}", "", ""
    return (
        f"đổi {CHANGED[change.key]}",
        _shown(change.key, change.before, facility, fields),
        _shown(change.key, change.now, facility, fields),
    )


def _shown(key: str, value: str, facility: Facility, fields: Mapping[str, str]) -> str:
    """Return a value as people here write it."""
    if key == "kind":
        return KINDS[Kind(value)]
    if key == "unit":
        return unit_name(facility, value)
    if key == "field":
        return fields.get(value, value)
    return office_day(date.fromisoformat(value)) if key == "on" else value or "(để trống)"

"""Where the year's registration stands, as `status` and `registrations` say it."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from newsdesk import messages
from newsdesk.commands import registration_book
from newsdesk.council.registration_snapshot import Change, Since, What, since
from newsdesk.council.registrations import Registered, RegistrationYear, registrations_of
from newsdesk.model.calendar import short_day
from newsdesk.model.facility import Facility
from newsdesk.model.library import Library
from newsdesk.office.registrations import wording

MOST = 12
"""Registrations that are told one by one."""


def lines(root: Path, library: Library, today: date) -> Iterator[str]:
    """Yield how the registration of this year stands."""
    year = registrations_of(library, today.year)
    yield from standing(year, today)
    kept, damaged = registration_book.read(root, year.year)
    for problem in damaged:
        yield f"  {messages.line(problem)}"
    if kept is not None:
        yield from changed_lines(since(kept, year), year, library.facility)


def standing(year: RegistrationYear, today: date) -> Iterator[str]:
    """Yield the deadline, who has not registered, what came late, of what no story has come."""
    yield f"Đăng ký năm {year.year}: {wording.of_units(year)}. {_deadline(year, today)}"
    if year.silent:
        yield f"  Chưa đăng ký: {', '.join(unit.name for unit in year.silent)}."
    for heading, rows in (
        ("Nộp muộn", year.late),
        ("Chưa có bài", year.unwritten),
        ("Đang viết, chưa trình", year.in_writing),
    ):
        yield from _listed(heading, rows)


def changed_lines(found: Since, year: RegistrationYear, facility: Facility) -> Iterator[str]:
    """Yield what has changed since the snapshot."""
    when = f" ngày {short_day(found.frozen)}" if found.frozen else ""
    if not found.changes:
        yield f"  So với danh sách chốt{when}: không có thay đổi."
        return
    yield f"  So với danh sách chốt{when}:"
    for change in found.changes[:MOST]:
        yield f"    {_changed(change, year, facility)}"
    if len(found.changes) > MOST:
        yield f"    và {len(found.changes) - MOST} thay đổi khác; xem danh sách của Hội đồng."


def _deadline(year: RegistrationYear, today: date) -> str:
    days = year.days_left(today)
    if days is None or year.deadline is None:
        return "Năm nay không có kế hoạch nào đặt hạn đăng ký."
    return f"Hạn: {wording.before(year.deadline)}, {wording.time_left(days)}."


def _listed(heading: str, rows: Sequence[Registered]) -> Iterator[str]:
    if not rows:
        return
    yield f"  {heading} ({len(rows)}):"
    for row in rows[:MOST]:
        late = f", ngày {short_day(row.registration.on)}" if row.late else ""
        yield f"    {wording.title_of(row)} ({row.story.slug}{late})"
    if len(rows) > MOST:
        yield f"    và {len(rows) - MOST} đăng ký khác."


def _changed(change: Change, year: RegistrationYear, facility: Facility) -> str:
    what, before, now = wording.change_words(change, facility, year.field_names)
    title = wording.HIDDEN if change.hidden else change.title
    values = f" từ “{before}” thành “{now}”" if change.what is What.CHANGED and not change.hidden else ""
    return f"{title} ({change.slug}): {what}{values}."

"""Print what announcers read from and what each week on air came to, without making any sound."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from newsdesk.commands import clearing, console, gate, office
from newsdesk.commands.coming import closing_script
from newsdesk.commands.reading import Readable
from newsdesk.model.plan import Period
from newsdesk.model.recording import reading_rate
from newsdesk.model.rundown import Rundown
from newsdesk.model.script import SYLLABLES_A_MINUTE, Script
from newsdesk.nearest import hint
from newsdesk.office.week import week_of

WEEK = re.compile(r"(\d{4})-W(\d{2})\Z", re.ASCII)


def run(root: Path, today: date, week: str | None = None, by: str = "") -> int:
    """Write every sheet from what is on file; `week`, such as 2026-W48, adds the sheet of one more week.

    `by` names the announcer whose reading rate the times are reckoned with; without one, all announcers' together.
    """
    also = week_asked(week) if week is not None else None
    with console.alone(root), gate.passed(root, today, gate.NO_PAPER) as desk:
        if desk is None:
            return console.COPY
        clearing.clear(root, desk.library, today)
        planned = office.as_told(desk, (one for one in desk.past.rundowns if one.day >= today), today)
        changed = office.announcer_sheets(
            root, desk, planned, today, rate=rate_of(desk, by), closings=closings(desk, planned)
        )
        clearing.before_a_list(root, desk.library, today)
        changed += office.week_sheets(root, desk, planned, today, also=also)
        where = f"Phiếu đọc: {office.ANNOUNCER}/. Nhật ký phát thanh theo tuần: {office.WEEKS}/."
        console.say(f"{where} {changed} tệp thay đổi.")
        return console.CLEAN


def rate_of(desk: Readable, by: str) -> float:
    """Return how many syllables a minute an announcer reads; the usual rate where nothing was recorded yet."""
    kept = desk.recordings.kept
    known = sorted({one.by for one in kept})
    if by and by not in known:
        listed = ", ".join(known) or "chưa có ai"
        raise console.UsageFault(f"Chưa có bản thu nào của “{by}”.{hint(by, known)} Đã thu: {listed}.")
    return reading_rate(kept, by or None) or SYLLABLES_A_MINUTE


def closings(desk: Readable, planned: Sequence[Rundown]) -> list[Script]:
    """Return the closing of each planned programme, with those who read in it."""
    airings = {airing.key: airing for airing in desk.week.airings}
    return [closing_script(desk.library, airings[r.key], r.readers) for r in planned if r.key in airings]


def week_asked(written: str) -> Period:
    """Return the week that was asked for."""
    if match := WEEK.match(written.strip()):
        with suppress(ValueError, OverflowError):
            return week_of(date.fromisocalendar(int(match[1]), int(match[2]), 1))
    raise console.UsageFault(f"Không hiểu tuần “{written}”. Viết năm và số tuần, ví dụ 2026-W48.")

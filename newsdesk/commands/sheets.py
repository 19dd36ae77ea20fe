"""Print what announcers read from and what each week on air came to, without making any sound."""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from newsdesk import messages
from newsdesk.commands import console, office, reading
from newsdesk.commands.pages import UNTOUCHED
from newsdesk.model.plan import Period
from newsdesk.office.week import week_of

WEEK = re.compile(r"(\d{4})-W(\d{2})\Z", re.ASCII)


def run(root: Path, today: date, week: str | None = None) -> int:
    """Write every sheet from what is on file; `week`, such as 2026-W48, adds the sheet of one more week."""
    also = week_asked(week) if week is not None else None
    with console.alone(root):
        found = reading.read(root, today)
        console.show(found.problems)
        console.say(messages.count(found.problems, found.stories))
        if found.sound is None:
            console.say(UNTOUCHED)
            return console.COPY
        planned = [rundown for rundown in found.sound.past.rundowns if rundown.day >= today]
        changed = office.announcer_sheets(root, found.sound, planned, today)
        changed += office.week_sheets(root, found.sound, planned, today, also=also)
        where = f"Phiếu đọc: {office.ANNOUNCER}/. Nhật ký phát thanh theo tuần: {office.WEEKS}/."
        console.say(f"{where} {changed} tệp thay đổi.")
        return console.CLEAN


def week_asked(written: str) -> Period:
    """Return the week that was asked for."""
    if match := WEEK.match(written.strip()):
        with suppress(ValueError):
            return week_of(date.fromisocalendar(int(match[1]), int(match[2]), 1))
    raise console.UsageFault(f"Không hiểu tuần “{written}”. Viết năm và số tuần, ví dụ 2026-W48.")

"""Tasks for Windows: the Task Scheduler wakes the player one minute before a slot, every week."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from newsdesk import files
from newsdesk.model.programme import Programme, Slot, Weekday
from newsdesk.playout.layout import Layout, before, filled, part, slots_of
from newsdesk.playout.playlists import shown
from newsdesk.playout.systemd import EARLY, waking_days

FOLDER = "timers/windows"
DAYS = dict(zip(Weekday, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
SINCE = "2026-01-01"
"""A task begins to count on a day gone by: which one does not matter to a weekly trigger."""


def task_scheduler(programmes: Iterable[Programme]) -> Layout:
    """Return a task for each slot, and what registers them for the user who runs it."""
    texts: dict[str, str | bytes] = {
        f"{FOLDER}/cai-dat.cmd": part("cai-dat.cmd").replace("\n", "\r\n"),
        f"{FOLDER}/cai-dat.ps1": files.for_notepad(part("cai-dat.ps1")),
    }
    for programme, slot in slots_of(programmes):
        texts[f"{FOLDER}/newsdesk-{slot.key}.xml"] = task(slot, programme.title)
    return Layout(texts=texts)


def task(slot: Slot, title: str) -> bytes:
    """Return the task of a slot in UTF-16 with its mark, which schtasks reads."""
    minutes, earlier = before(slot.opens.hour * 60 + slot.opens.minute, EARLY)
    blanks = {
        "title": escape(shown(title)),
        "slot": slot.key,
        "begins": f"{SINCE}T{minutes // 60:02}:{minutes % 60:02}:00",
        "days": "".join(f"<{DAYS[day]} />" for day in waking_days(slot, earlier)),
        "limit": f"PT{slot.minutes + 20}M",
    }
    return b"\xff\xfe" + filled("slot.xml", blanks).replace("\n", "\r\n").encode("utf-16-le")

"""A save that was killed, and the locks that its git left: a mark stands while a save is at work, its holder locked."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from newsdesk import files
from newsdesk.commands.saving.copy import Copy
from newsdesk.errors import DeskError

LEFT_BEHIND = 600.0
"""Seconds after which a lock of git is one that a killed program left: nothing here takes git so long."""
AT_REST = 2.0
"""Seconds that a lock of a save that was cut short has to have stood: its git may be just ending."""
MARK, HOLDER = ".cache/saving.unfinished", ".cache/saving.lock"


@contextmanager
def marked(copy: Copy) -> Iterator[bool]:
    """Mark that a save is at work and clear away what killed ones left; gives whether the last one was cut short.

    A save that finds another one at work (it may be sending for minutes) marks nothing: the other one does.
    """
    mark = copy.root / MARK
    with files.machine_faults(mark):
        mark.parent.mkdir(exist_ok=True)
    try:
        release = files.hold(copy.root / HOLDER)
    except DeskError:
        unlock(copy, None)
        yield False
        return
    try:
        since = _standing_since(mark)
        unlock(copy, since)
        if since is None:  # else it stays as it is: should we be killed too, what the first one left is known by it
            files.put(mark, b"")
        yield since is not None
    finally:
        with suppress(DeskError):  # what ended the save is said, or that it is done
            files.remove(mark)
        release()


def _standing_since(mark: Path) -> float | None:
    try:
        return mark.stat().st_mtime
    except OSError:
        return None


def unlock(copy: Copy, since: float | None) -> None:
    """Take away the locks of git that a save cut short left since it began, and those that stand for very long.

    A lock that a program still holds stays on Windows. A clock that was set back makes a lock one of days to come.
    """
    for left in locks(copy.folder):
        with suppress(OSError, DeskError):
            made = left.stat().st_mtime
            if since is not None and made >= since - AT_REST:
                time.sleep(max(0.0, min(AT_REST, made + AT_REST - time.time())))
                files.remove_tree(left)
            elif abs(time.time() - made) > LEFT_BEHIND:
                files.remove_tree(left)


def locks(folder: Path) -> list[Path]:
    """Return every lock in git's folder, and the lists of files that were a save's own."""
    elsewhere = [*(folder / "refs").rglob("*.lock"), folder / "objects/maintenance.lock"]
    return sorted({*folder.glob("*.lock"), *elsewhere, *folder.glob("newsdesk-*")})

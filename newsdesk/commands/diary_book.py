"""The diary in audio_scripts/: read whole, written whole, nobody's row lost where two write at once."""

from collections.abc import Callable, Iterable
from pathlib import Path

from newsdesk import files
from newsdesk.errors import DeskError
from newsdesk.model.diary import Entry, by_key
from newsdesk.planning.diary import from_text, to_text

FILE = "audio_scripts/diary.csv"
LOCK = ".cache/diary.lock"
TRIES = 3


def read(root: Path) -> tuple[Entry, ...]:
    """Return what the diary holds; DeskError where a row could not be written back as it is."""
    text = files.text_if_there(root / FILE)
    if text is None:
        return ()
    try:
        if "\ufffd" in text:
            raise ValueError("UTF-8")
        if not text.strip():  # ours has a heading: its rows are lost
            raise ValueError("dòng 1")
        return from_text(text)
    except ValueError as fault:
        raise DeskError("diary-unreadable", path=FILE, why=fault) from fault


def keep(root: Path, change: Callable[[tuple[Entry, ...]], Iterable[Entry]]) -> None:
    """Change the diary, one process at a time."""
    with files.only_one(root / LOCK, wait=20):
        for attempt in range(1, TRIES + 1):
            try:
                files.write_if_changed(root / FILE, to_text(change(read(root))))
                return
            except DeskError as fault:  # a publish may sweep our draft away: it clears what killed ones left
                if fault.code != "file-fault" or attempt == TRIES:
                    raise


def add(root: Path, entry: Entry) -> None:
    """Write an entry behind what is there."""
    keep(root, lambda old: [*old, entry])


def add_unknown(root: Path, entries: Iterable[Entry]) -> None:
    """Write entries of sessions of which nothing is known: what is there tells as much or more."""
    if new := tuple(entries):
        keep(root, lambda old: [*old, *(entry for entry in new if entry.key not in by_key(old))])


def replace(root: Path, old: Entry, new: Entry) -> None:
    """Let an entry take another's place; where somebody took that away, it is added."""
    keep(root, lambda entries: [*(entry for entry in entries if entry != old), new])

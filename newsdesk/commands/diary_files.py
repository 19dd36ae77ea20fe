"""The diary on file: what aired, what was missed, and why."""

from pathlib import Path

from newsdesk import files
from newsdesk.model.diary import Entry
from newsdesk.planning.diary import from_text
from newsdesk.problems import Place, Problem, error

DIARY = "audio_scripts/diary.csv"


def read(root: Path) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Return every entry; a diary that cannot be read is an error, since nobody would know what aired."""
    path = root / DIARY
    if not path.is_file():
        return (), []
    try:
        return from_text(files.read_text(path)), []
    except ValueError:
        return (), [error(Place(DIARY), "diary-unreadable")]

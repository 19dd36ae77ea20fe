"""The snapshots of registrations in content/records/: frozen once, then changed only to leave out a name."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.council.registration_snapshot import Kept, kept_in, kept_text, snapshot, without
from newsdesk.council.registrations import RegistrationYear
from newsdesk.errors import DeskError
from newsdesk.problems import Place, Problem, error

FOLDER = "content/records"
NAME = re.compile(r"registrations-[0-9]{4}\.csv\Z")


def file_of(year: int) -> str:
    """Return where the snapshot of a year lies."""
    return f"{FOLDER}/registrations-{year}.csv"


def read(root: Path, year: int) -> tuple[tuple[Kept, ...] | None, list[Problem]]:
    """Return what a year's snapshot keeps, None where there is none or it is damaged."""
    return _read(root / file_of(year), file_of(year))


def _read(path: Path, name: str) -> tuple[tuple[Kept, ...] | None, list[Problem]]:
    try:
        text = files.text_if_there(path)
        return None if text is None else kept_in(text.removeprefix("\ufeff")), []
    except ValueError as fault:
        return None, [error(Place(name, int(fault.args[0])), "registrations-unreadable")]
    except DeskError as fault:
        if fault.code != "not-a-file":
            raise
        return None, [error(Place(name), "registrations-unreadable")]


def check(root: Path) -> Iterator[Problem]:
    """Yield every snapshot that is damaged."""
    for path in files.listing(root / FOLDER):
        if path.parent == root / FOLDER and NAME.match(path.name):
            yield from _read(path, f"{FOLDER}/{path.name}")[1]


def forget(root: Path, names_one: Callable[[str, str], bool]) -> None:
    """Blank what names a resident who was not listed when a snapshot was taken, or somebody who took consent back.

    A damaged snapshot is left for `check`. `names_one` says whether a text names one, the text of the story of a slug.
    """
    for path in files.listing(root / FOLDER):
        if path.parent != root / FOLDER or not NAME.match(path.name):
            continue
        kept, _ = _read(path, path.name)
        if kept and (now := tuple(without(one, names_one) for one in kept)) != kept:
            files.write_if_changed(path, kept_text(now))


def freeze(root: Path, year: RegistrationYear, today: date) -> bool:
    """Keep a year's registrations once its deadline has come; return whether they were frozen just now.

    An empty list is kept while its year lasts: of a year long gone it means that nobody has typed it in yet.
    """
    path = root / file_of(year.year)
    if year.deadline is None or today < year.deadline or files.exists(path):
        return False
    if not year.rows and today.year > year.year:
        return False
    files.sweep(path.parent)
    return files.write_if_changed(path, snapshot(year, today))

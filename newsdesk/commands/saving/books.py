"""What the machine writes is put together by the machine: rows of both sides, each book by its own law.

A row that both have, or that one added, stays; a row that one side took away goes. Nobody is asked.
"""

import re
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from newsdesk.audio import register
from newsdesk.commands import withdrawal_records
from newsdesk.commands.registration_book import FOLDER as RECORDS
from newsdesk.commands.rundown_files import FOLDER as RUNDOWNS
from newsdesk.commands.script_files import FOLDER as SCRIPTS
from newsdesk.council.registration_snapshot import kept_in
from newsdesk.model.addresses import BOOK, Published, book_of, published_in
from newsdesk.model.books import from_csv, to_csv
from newsdesk.model.diary import Entry
from newsdesk.planning import diary

H = TypeVar("H", bound=Hashable)
Law = Callable[[str, str, str], str]
SNAPSHOT = re.compile(re.escape(RECORDS) + r"/registrations-[0-9]{4}\.csv\Z")


def law_of(path: str) -> Law | None:
    """Return how two versions of a file of the machine are put together; None for one that people write."""
    if path in LAWS:
        return LAWS[path]
    if SNAPSHOT.match(path):
        return frozen_first
    if path.startswith((f"{SCRIPTS}/", f"{RUNDOWNS}/")):
        return shared
    return None


def together(law: Law, base: str, mine: str, theirs: str) -> str:
    """Return both; of a damaged version, the other one: `check` says what cannot be read at all."""
    for old in (base, ""):
        try:
            return law(old, mine, theirs)
        except ValueError:
            continue
    return _readable(law, mine, theirs)


def _readable(law: Law, mine: str, theirs: str) -> str:
    try:
        law("", theirs, theirs)
    except ValueError:
        return mine
    return theirs


def shared(_base: str, mine: str, theirs: str) -> str:
    """Return what others act on already: a rundown as it was shared; scripts are made anew from their stories."""
    return theirs or mine


def frozen_first(_base: str, mine: str, theirs: str) -> str:
    """Return the list that was frozen first: it is the list as it stood on the deadline; a tie is the shared one's."""
    days = [min((row.frozen for row in kept_in(text)), default=None) for text in (mine, theirs)]
    return mine if days[0] and days[1] and days[0] < days[1] else theirs or mine


def standing(base: Iterable[H], mine: Iterable[H], theirs: Iterable[H]) -> list[H]:
    """Return what stands after both changes, theirs first."""
    old, one, other = frozenset(base), tuple(mine), tuple(theirs)
    both = frozenset(one) & frozenset(other)
    return [row for row in dict.fromkeys([*other, *one]) if row in both or row not in old]


def addresses(base: str, mine: str, theirs: str) -> str:
    """Put the books of published addresses together: one that either withdrew goes, the first day holds."""
    old, one, other = ({row.address: row.since for row in published_in(text)} for text in (base, mine, theirs))
    first = {at: min(day for day in (one.get(at), other.get(at)) if day) for at in standing(old, one, other)}
    return book_of(Published(at, day) for at, day in first.items())


def recordings(base: str, mine: str, theirs: str) -> str:
    """Put the registers of recordings together; of one text, the one handed in last counts as ever."""
    return register.to_text(standing(*(register.from_text(text) for text in (base, mine, theirs))))


def diaries(base: str, mine: str, theirs: str) -> str:
    """Put diaries together; of two entries about one slot, the one that tells of more that was heard stands last."""
    old = frozenset(diary.from_text(base))
    entries: list[Entry] = standing(old, diary.from_text(mine), diary.from_text(theirs))
    new = sorted((one for one in entries if one not in old), key=lambda one: one.heard)
    return diary.to_text([*(one for one in entries if one in old), *new])


def withdrawals(base: str, mine: str, theirs: str) -> str:
    """Put withdrawals together slip by slip: no step that either took is lost, and its first day holds."""
    columns = withdrawal_records.COLUMNS
    one, other = ({row["slip"]: row for row in from_csv(columns, text)} for text in (mine, theirs))
    del base  # a withdrawal on record is never taken away
    return to_csv(columns, [_both(one.get(slip), other.get(slip)) for slip in dict.fromkeys([*other, *one])])


def _both(one: dict[str, str] | None, other: dict[str, str] | None) -> dict[str, str]:
    if one is None or other is None:
        return one or other or {}
    days = ("received", "acknowledged", "stopped", "deleted")
    both = {key: min(filter(None, (one[key], other[key])), default="") for key in days}
    stories = sorted({*one["stories"].split(), *other["stories"].split()})
    outputs = str(max(int(one["outputs"]), int(other["outputs"])))
    return {**one, **both, "stories": " ".join(stories), "outputs": outputs}


LAWS: dict[str, Law] = {
    BOOK: addresses,
    withdrawal_records.FILE: withdrawals,
    "audio_scripts/recordings.csv": recordings,
    "audio_scripts/diary.csv": diaries,
}

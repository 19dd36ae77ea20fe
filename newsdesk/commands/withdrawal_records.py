"""Withdrawals on record in content/records/withdrawals.csv: days and counts, no personal data."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from newsdesk import files
from newsdesk.council.clocks import Step, Withdrawal
from newsdesk.errors import DeskError
from newsdesk.model.books import not_empty, nouns_of, to_csv
from newsdesk.model.calendar import OUR_YEARS
from newsdesk.model.library import Library
from newsdesk.problems import Place, Problem, error

FILE = "content/records/withdrawals.csv"
COLUMNS = ("slip", "received", "acknowledged", "stopped", "deleted", "stories", "outputs")


def read(root: Path) -> tuple[Withdrawal, ...]:
    """Return every withdrawal; DeskError `withdrawals-unreadable` where a row could not be written back as it is."""
    try:
        text = files.text_if_there(root / FILE)
        return () if text is None else nouns_of(COLUMNS, not_empty(text.removeprefix("\ufeff")), _withdrawal)
    except ValueError as fault:
        raise DeskError("withdrawals-unreadable", path=FILE, line=fault.args[0]) from fault
    except DeskError as fault:
        if fault.code != "not-a-file":
            raise
        raise DeskError("withdrawals-unreadable", path=FILE, line=1) from fault


def check(root: Path, library: Library | None = None) -> Iterator[Problem]:
    """Yield that the record is damaged, with the first line that is; or, of a desk that was read, what it forgot."""
    try:
        kept = read(root)
    except DeskError as fault:
        if fault.code != "withdrawals-unreadable":
            raise
        yield error(Place(FILE, int(str(fault.facts["line"]))), fault.code)
    else:
        yield from _forgotten(kept, library) if library else ()


def _forgotten(kept: Iterable[Withdrawal], library: Library) -> Iterator[Problem]:
    """Yield withdrawals that are not settled of people whom no story lists any more.

    The desk knows a name from the lists of people alone: without one, another story that tells it would be told.
    """
    open_ones = [(line, one) for line, one in enumerate(kept, 2) if one.stories and not one.done_on(Step.DELETE)]
    if not open_ones:
        return
    listed = {person.consent for person in chain.from_iterable(library.allowances.people.listed)}
    for line, one in open_ones:
        if one.slip not in listed:
            yield error(Place(FILE, line), "withdrawal-forgotten", slip=one.slip)


def _withdrawal(row: dict[str, str]) -> Withdrawal:
    return Withdrawal(
        slip=row["slip"],
        received=_received(row["received"]),
        done=tuple((step, date.fromisoformat(row[step.value])) for step in Step if row[step.value]),
        stories=tuple(row["stories"].split()),
        outputs=int(row["outputs"]),
    )


def _received(written: str) -> date:
    day = date.fromisoformat(written)
    if day.year not in OUR_YEARS:  # the days of its clocks might lie beyond the last there is
        raise ValueError(written)
    return day


def keep(root: Path, withdrawal: Withdrawal) -> None:
    """Write a withdrawal, in its own place where it is on record already."""
    others = read(root)
    known = any(_same(one, withdrawal) for one in others)
    changed = [withdrawal if _same(one, withdrawal) else one for one in others] + ([] if known else [withdrawal])
    files.write_if_changed(root / FILE, to_csv(COLUMNS, _rows(changed)))


def _same(one: Withdrawal, other: Withdrawal) -> bool:
    return one.slip == other.slip


def _rows(withdrawals: Iterable[Withdrawal]) -> Iterable[dict[str, str]]:
    for one in withdrawals:
        days = {step.value: day.isoformat() if (day := one.done_on(step)) else "" for step in Step}
        fixed = {"slip": one.slip, "received": one.received.isoformat(), "outputs": str(one.outputs)}
        yield {**fixed, **days, "stories": " ".join(one.stories)}

"""The diary becomes the CSV that is kept in git, and the CSV a diary again."""

import csv
from collections.abc import Iterable
from datetime import date, time, timedelta
from io import StringIO

from newsdesk.model.diary import Entry, Outcome

COLUMNS = ("day", "slot", "opens", "outcome", "began", "late", "planned", "heard", "player", "why")
"""`late`, `planned` and `heard` are seconds; days and times as ISO 8601 has them."""


def to_text(entries: Iterable[Entry]) -> str:
    """Return the file's text, in the order in which slots were due."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(entry) for entry in sorted(entries, key=lambda one: (one.day, one.opens, one.slot)))
    return stream.getvalue()


def _row(entry: Entry) -> list[str]:
    return [
        entry.day.isoformat(),
        entry.slot,
        entry.opens.isoformat("minutes"),
        entry.outcome.value,
        entry.began.isoformat("seconds") if entry.began else "",
        _seconds(entry.late),
        _seconds(entry.planned),
        _seconds(entry.heard),
        _one_line(entry.player),
        _one_line(entry.why),
    ]


def _seconds(length: timedelta) -> str:
    return f"{length.total_seconds():.1f}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def from_text(text: str) -> tuple[Entry, ...]:
    """Return the entries that a file holds; ValueError with the line, as people are told, where one cannot be read."""
    if not text.strip():
        return ()
    reader = csv.DictReader(StringIO(text), strict=True)
    try:
        return tuple(_entry(row) for row in reader)
    except (csv.Error, KeyError, TypeError, AttributeError, OverflowError, ValueError) as fault:
        raise ValueError(f"dòng {reader.line_num}") from fault


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        day=date.fromisoformat(row["day"]),
        slot=row["slot"],
        opens=time.fromisoformat(row["opens"]),
        outcome=Outcome(row["outcome"]),
        began=time.fromisoformat(row["began"]) if row["began"] else None,
        late=timedelta(seconds=float(row["late"])),
        planned=timedelta(seconds=float(row["planned"])),
        heard=timedelta(seconds=float(row["heard"])),
        player=row["player"],
        why=row["why"],
    )

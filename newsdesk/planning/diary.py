"""The diary becomes the CSV that is kept in git, and the CSV a diary again."""

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta

from newsdesk.model.books import nouns_of, to_csv
from newsdesk.model.diary import Entry, Outcome

COLUMNS = ("day", "slot", "opens", "outcome", "began", "late", "planned", "heard", "player", "why")
"""`late`, `planned` and `heard` are seconds; days and times as ISO 8601 has them."""


def to_text(entries: Iterable[Entry]) -> str:
    """Return the file's text, in the order in which slots were due."""
    return to_csv(COLUMNS, map(_row, sorted(entries, key=lambda one: (one.day, one.opens, one.slot))))


def _row(entry: Entry) -> dict[str, str]:
    return {
        "day": entry.day.isoformat(),
        "slot": entry.slot,
        "opens": entry.opens.isoformat("minutes"),
        "outcome": entry.outcome.value,
        "began": entry.began.isoformat("seconds") if entry.began else "",
        "late": _seconds(entry.late),
        "planned": _seconds(entry.planned),
        "heard": _seconds(entry.heard),
        "player": entry.player,
        "why": entry.why,
    }


def _seconds(length: timedelta) -> str:
    return f"{length.total_seconds():.1f}"


def from_text(text: str) -> tuple[Entry, ...]:
    """Return the entries that a file holds; ValueError with the line, as people are told, where one cannot be read."""
    try:
        return nouns_of(COLUMNS, text, _entry)
    except ValueError as fault:
        raise ValueError(f"dòng {fault}") from fault


def _entry(row: Mapping[str, str]) -> Entry:
    return Entry(
        day=date.fromisoformat(row["day"]),
        slot=row["slot"],
        opens=_clock(row["opens"]),
        outcome=Outcome(row["outcome"]),
        began=_clock(row["began"]) if row["began"] else None,
        late=timedelta(seconds=float(row["late"])),
        planned=timedelta(seconds=float(row["planned"])),
        heard=timedelta(seconds=float(row["heard"])),
        player=row["player"],
        why=row["why"],
    )


def _clock(written: str) -> time:
    """Return a time of day; ValueError for one with a time zone: the diary's are those of the facility's clock."""
    clock = time.fromisoformat(written)
    if clock.tzinfo is not None:
        raise ValueError(written)
    return clock

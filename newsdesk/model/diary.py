"""What became of a planned broadcast: aired, cut short or missed, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum


class Outcome(Enum):
    """How a slot of a day went."""

    AIRED = "aired"
    PARTIAL = "partial"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One broadcast that was due: one slot on one day."""

    day: date
    slot: str
    opens: time
    """When it was to begin, local time."""
    outcome: Outcome
    began: time | None = None
    """When the player really began, local time; None where it never did."""
    late: timedelta = timedelta()
    """How much later than `opens` it began."""
    planned: timedelta = timedelta()
    """How long the programme is."""
    heard: timedelta = timedelta()
    """How much of it was played."""
    player: str = ""
    why: str = ""
    """Vietnamese; empty where all went well."""

    @property
    def key(self) -> str:
        """The rundown that it is about: day and slot."""
        return f"{self.day.isoformat()}-{self.slot}"


def by_key(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """Return the last entry about each rundown: a slot that was begun again counts as it ended."""
    return {entry.key: entry for entry in entries}

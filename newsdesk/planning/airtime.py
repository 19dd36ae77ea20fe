"""How long each unit, field or kind was on air: what was planned against what really sounded."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from newsdesk.model.diary import Entry, Outcome
from newsdesk.model.plan import Period
from newsdesk.model.rundown import Item, Rundown

K = TypeVar("K", bound=Hashable)
OnAir = tuple[Rundown, Item]
"""An item with the broadcast that it belongs to."""
Key = Callable[[Rundown, Item], K | None]
"""What an item is counted under; None where it is not counted at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Airtime:
    """What was planned and what was aired of one thing."""

    planned: timedelta = timedelta()
    aired: timedelta = timedelta()
    unproved: timedelta = timedelta()
    """The part of `aired` about which no diary says a word: it is taken to have gone as planned."""
    told: int = 0
    """How many items are in `aired`."""

    def __add__(self, other: "Airtime") -> "Airtime":
        return Airtime(
            planned=self.planned + other.planned,
            aired=self.aired + other.aired,
            unproved=self.unproved + other.unproved,
            told=self.told + other.told,
        )


def planned(rundowns: Iterable[Rundown]) -> Iterator[OnAir]:
    """Yield every item that was to be aired."""
    for rundown in rundowns:
        for item in rundown.items:
            yield rundown, item


def aired(rundowns: Iterable[Rundown], diary: Mapping[str, Entry]) -> Iterator[OnAir]:
    """Yield every item that was aired; the diary is by a rundown's key, as `model.diary.by_key` returns it.

    A broadcast that the diary does not know is taken to have gone as planned: hand in no rundown of days to come.
    """
    return ((rundown, item) for rundown, item in planned(rundowns) if sounded(item, diary.get(rundown.key)))


def settled(rundowns: Iterable[Rundown], diary: Mapping[str, Entry], period: Period, today: date) -> list[Rundown]:
    """Return the rundowns of a period that are over: those of days gone by, and those that the diary speaks of."""
    return [one for one in rundowns if one.day in period and (one.day < today or one.key in diary)]


def sounded(item: Item, entry: Entry | None) -> bool:
    """Whether an item was heard to its end, as far as is known."""
    if entry is None or entry.outcome is Outcome.AIRED:
        return True
    return entry.outcome is Outcome.PARTIAL and item.ends <= entry.heard


def by(key: Key[K], items: Iterable[OnAir]) -> Mapping[K, timedelta]:
    """Return the length of the items under each key, in the order in which the keys first come."""
    lengths: dict[K, timedelta] = {}
    for rundown, item in items:
        if (under := key(rundown, item)) is not None:
            lengths[under] = lengths.get(under, timedelta()) + item.length
    return lengths


def reckoned(key: Key[K], rundowns: Iterable[Rundown], diary: Mapping[str, Entry]) -> Mapping[K, Airtime]:
    """Return what was planned and aired under each key, in the order in which the keys first come."""
    times: dict[K, Airtime] = {}
    for rundown, item in planned(rundowns):
        if (under := key(rundown, item)) is not None:
            times[under] = times.get(under, Airtime()) + _of(item, diary.get(rundown.key))
    return times


def _of(item: Item, entry: Entry | None) -> Airtime:
    if not sounded(item, entry):
        return Airtime(planned=item.length)
    unproved = timedelta() if entry else item.length
    return Airtime(planned=item.length, aired=item.length, unproved=unproved, told=1)


def share(part: timedelta, whole: timedelta) -> float | None:
    """Return a part of a whole, from 0 to 1; None of nothing."""
    return part / whole if whole else None

"""Every broadcast of a period as it went: from the rundowns of days gone by and the diary, not from today's plans."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from newsdesk.model.diary import Entry, Outcome
from newsdesk.model.plan import Period
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.planning.airtime import settled, sounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """One slot of one day, and the exemplars that were heard to their end."""

    day: date
    slot: str
    opens: time
    title: str
    """Empty where no rundown is on file, only a row of the diary."""
    planned: timedelta
    outcome: Outcome | None
    """None where no diary speaks of it: it is taken to have gone as planned."""
    heard: tuple[Item, ...]
    why: str = ""

    @property
    def on_air(self) -> timedelta:
        """How long exemplars were on air."""
        return sum((item.length for item in self.heard), timedelta())


def broadcasts(
    rundowns: Iterable[Rundown], diary: Mapping[str, Entry], period: Period, through: date, today: date
) -> tuple[Broadcast, ...]:
    """Return the broadcasts of a period that are over, in the order of time; the diary is by a rundown's key."""
    within = Period(since=period.since, until=min(period.until, through))
    over = {one.key: one for one in settled(rundowns, diary, within, today)}
    due = {key: entry for key, entry in diary.items() if entry.day in within}
    found = _each(over, due)
    return tuple(sorted(found, key=lambda one: (one.day, one.opens, one.slot)))


def _each(over: Mapping[str, Rundown], due: Mapping[str, Entry]) -> Iterator[Broadcast]:
    for key in over.keys() | due.keys():
        rundown, entry = over.get(key), due.get(key)
        one = rundown or entry
        assert one is not None  # noqa: S101 (each key comes from one of the two)
        yield Broadcast(
            day=one.day,
            slot=one.slot,
            opens=one.opens,
            title=rundown.title if rundown else "",
            planned=rundown.length if rundown else entry.planned if entry else timedelta(),
            outcome=entry.outcome if entry else None,
            heard=_heard(rundown, entry) if rundown else (),
            why=entry.why if entry else "",
        )


def _heard(rundown: Rundown, entry: Entry | None) -> tuple[Item, ...]:
    heard = (item for item in rundown.items if item.part is Part.EXEMPLAR and sounded(item, entry))
    return tuple(replace(item, length=_whole(item.length)) for item in heard)


def _whole(length: timedelta) -> timedelta:
    """Return a length in whole seconds: what an appendix lists must add up to what the text says."""
    return timedelta(seconds=round(length.total_seconds()))

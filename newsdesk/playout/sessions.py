"""Sessions: a slot on a day, when it begins and ends, and which of them is due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from newsdesk.model.programme import Programmes, Slot, Weekday

AHEAD = timedelta(minutes=15)
"""How long before its time a session is waited for."""


@dataclass(frozen=True, slots=True)
class Session:
    """One slot on one day, in the facility's local time."""

    day: date
    slot: Slot
    title: str
    """The programme's."""

    @property
    def key(self) -> str:
        """Name of its folder: day and slot."""
        return f"{self.day.isoformat()}-{self.slot.key}"

    @property
    def opens(self) -> datetime:
        """When the loudspeakers become ours."""
        return datetime.combine(self.day, self.slot.opens)

    @property
    def ends(self) -> datetime:
        """When nothing of it may sound any more."""
        return self.opens + self.slot.length


def sessions(programmes: Programmes, day: date) -> tuple[Session, ...]:
    """Return the sessions of a day in the order of their time, without those that a holiday silences."""
    found = (
        Session(day, slot, programme.title)
        for programme in programmes.programmes
        for slot in programme.slots
        if programmes.airs(slot, day)
    )
    return tuple(sorted(found, key=lambda session: (session.opens, session.slot.key)))


def around(programmes: Programmes, day: date) -> tuple[Session, ...]:
    """Return the sessions of the day before, the day and the day after: a slot at midnight is waited for from 23:45."""
    return tuple(s for offset in (-1, 0, 1) for s in sessions(programmes, day + timedelta(days=offset)))


def due(found: Iterable[Session], now: datetime, slot: str | None = None) -> Session | None:
    """Return the session that is on, or else the next that begins soon; of one slot, where one is named."""
    own = [session for session in found if slot in (None, session.slot.key) and now < session.ends]
    return min((s for s in own if s.opens - AHEAD <= now), key=lambda s: s.opens, default=None)


def gone_by(found: Iterable[Session], now: datetime, known: frozenset[str]) -> Iterator[Session]:
    """Yield the sessions of today and yesterday that are over and of which nothing is known."""
    since = now.date() - timedelta(days=1)
    for session in found:
        if since <= session.day <= now.date() and session.ends <= now and session.key not in known:
            yield session


def silenced(programmes: Programmes, day: date, slot: str | None = None) -> str:
    """Return the title of the holiday on which nothing of a day is broadcast; empty where there is none."""
    keys = [
        one.key
        for programme in programmes.programmes
        for one in programme.slots
        if Weekday.of(day) in one.days and slot in (None, one.key)
    ]
    holidays = [programmes.holiday(key, day) for key in keys]
    return next((holiday.title for holiday in holidays if holiday), "") if all(holidays) else ""

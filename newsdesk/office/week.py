"""What the week sheet says: what was planned, what became of it, and how the time on air was shared out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property

from newsdesk.model.calendar import short_day
from newsdesk.model.diary import Entry
from newsdesk.model.library import Library, may_tell
from newsdesk.model.listed_name import ListedName
from newsdesk.model.names import OUTCOMES, PARTS, VERSIONS
from newsdesk.model.plan import Period
from newsdesk.model.programme import MUSIC, Part
from newsdesk.model.residents_named import Residents
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Version
from newsdesk.model.standing_names import stands_in
from newsdesk.model.story import Channel, Story
from newsdesk.model.whole_names import WholeNames
from newsdesk.office.figures import plain
from newsdesk.office.programme import MACHINE
from newsdesk.office.shares import Counted, Table, tables
from newsdesk.planning.airtime import settled, sounded

PENDING = "chờ phát"
UNPROVED = "chưa có nhật ký"
UNHEARD = "không phát"
NOT_TOLD = "Bài không còn được phát"
"""What stands for the title of a story that was taken back, or that names somebody who may not be named now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnAirItem:
    """An item, and what became of it."""

    rundown: Rundown
    item: Item
    title: str
    state: str

    @property
    def heard(self) -> bool:
        """Whether it is counted as aired, or still to come."""
        return self.state != UNHEARD

    @property
    def kind(self) -> str:
        """What it is, and in which telling."""
        return PARTS[self.item.part] + (f" ({VERSIONS[Version.SHORT]})" if self.item.version is Version.SHORT else "")

    @property
    def voice(self) -> str:
        """Who read it, as far as is known."""
        return plain(self.item.voice or (MACHINE if self.item.synthetic else ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """A slot of a day: what was planned for it, and how it went."""

    day: date
    slot: str
    title: str
    opens: time
    planned: timedelta
    items: tuple[OnAirItem, ...]
    outcome: str
    began: time | None
    late: timedelta
    heard: timedelta | None
    """None where nobody knows."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSheet:
    """A period on air, a week as a rule."""

    title: str
    period: Period
    facility: str
    broadcasts: tuple[Broadcast, ...]
    tables: tuple[Table, ...]

    @property
    def items(self) -> Iterator[OnAirItem]:
        """Every item of every broadcast that was planned."""
        return (item for broadcast in self.broadcasts for item in broadcast.items)


def week_of(day: date) -> Period:
    """Return the week, Monday to Sunday, in which a day lies."""
    monday = day - timedelta(days=day.weekday())
    return Period(since=monday, until=monday + timedelta(days=6))


def week_name(period: Period) -> str:
    """Return the ISO name of the week in which a period begins: 2026-W48."""
    year, week, _ = period.since.isocalendar()
    return f"{year}-W{week:02}"


def week_sheet(
    period: Period, rundowns: Iterable[Rundown], diary: Mapping[str, Entry], library: Library, today: date
) -> WeekSheet:
    """Return the sheet of a period as of a day; the diary is by a rundown's key."""
    in_order = sorted(rundowns, key=lambda one: (one.day, one.opens, one.slot))
    within = {rundown.key: rundown for rundown in in_order if rundown.day in period}
    due = {key: entry for key, entry in diary.items() if entry.day in period}
    over = settled(within.values(), due, period, today)
    pending = [one for key, one in within.items() if not (one.day < today or key in due)]
    told = _Titles(library, today)
    broadcasts = [_broadcast(within.get(key), due.get(key), told, today) for key in within.keys() | due.keys()]
    return WeekSheet(
        title=_title(period),
        period=period,
        facility=plain(library.facility.on(period.until).name),
        broadcasts=tuple(sorted(broadcasts, key=lambda one: (one.day, one.opens, one.slot))),
        tables=tables(Counted(over, pending, diary), library, period, told),
    )


def _title(period: Period) -> str:
    days = f"từ ngày {short_day(period.since)} đến ngày {short_day(period.until)}"
    if period != week_of(period.since):
        return f"Nhật ký phát thanh {days}"
    year, week, _ = period.since.isocalendar()
    return f"Nhật ký phát thanh tuần {week} năm {year} ({days})"


class _Titles:
    """The title of an item as it may be shown now: a story that was taken back is named nowhere.

    The title under which it aired stands, but for one that names somebody who may not be named now.
    """

    def __init__(self, library: Library, today: date) -> None:
        self.library, self.today = library, today

    def __call__(self, rundown: Rundown, item: Item) -> str:
        of_a_story = item.part is Part.EXEMPLAR or (item.part is Part.HEADLINES and item.slug)
        story = self._tellable(item.slug or "", rundown.day) if of_a_story else None
        if (story or not of_a_story) and not self._names_somebody(item.title, story):
            return plain(item.title)
        if story:
            return plain(story.title)
        return f"{NOT_TOLD} (mã {item.digest[:6].upper()})"

    def _tellable(self, slug: str, day: date) -> Story | None:
        """Return the story of an item, None where it may be told no more."""
        story = self.library.by_slug.get(slug)
        if story is None or not may_tell(story, Channel.LOUDSPEAKER, day):
            return None
        return None if self.library.withheld(story, Channel.LOUDSPEAKER, self.today) else story

    def _names_somebody(self, title: str, story: Story | None) -> bool:
        """Whether a title names a resident, or somebody of whichever story who may not be named today."""
        own = self.library.allowances.unnamed_in(story, Channel.LOUDSPEAKER, self.today) if story else ()
        if any(stands_in(name, title) for name in own) or self._unnamed.stand_in(title):
            return True
        return self._residents.named((title,), story)

    @cached_property
    def _unnamed(self) -> WholeNames:
        return WholeNames(tuple(map(ListedName, self.library.allowances.unnamed(Channel.LOUDSPEAKER, self.today))))

    @cached_property
    def _residents(self) -> Residents:
        return Residents(self.library.allowances.people)


def _broadcast(rundown: Rundown | None, entry: Entry | None, told: _Titles, today: date) -> Broadcast:
    due = rundown or entry
    assert due is not None  # noqa: S101 (each key comes from one of the two)
    pending = entry is None and due.day >= today
    return Broadcast(
        day=due.day,
        slot=plain(due.slot),
        title=plain(rundown.title) if rundown else "",
        opens=due.opens,
        planned=rundown.length if rundown else entry.planned if entry else timedelta(),
        items=tuple(_items(rundown, entry, told, pending)) if rundown else (),
        outcome=OUTCOMES[entry.outcome] if entry else PENDING if pending else UNPROVED,
        began=entry.began if entry else None,
        late=entry.late if entry else timedelta(),
        heard=entry.heard if entry else None,
        why=plain(entry.why) if entry else "",
    )


def _items(rundown: Rundown, entry: Entry | None, told: _Titles, pending: bool) -> Iterator[OnAirItem]:
    for item in rundown.items:
        if item.part in MUSIC and item.part is not Part.SONG:
            continue
        became = UNHEARD if not sounded(item, entry) else "đã phát" if entry else UNPROVED
        yield OnAirItem(rundown=rundown, item=item, title=told(rundown, item), state=PENDING if pending else became)

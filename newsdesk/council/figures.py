"""The council's figures of a period: every one is counted from rows that an appendix can list."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from newsdesk.council.broadcasts import Broadcast, broadcasts
from newsdesk.council.registrations import is_late
from newsdesk.council.telling import Telling, commendations, registered, replications, told_on_web
from newsdesk.model.diary import Entry, Outcome
from newsdesk.model.library import Library
from newsdesk.model.occasion import EventHeader, Text
from newsdesk.model.rundown import Rundown
from newsdesk.model.span import Span
from newsdesk.model.story import Channel, Story

Cell = tuple[str, str]
"""Keys of a unit and of a field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure that every story has its part in."""

    of: Callable[[Telling], int]
    name: str
    counts: str
    """What is counted, within a sentence."""

    @property
    def heading(self) -> str:
        """Its name with what is counted, where the name does not say it."""
        return self.name if self.name.startswith("Lượt ") else f"{self.name} ({self.counts})"


REGISTERED = Measure(of=lambda one: one.registered is not None, name="Đăng ký", counts="lượt")
TOLD = Measure(of=lambda one: one.told, name="Đã tuyên truyền", counts="bài")
ON_WEB = Measure(of=lambda one: one.web is not None, name="Đăng trên trang thông tin điện tử", counts="bài")
PLAYS = Measure(of=lambda one: one.plays, name="Lượt phát trên loa", counts="lượt")
REPLICATED = Measure(of=lambda one: len(one.replicated), name="Lượt nhân rộng", counts="lượt")
COMMENDED = Measure(of=lambda one: len(one.awards), name="Lượt khen thưởng", counts="lượt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything that is counted of a span, with what it is counted from."""

    span: Span
    through: date
    """The last day that is counted."""
    tellings: tuple[Telling, ...]
    """Every story that is in any figure, the earliest first."""
    broadcasts: tuple[Broadcast, ...]
    events: tuple[Text[EventHeader], ...]
    undated: int
    """How many commendations on file bear no day, and so are in no period."""

    @property
    def empty(self) -> bool:
        """Whether nothing of the span is on file."""
        return not (self.tellings or self.broadcasts or self.events)

    def sum(self, measure: Measure) -> int:
        """Return a figure of all stories together."""
        return sum(measure.of(one) for one in self.tellings)

    def by_cell(self, measure: Measure) -> Mapping[Cell, int]:
        """Return a figure by unit and field."""
        cells: dict[Cell, int] = defaultdict(int)
        for one in self.tellings:
            cells[one.story.header.unit, one.story.header.field] += measure.of(one)
        return cells

    def outcome(self, *outcomes: Outcome | None) -> tuple[Broadcast, ...]:
        """Return the broadcasts that went so; None is what no diary speaks of."""
        return tuple(one for one in self.broadcasts if one.outcome in outcomes)

    def on(self, channel: Channel) -> tuple[Text[EventHeader], ...]:
        """Return the events on a channel."""
        return tuple(event for event in self.events if event.header.channel is channel)

    @property
    def on_air(self) -> timedelta:
        """How long exemplars were on air, those included whose file is no longer on the desk."""
        return sum((one.on_air for one in self.broadcasts), timedelta())

    @property
    def lost_plays(self) -> int:
        """How often something was told whose file is no longer on the desk."""
        return sum(len(one.heard) for one in self.broadcasts) - self.sum(PLAYS)

    @property
    def lost_time(self) -> timedelta:
        """How long that was."""
        return self.on_air - sum((one.on_air for one in self.tellings), timedelta())


def reckon(
    library: Library, rundowns: Iterable[Rundown], diary: Mapping[str, Entry], span: Span, *, through: date, today: date
) -> Figures:
    """Count a span up to a day; the diary is by a rundown's key."""
    known = min(through, today)
    last = min(known, span.period.until)
    aired = broadcasts(rundowns, diary, span.period, last, today)
    events = tuple(
        sorted(
            (one for one in library.events if one.header.date in span.period and one.header.date <= last),
            key=lambda one: (one.header.date, one.slug),
        )
    )
    tellings = _tellings(library, span, known, aired, events)
    undated = sum(award.on is None for story in library.stories for award in story.header.awards)
    return Figures(span=span, through=last, tellings=tellings, broadcasts=aired, events=events, undated=undated)


def _tellings(
    library: Library,
    span: Span,
    known: date,
    aired: Iterable[Broadcast],
    events: Iterable[Text[EventHeader]],
) -> tuple[Telling, ...]:
    """Return each story's part; `known`: the last day of which anything is told, which may lie after the span."""
    last = min(known, span.period.until)
    lengths: dict[str, list[timedelta]] = defaultdict(list)
    for one in aired:
        for item in one.heard:
            lengths[item.slug or ""].append(item.length)
    shown: dict[str, list[Text[EventHeader]]] = defaultdict(list)
    for event in events:
        for slug in event.header.stories:
            shown[slug].append(event)
    found = [
        Telling(
            story=story,
            registered=(on := registered(story, span, known)),
            late=on is not None and _came_late(library, story),
            web=told_on_web(library, story, span.period, last),
            plays=len(lengths[story.slug]),
            on_air=sum(lengths[story.slug], timedelta()),
            events=tuple(shown[story.slug]),
            replicated=replications(story, span.period, last),
            awards=commendations(story, span.period, last),
        )
        for story in library.stories
    ]
    return tuple(sorted((one for one in found if one.counted), key=_in_order))


def _came_late(library: Library, story: Story) -> bool:
    """Whether a registration came too late, as the council's list of its year has it."""
    registration = story.header.registration
    return registration is not None and is_late(library.plans, registration)


def _in_order(one: Telling) -> tuple[date, str]:
    header = one.story.header
    return header.date or (header.registration.on if header.registration else date.max), one.story.slug

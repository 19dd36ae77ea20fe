"""Whose turn it is at a morning briefing, and which story is read there.

Each week is one unit's turn. A story is chosen by a fair memory: first what no briefing was told, then what was told
least often; among these what another unit did, since people know their own; then what was told longest ago, of those
never told the newest. What the briefing before told is not told again, even where nothing else is left.

Memory is what content/events says of briefings. A briefing of which it says nothing is taken to have gone as planned.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from newsdesk.model.facility import Facility, Unit
from newsdesk.model.papers import Briefings, Papers
from newsdesk.model.plan import Period
from newsdesk.model.programme import Weekday
from newsdesk.model.story import Story

USUAL = Briefings(days=(Weekday.MON,), opens=time(7, 30), since=date(2024, 1, 1))
"""Where content/papers.yaml says nothing of briefings: Monday, every unit in turn."""
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One briefing: its day, the unit that reads, and what it reads."""

    day: date
    opens: time
    unit: Unit | None
    """None where the facility has no unit at all."""
    day_off: bool = False
    story: Story | None = None


@dataclass(slots=True)
class Memory:
    """What briefings were told so far."""

    times: Counter[str] = field(default_factory=Counter)
    last: dict[str, date] = field(default_factory=dict)
    before: frozenset[str] = frozenset()
    """What the briefing before told."""

    def told(self, day: date, slugs: Iterable[str]) -> None:
        """Take in what one briefing was told."""
        self.before = frozenset(slugs)
        self.times.update(self.before)
        self.last.update(dict.fromkeys(self.before, day))


def rules_of(papers: Papers) -> Briefings:
    """Return when units meet."""
    return papers.briefings or USUAL


def reader(briefings: Briefings, facility: Facility, day: date) -> Unit | None:
    """Return the unit whose turn the week of a day is; one that is not there that week is passed over."""
    monday, first = _monday(day), _monday(briefings.since)
    there = {unit.key: unit for unit in facility.units_in(monday, monday + timedelta(days=6))}
    rota = briefings.rota or tuple(unit.key for unit in facility.units)
    for step in range(len(rota)):
        if unit := there.get(rota[((monday - first) // WEEK + step) % len(rota)]):
            return unit
    return None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def briefing_days(briefings: Briefings, period: Period) -> Iterator[date]:
    """Yield the days of a period on which units meet, days off among them."""
    for number in range((period.until - period.since).days + 1):
        day = period.since + timedelta(days=number)
        if Weekday.of(day) in briefings.days:
            yield day


def turns(
    papers: Papers,
    facility: Facility,
    week: Period,
    told: Mapping[date, Sequence[str]],
    stories_on: Callable[[date], Sequence[Story]],
) -> tuple[Turn, ...]:
    """Return the briefings of a week.

    `told`: slugs of the stories of each briefing that took place; `stories_on`: what may be told on a day.
    """
    briefings = rules_of(papers)
    memory, found = Memory(), []
    whole = Period(since=min(_monday(briefings.since), week.since), until=week.until)
    days = {day for day in told if day < week.until} | set(briefing_days(briefings, whole))
    for day in sorted(days):  # from the first: what is told must not depend on which week is asked for
        turn = _turn(day, papers, facility, memory, stories_on)
        if day in told:
            memory.told(day, told[day])
        elif not turn.day_off:
            memory.told(day, [turn.story.slug] if turn.story else [])
        if day in week and Weekday.of(day) in briefings.days:
            found.append(turn)
    return tuple(found)


def _turn(
    day: date, papers: Papers, facility: Facility, memory: Memory, stories_on: Callable[[date], Sequence[Story]]
) -> Turn:
    briefings = rules_of(papers)
    unit = reader(briefings, facility, day)
    if day in papers.days_off:
        return Turn(day=day, opens=briefings.opens, unit=unit, day_off=True)
    story = chosen(stories_on(day), memory, unit.key if unit else "")
    return Turn(day=day, opens=briefings.opens, unit=unit, story=story)


def chosen(stories: Sequence[Story], memory: Memory, unit: str) -> Story | None:
    """Return the story that a unit reads out; None where nothing may be told but what was told the time before."""
    left = [story for story in stories if story.slug not in memory.before]

    def due(story: Story) -> tuple[int, bool, int, int, str]:
        last = memory.last.get(story.slug)
        newest = -(story.day or date.min).toordinal()
        return (
            memory.times[story.slug],
            story.header.unit == unit,
            last.toordinal() if last else 0,
            newest,
            story.slug,
        )

    return min(left, key=due, default=None)

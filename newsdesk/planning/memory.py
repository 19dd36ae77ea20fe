"""What was on air: when each text was last told, how often, and how long each group was heard in the last weeks."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from newsdesk.model.diary import Entry
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Rundown
from newsdesk.model.story import Kind
from newsdesk.planning.airtime import sounded

Moment = tuple[date, int]
"""A day and the place of an item among all that were told, for an order without ties."""

NEVER: Moment = (date.min, -1)
NAMED = {part: f"{part.value}:" for part in Part}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that could be told, and the groups that share the time on air."""

    slug: str
    unit: str
    field: str
    kind: Kind
    day: date
    """Its own day: of two that are as much due, the older waits longer."""
    tags: frozenset[str] = frozenset()

    @property
    def groups(self) -> tuple[tuple[str, str], ...]:
        """The groups whose time on air it takes."""
        return groups_of(self.unit, self.field, self.kind)


@cache
def groups_of(unit: str, field: str, kind: Kind) -> tuple[tuple[str, str], ...]:
    """Return the groups of stories of a unit, a field and a kind: few, and asked of every story for every slot."""
    individual = "individual" if kind is Kind.INDIVIDUAL else "collective"
    return ("unit", unit), ("field", field), ("kind", kind.value), ("individual", individual)


Groups = Mapping[str, tuple[tuple[str, str], ...]]
"""The groups of each story, by slug."""


@dataclass
class Memory:
    """What was on air: when each text was last told, how often, and each group's time in the last weeks."""

    window: timedelta = timedelta(weeks=4)
    told: dict[str, Moment] = field(default_factory=dict)
    plays: dict[str, int] = field(default_factory=dict)
    on_air: dict[tuple[str, str], timedelta] = field(default_factory=dict)
    recent: deque[tuple[date, str, timedelta]] = field(default_factory=deque)
    count: int = 0

    def keep(self, rundown: Rundown, groups: Groups, entry: Entry | None = None) -> None:
        """Remember what was told in a broadcast, as far as its entry in the diary says that it was heard."""
        for item in rundown.items:
            if item.slug is None or item.part is Part.HEADLINES or not sounded(item, entry):
                continue
            self.count += 1
            name = key(item.part, item.slug)
            self.told[name] = (rundown.day, self.count)
            self.plays[name] = self.plays.get(name, 0) + 1
            if item.part is Part.EXEMPLAR and item.slug in groups:
                self.recent.append((rundown.day, item.slug, item.length))
                self._count(groups[item.slug], item.length)

    def forget(self, day: date, groups: Groups) -> None:
        """Let go of the time on air that lies further back than the window."""
        while self.recent and self.recent[0][0] < day - self.window:
            _, slug, length = self.recent.popleft()
            self._count(groups.get(slug, ()), -length)

    def _count(self, groups: Iterable[tuple[str, str]], length: timedelta) -> None:
        for group in groups:
            self.on_air[group] = self.on_air.get(group, timedelta()) + length


def key(part: Part, slug: str) -> str:
    """Return the name under which a text is remembered: news and stories may share a slug."""
    return NAMED[part] + slug


def remembered(past: Iterable[Rundown], diary: Mapping[str, Entry], groups: Groups, window: timedelta) -> Memory:
    """Return the memory of broadcasts gone by: what the diary says was missed was not told."""
    memory = Memory(window)
    for rundown in sorted(past, key=lambda r: (r.day, r.opens, r.slot)):
        memory.keep(rundown, groups, diary.get(rundown.key))
    return memory

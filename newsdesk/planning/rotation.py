"""Whose turn it is: what was told least recently first, units in turn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from newsdesk.model.programme import Part
from newsdesk.model.rundown import Rundown

Moment = tuple[date, int]
"""A day and the place of an item among all that were told, for an order without ties."""

NEVER: Moment = (date.min, -1)


@dataclass
class Memory:
    """When each story, each unit and each item of news was last on air."""

    told: dict[str, Moment] = field(default_factory=dict)
    units: dict[str, Moment] = field(default_factory=dict)
    count: int = 0

    def keep(self, rundown: Rundown, unit_of: dict[str, str]) -> None:
        """Remember a broadcast."""
        for item in rundown.items:
            if item.slug is None:
                continue
            self.count += 1
            moment = (rundown.day, self.count)
            self.told[key(item.part, item.slug)] = moment
            if item.part is Part.EXEMPLAR and item.slug in unit_of:
                self.units[unit_of[item.slug]] = moment


def key(part: Part, slug: str) -> str:
    """Return the name under which a text is remembered: news and stories may share a slug."""
    return f"{part.value}:{slug}"


def remembered(past: Iterable[Rundown], unit_of: dict[str, str]) -> Memory:
    """Return the memory of broadcasts gone by, oldest first."""
    memory = Memory()
    for rundown in sorted(past, key=lambda r: (r.day, r.opens, r.slot)):
        memory.keep(rundown, unit_of)
    return memory


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that could be told."""

    slug: str
    unit: str
    day: date
    """Its own day: of two never told, the older waits longer."""


def in_turn(candidates: Sequence[Candidate], part: Part, memory: Memory) -> list[Candidate]:
    """Return the candidates, whose turn it is first: least recently told, then the unit that waits longest."""

    def order(candidate: Candidate) -> tuple[Moment, Moment, date, str]:
        told = memory.told.get(key(part, candidate.slug), NEVER)
        return told, memory.units.get(candidate.unit, NEVER), candidate.day, candidate.slug

    return sorted(candidates, key=order)

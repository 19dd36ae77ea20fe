"""Whose turn it is, and why: fair shares of the time on air, no story too often or too soon."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import sqrt
from operator import attrgetter

from newsdesk.model.programme import Commemoration, Fairness, Part
from newsdesk.model.story import Kind
from newsdesk.planning.memory import NEVER, Candidate, Memory, groups_of, key

WAIT = 40
"""Points of the story that has waited longest; the one told last has none."""
FRESH = 15
COMMEMORATED = 45
AGAIN = 3
"""A story told so often is new no longer; one told since a commemoration drew it is drawn by a third only."""
SHARES = {"unit": 12, "field": 8, "kind": 5, "individual": 5}
"""Points that a group gains which has not been heard at all, and loses that has been heard twice its share.

Together less than WAIT: whose group is short of time comes sooner, but not again before those who have waited.
"""


AGE = attrgetter("day", "slug")
"""Of two stories alike, the older one comes first, then it goes by name."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How much a story is due, in points; `Scale.points` says for what."""

    candidate: Candidate
    total: int


@dataclass(frozen=True, kw_only=True)
class Scale:
    """What a story weighs on one day: made once a slot, asked once a story."""

    day: date
    fairness: Fairness
    memory: Memory
    queue: Mapping[str, int]
    """Each story's place among those who wait, 0 for who has waited longest."""
    shares: Mapping[tuple[str, str], int]
    """Points of each group for having been heard less than its share."""
    drawn: tuple[Commemoration, ...]
    """The commemorations that are near."""

    def points(self, candidate: Candidate) -> Mapping[str, int]:
        """Return for what a story is due, and how much."""
        points = {
            "wait": self._wait(candidate),
            "fresh": self._fresh(candidate),
            **{name: self.shares.get((name, value), 0) for name, value in candidate.groups},
        }
        if drawn := self.most_drawing(candidate):
            points["commemoration"] = self._drawn(drawn, candidate)
        return points

    def turn(self, candidate: Candidate) -> Turn:
        """Return how much a story is due: the sum of its points, which is asked of every story for every slot."""
        group = candidate.unit, candidate.field, candidate.kind
        shared = self._shared.get(group)
        if shared is None:
            shared = self._shared[group] = sum(self.shares.get(one, 0) for one in candidate.groups)
        total = self._wait(candidate) + self._fresh(candidate) + shared
        if self.drawn and (drawn := self.most_drawing(candidate)):
            total += self._drawn(drawn, candidate)
        return Turn(candidate, total)

    @cached_property
    def _shared(self) -> dict[tuple[str, str, Kind], int]:
        """Points of stories for their groups together, by what makes these groups."""
        return {}

    def _wait(self, candidate: Candidate) -> int:
        last = len(self.queue) - 1
        return WAIT * (last - self.queue[candidate.slug]) // last if last else WAIT

    def _fresh(self, candidate: Candidate) -> int:
        age, days = (self.day - candidate.day).days, self.fairness.fresh
        new = 0 <= age < days and self.memory.plays.get(key(Part.EXEMPLAR, candidate.slug), 0) < AGAIN
        return FRESH * (days - age) // days if new else 0

    def most_drawing(self, candidate: Candidate) -> Commemoration | None:
        """Return the commemoration that gives a story the most points, if any draws it."""
        drawn = (one for one in self.drawn if draws(one, candidate))
        return max(drawn, key=lambda one: self._drawn(one, candidate), default=None)

    def _drawn(self, commemoration: Commemoration, candidate: Candidate) -> int:
        last = self.memory.told.get(key(Part.EXEMPLAR, candidate.slug))
        since = commemoration.begins(self.day)
        return COMMEMORATED // AGAIN if last and last[0] >= since else COMMEMORATED

    def resting(self, slug: str) -> date | None:
        """Return the day from which a story may be told again, where that is still to come."""
        last = self.memory.told.get(key(Part.EXEMPLAR, slug))
        again = last[0] + timedelta(days=self.fairness.rest) if last else None
        return again if again and again > self.day else None

    def told_out(self, slug: str) -> bool:
        """Whether a story was told as often as any may be."""
        most = self.fairness.plays
        return most is not None and self.memory.plays.get(key(Part.EXEMPLAR, slug), 0) >= most


def scale(
    day: date,
    candidates: Sequence[Candidate],
    memory: Memory,
    fairness: Fairness,
    commemorations: Iterable[Commemoration] = (),
) -> Scale:
    """Return what these stories weigh on a day."""
    drawn = tuple(one for one in commemorations if one.near(day))
    return Scale(
        day=day,
        fairness=fairness,
        memory=memory,
        queue=queue(candidates, memory),
        shares=shares(candidates, memory),
        drawn=drawn,
    )


def queue(candidates: Iterable[Candidate], memory: Memory) -> dict[str, int]:
    """Return each story's place among those who wait: the least recently told first, then the older, then by name."""
    last = {one.slug: memory.told.get(key(Part.EXEMPLAR, one.slug), NEVER) for one in sorted(candidates, key=AGE)}
    never = [slug for slug, moment in last.items() if moment is NEVER]
    again = sorted((slug for slug, moment in last.items() if moment is not NEVER), key=last.__getitem__)
    return {slug: place for place, slug in enumerate(never + again)}


def shares(candidates: Sequence[Candidate], memory: Memory) -> dict[tuple[str, str], int]:
    """Return each group's points: its share of the time on air grows with the square root of its stories.

    So a unit with one story is heard, and one with fifty is heard more, but not fifty times as much.
    """
    stories: dict[str, dict[tuple[str, str], int]] = {name: {} for name in SHARES}
    for alike, number in Counter((one.unit, one.field, one.kind) for one in candidates).items():
        for group in groups_of(*alike):
            stories[group[0]][group] = stories[group[0]].get(group, 0) + number
    points: dict[tuple[str, str], int] = {}
    for name, counts in stories.items():
        heard = sum((memory.on_air.get(group, timedelta()) for group in counts), timedelta())
        whole = sum(map(sqrt, counts.values()))
        for group, count in counts.items():
            points[group] = _lack(memory.on_air.get(group, timedelta()), heard * (sqrt(count) / whole), SHARES[name])
    return points


def _lack(has: timedelta, fair: timedelta, most: int) -> int:
    if not fair:
        return 0
    return round(most * max(-1.0, min(1.0, (fair - has) / fair)))


def draws(commemoration: Commemoration, candidate: Candidate) -> bool:
    """Whether a day of commemoration has to do with a story."""
    return (
        candidate.slug in commemoration.stories
        or candidate.unit in commemoration.units
        or candidate.field in commemoration.fields
        or any(tag in candidate.tags for tag in commemoration.tags)
    )


def overdue(turns: Sequence[Turn], weighed: Scale) -> str:
    """Return the story that has waited longest, if that is the whole window or more; else an empty name.

    It is told even where others would fill the slot better: no length is a reason never to be told.
    """
    longest = min(turns, key=lambda turn: weighed.queue[turn.candidate.slug], default=None)
    if longest is None:
        return ""
    last = weighed.memory.told.get(key(Part.EXEMPLAR, longest.candidate.slug))
    waits_since = last[0] if last else longest.candidate.day
    return longest.candidate.slug if weighed.day - waits_since >= weighed.memory.window else ""


def due(candidates: Iterable[Candidate], weighed: Scale) -> list[Turn]:
    """Return whose turn it is, the most due first; those that rest or were told often enough are not among them."""
    free = (one for one in candidates if not weighed.told_out(one.slug) and not weighed.resting(one.slug))
    return sorted(map(weighed.turn, sorted(free, key=AGE)), key=lambda turn: -turn.total)

"""A text laid over a recording of it: which of the sound's pauses is the end of which sentence.

Sentences take time as they have syllables, and between them readers pause longer than within: of all ways to lay
the sentences into the stretches of sound, the likeliest is taken. Times are seconds here, of sound alone where it
is said so: a pause lengthens no sentence.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

SPREAD, LEAST_SPREAD = 0.11, 0.25
"""Of a sentence's expected time, and seconds: how far readers stray from it."""
SHORTEST, LONGEST, SLACK = 0.45, 2.0, 1.0
"""Of its expected time; seconds more or less: nobody reads a sentence faster or slower than this."""
PAUSE_WEIGHT = 2.0
"""How much a pause twice as long is worth."""
TOO_LONG, TOO_SHORT = math.log(1.6), math.log(0.15)
UNPAUSED = 3.5
"""What it costs to read on past the end of a sentence …"""
UNPAUSED_PARAGRAPH = 6.0
"""… and of a paragraph."""
TOGETHER = 4
"""Sentences that may be read in one breath."""
KEPT = 48
"""Ways that are followed up at once: what bounds the time of a long text."""
FITS, LONG_ENOUGH = 1.5, 0.6
"""A sentence is thought to be found within so many spreads of its time, after so much of the pause that is usual."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What is to be laid over the sound: a sentence's syllables, and whether a longer pause stands before it."""

    syllables: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Where each sentence begins and ends, and which part of them is held: by its time, and by the pause before it."""

    spans: tuple[tuple[float, float], ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Way:
    """One way to lay the first sentences: their last one ends in `pause`; `before` is how it came there."""

    cost: float
    pause: int
    said: int
    """Sentences so far."""
    misses: float = 0.0
    """Spreads by which the sentences since `before` miss their expected time."""
    before: "Way | None" = None


@dataclass
class Ground:
    """A text and the stretches of sound that hold it. Pause number k is before stretch k; the last one is the end."""

    sayings: Sequence[Saying]
    sounds: Sequence[tuple[float, float]]
    heard: list[float] = field(init=False)
    """Seconds of sound before each pause."""
    pace: float = field(init=False)
    """Seconds of sound a syllable."""
    pauses: list[float] = field(init=False)
    usual: float = field(init=False)
    """The shortest pause, if the longest ones were those between sentences …"""
    between_paragraphs: float = field(init=False)
    """… and between paragraphs."""

    def __post_init__(self) -> None:
        self.heard = [0.0, *accumulate(end - begin for begin, end in self.sounds)]
        self.pace = self.heard[-1] / max(1, sum(one.syllables for one in self.sayings))
        inner = [after[0] - before[1] for before, after in zip(self.sounds, self.sounds[1:], strict=False)]
        self.pauses = [0.0, *inner, 0.0]
        ranked = sorted(inner, reverse=True) or [0.0]
        ends, opened = len(self.sayings) - 1, sum(one.opens for one in self.sayings[1:])
        self.usual = max(0.05, ranked[min(max(ends, 1), len(ranked)) - 1])
        self.between_paragraphs = max(self.usual, ranked[min(max(opened, 1), len(ranked)) - 1])

    def worth(self, saying: int, pause: int) -> float:
        """Return what speaks for a pause before a sentence: the longer the better, up to what is usual."""
        part = max(self.pauses[pause], 0.01) / self.typical(saying)
        return PAUSE_WEIGHT * min(max(math.log(part), TOO_SHORT), TOO_LONG)

    def typical(self, saying: int) -> float:
        """Return how long the pause before a sentence is expected to be."""
        return self.between_paragraphs if self.sayings[saying].opens else self.usual

    def holds(self, step: Way) -> bool:
        """Whether one sentence takes the time that it should, after a pause that is long enough."""
        before = step.before
        if before is None or step.said != before.said + 1 or step.misses > FITS:
            return False
        return before.said == 0 or self.pauses[before.pause] >= LONG_ENOUGH * self.typical(before.said)

    def unpaused(self, first: int, last: int) -> float:
        """Return what it costs to read these sentences in one breath."""
        opened = sum(self.sayings[at].opens for at in range(first + 1, last))
        return UNPAUSED_PARAGRAPH * opened + UNPAUSED * (last - first - 1 - opened)

    def steps(self, way: Way) -> Iterator[Way]:
        """Yield every way that goes on from one by some sentences read in one breath."""
        expected = 0.0
        for said in range(way.said + 1, min(way.said + TOGETHER, len(self.sayings)) + 1):
            expected += self.sayings[said - 1].syllables * self.pace
            spread = SPREAD * expected + LEAST_SPREAD
            cost = way.cost + self.unpaused(way.said, said)
            for pause in self.pauses_after(way.pause, expected, is_last=said == len(self.sayings)):
                misses = (self.heard[pause] - self.heard[way.pause] - expected) / spread
                worth = self.worth(said, pause) if said < len(self.sayings) else 0.0
                yield Way(cost + misses**2 / 2 + math.log(spread) - worth, pause, said, abs(misses), way)

    def pauses_after(self, pause: int, expected: float, *, is_last: bool) -> range:
        """Return the pauses in which what began after one may end."""
        end, here = len(self.sounds), self.heard[pause]
        if is_last:
            return range(end, end + 1) if pause < end else range(0)
        first = bisect_left(self.heard, here + SHORTEST * expected - SLACK, pause + 1, end)
        return range(first, bisect_right(self.heard, here + LONGEST * expected + SLACK, first, end))


def lay(sayings: Sequence[Saying], sounds: Sequence[tuple[float, float]]) -> Found | None:
    """Lay sentences over stretches of sound (begin, end, in order); None where there is no way to do it."""
    if not sayings or not sounds:
        return None
    ground = Ground(sayings, sounds)
    way = best_way(ground)
    return found(ground, way) if way else None


def best_way(ground: Ground) -> Way | None:
    """Return the likeliest way to the end of the sound; of those to one place the best is followed, of all a few."""
    reached: list[dict[int, Way]] = [{} for _ in range(len(ground.sayings) + 1)]
    reached[0][0] = Way(0.0, 0, 0)
    for at in range(len(ground.sayings)):
        for way in sorted(reached[at].values(), key=lambda one: (one.cost, one.pause))[:KEPT]:
            for step in ground.steps(way):
                known = reached[step.said].get(step.pause)
                if known is None or step.cost < known.cost:
                    reached[step.said][step.pause] = step
    return reached[-1].get(len(ground.sounds))


def found(ground: Ground, way: Way) -> Found:
    """Return where the sentences of a way begin and end; those of one breath share it by their syllables."""
    spans: list[tuple[float, float]] = []
    held = 0
    step: Way | None = way
    while step and step.before:
        breath = list(breaths(ground, step.before, step))
        held += ground.holds(step)
        spans = [*breath, *spans]
        step = step.before
    return Found(tuple(spans), held / len(spans))


def breaths(ground: Ground, before: Way, step: Way) -> Iterator[tuple[float, float]]:
    """Yield where each sentence begins and ends that was read between two pauses."""
    sayings = ground.sayings[before.said : step.said]
    whole = sum(one.syllables for one in sayings) or 1
    sound, begin = ground.heard[step.pause] - ground.heard[before.pause], ground.sounds[before.pause][0]
    said = 0
    for at, one in enumerate(sayings, 1):
        said += one.syllables
        last = at == len(sayings)
        end = ground.sounds[step.pause - 1][1] if last else moment(ground, before.pause, sound * said / whole)
        yield begin, end
        begin = end


def moment(ground: Ground, pause: int, sound: float) -> float:
    """Return when so many seconds of sound have been heard since a pause."""
    heard = ground.heard[pause] + sound
    at = min(max(bisect_right(ground.heard, heard) - 1, 0), len(ground.sounds) - 1)
    return min(ground.sounds[at][0] + heard - ground.heard[at], ground.sounds[at][1])

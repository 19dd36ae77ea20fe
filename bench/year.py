"""How long a year of rundowns takes: two slots a day over any number of stories, lengths made up from a seed."""

import resource
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from time import perf_counter

from newsdesk.model.programme import Fairness, Part, Programme, Slot, Weekday
from newsdesk.model.script import Version
from newsdesk.model.story import Kind
from newsdesk.planning.material import Choice, Material, Piece, Telling
from newsdesk.planning.memory import Candidate, Memory
from newsdesk.planning.rotation import scale
from newsdesk.planning.rundowns import Filled, fill

FIRST, DAYS = date(2026, 1, 1), 365
UNITS, FIELDS = 7, 5
P = Part
ORDER = (
    P.IDENT, P.OPENING, P.HEADLINES, P.NEWS, P.NEWS, P.STING, P.EXEMPLAR, P.STING, P.FEATURE, P.STING, P.EXEMPLAR,
    P.STING, P.EXEMPLAR, P.SONG, P.NOTICE, P.CLOSING, P.BED, P.IDENT,
)  # fmt: skip
FIXED = {P.IDENT: 6.1, P.OPENING: 21.0, P.HEADLINES: 3.0, P.STING: 1.6, P.CLOSING: 15.0}
OTHERS = {P.NEWS: (8, 20, 50), P.FEATURE: (6, 105, 125), P.SONG: (5, 150, 240), P.NOTICE: (4, 14, 25)}
"""How many texts of each part there are, and how long they are in seconds."""
SLOTS = (
    Slot(key="sang", days=tuple(Weekday), opens=time(5, 45), minutes=10),
    Slot(key="chieu", days=tuple(Weekday), opens=time(17), minutes=15),
)
PROGRAMME = Programme(key="p", title="Bản tin", slots=SLOTS, order=ORDER, opening="", closing="", machine_voice="")


@dataclass(frozen=True, slots=True)
class Year:
    """What a year came to."""

    took: timedelta
    early: timedelta
    """The most that a slot had left at its end."""
    plays: Counter[str]


def report(stories: int, seed: int, runs: int) -> Iterator[str]:
    """Yield what planning a year takes, and how fair it came out."""
    tellings, others = _stories(stories, Random(seed)), _others(Random(seed))
    years = [_planned(tellings, others) for _ in range(runs)]
    took = sorted(year.took.total_seconds() for year in years)
    year, ages = years[0], [one.candidate.day for one in tellings]
    yield f"A year of {len(SLOTS)} slots a day, {stories} stories: {DAYS * len(SLOTS)} rundowns."
    yield f"Planned in {took[len(took) // 2]:.2f} s ({took[0]:.2f}–{took[-1]:.2f}), median of {runs}."
    yield f"No slot ends more than {year.early.total_seconds():.2f} s early, none late."
    yield f"Stories told: {len(year.plays)} of {sum(day < FIRST + timedelta(DAYS) for day in ages)} that may be;"
    yield f"plays of a story: {min(year.plays.values())} to {max(year.plays.values())}."
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    yield f"Peak memory of the process: {peak / 1e6:.0f} MB."


def _stories(count: int, chance: Random) -> list[Telling]:
    return [_telling(number, chance) for number in range(count)]


def _telling(number: int, chance: Random) -> Telling:
    slug, kinds = f"s{number:05}", list(Kind)
    unit, field = f"u{chance.randrange(UNITS)}", f"f{chance.randrange(FIELDS)}"
    day = FIRST + timedelta(days=chance.randrange(-200, 300))
    versions = {Version.LONG: _piece(slug, chance.uniform(150, 300))}
    if chance.random() < 0.5:
        versions[Version.SHORT] = _piece(f"{slug}-short", chance.uniform(50, 100))
    headline = _piece(f"{slug}-headline", chance.uniform(3, 5))
    return Telling(Candidate(slug, unit, field, kinds[number % 4], day), versions, headline)


def _others(chance: Random) -> dict[Part, list[Choice]]:
    return {
        part: [
            Choice(f"{part.value}-{n}", FIRST, _piece(f"{part.value}-{n}", chance.uniform(least, most)))
            for n in range(count)
        ]
        for part, (count, least, most) in OTHERS.items()
    }


def _piece(name: str, seconds: float) -> Piece:
    return Piece(name, name, timedelta(seconds=seconds), "máy", synthetic=True)


def _planned(tellings: list[Telling], others: dict[Part, list[Choice]]) -> Year:
    groups = {one.candidate.slug: one.candidate.groups for one in tellings}
    memory, fixed = Memory(), {part: _piece(part.value, seconds) for part, seconds in FIXED.items()}
    early, plays = timedelta(), Counter[str]()
    began = perf_counter()
    for offset in range(DAYS):
        day = FIRST + timedelta(days=offset)
        told = [one for one in tellings if one.candidate.day <= day]
        memory.forget(day, groups)
        for slot in SLOTS:
            filled = _filled(slot, day, Material(fixed=fixed, stories=told, others=others), memory)
            memory.keep(filled.rundown, groups)
            early = max(early, slot.length - filled.rundown.length)
            if filled.rundown.length > slot.length:
                raise ValueError(filled.rundown.key)
            plays.update(filled.rundown.stories)
    return Year(timedelta(seconds=perf_counter() - began), early, plays)


def _filled(slot: Slot, day: date, material: Material, memory: Memory) -> Filled:
    weighed = scale(day, [one.candidate for one in material.stories], memory, Fairness())
    return fill(PROGRAMME, slot, day, material, memory, weighed)

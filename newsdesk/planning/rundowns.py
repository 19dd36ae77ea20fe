"""One programme on one day: what is due and fits, timed to end with its slot and never after it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from newsdesk.model.programme import Part, Programme, Slot
from newsdesk.model.rundown import Rundown
from newsdesk.model.script import Version
from newsdesk.planning.fitting import MANY, NOTHING, Chosen, Option, Room, around, best, together
from newsdesk.planning.material import CHOSEN, TOLD, Choice, Material, Telling
from newsdesk.planning.memory import NEVER, Memory, key
from newsdesk.planning.rotation import Scale, Turn, due, overdue
from newsdesk.planning.running import NO_BED, Line, timed, without_idle_stings

LOOKED_AT = 10
"""Stories looked at first, the most due ones."""
BASE = 150
"""Points that telling a story is worth before its turn is weighed: no turn takes all of it away."""
WORTH = {Part.NEWS: 60, Part.NOTICE: 60, Part.FEATURE: 70, Part.SONG: 40}
"""Points of filling a place: a feature has its place rather than that every story is told at length."""
AFTER = 4
"""Points less for what is not next in turn."""
SHORT = 7, 10
"""What the short version is worth of the long one."""
BEYOND = {Part.NEWS: 2, Part.NOTICE: 2, Part.FEATURE: 2, Part.SONG: 5}
"""Texts or songs looked at beyond those whose turn it is: the lengths of songs make a slot fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A rundown, and what it took its stories from."""

    rundown: Rundown
    turns: tuple[Turn, ...]
    """The stories that were due, the most due first."""
    resting: int
    """How many stories were told too short a time ago."""
    empty: Mapping[Part, int]
    """How many places of the running order found nothing to tell."""


def fill(programme: Programme, slot: Slot, day: date, material: Material, memory: Memory, weighed: Scale) -> Filled:
    """Return the rundown: fixed parts always, the most due stories that fit, what goes around them, music to the end.

    A part that nothing fits is left out, with the sting before it; the rundown never overruns where its fixed
    parts do not.
    """
    turns = due((telling.candidate for telling in material.stories), weighed)
    room = _room(programme, slot, material)
    rest = _around(programme, material, memory, room)
    # What no slot has room for must not stand in others' way.
    needs = attrgetter("shortest_headed" if _headed(programme, material) else "shortest")
    fitting = [turn for turn in turns if needs(material.tellings[turn.candidate.slug]) <= room.most]
    chosen = _chosen(programme, material, fitting, rest, room, overdue(fitting, weighed))
    lines = list(_in_order(programme, material, chosen))
    empty = {part: programme.order.count(part) - sum(line.part is part for line in lines) for part in TOLD}
    return Filled(
        rundown=timed(programme, slot, day, lines, material),
        turns=tuple(turns),
        resting=sum(weighed.resting(telling.candidate.slug) is not None for telling in material.stories),
        empty={part: count for part, count in empty.items() if count > 0},
    )


def _room(programme: Programme, slot: Slot, material: Material) -> Room:
    """Return the room for what is chosen; without music to fill up, turns are worth more than a full slot."""
    fixed = sum((material.fixed[p].length for p in programme.order if p in material.fixed), timedelta())
    most = slot.length - fixed
    return Room(most=most, bed=material.bed_most if Part.BED in programme.order else None)


def _chosen(
    programme: Programme, material: Material, turns: Sequence[Turn], rest: Sequence[Chosen], room: Room, overdue: str
) -> Chosen:
    """Return what is told: of the ten most due stories if they fill the slot, else of more; `overdue` among them."""
    places = programme.order.count(Part.EXEMPLAR)
    tellings = material.tellings
    chosen = NOTHING
    for looked_at in (LOOKED_AT, MANY):
        seen = [turn for n, turn in enumerate(turns) if n < looked_at or turn.candidate.slug == overdue]
        stories = [list(_versions(programme, material, tellings[turn.candidate.slug], turn)) for turn in seen]
        told = together(stories, places, room.most)
        chosen = best([one for one in told if overdue in one.slugs] or told, rest, room)
        if room.fits(chosen.length) or len(turns) <= looked_at:
            break
    return chosen


def _versions(programme: Programme, material: Material, telling: Telling, turn: Turn) -> Iterator[Option]:
    """Yield the ways to tell a story, its headline's length with it."""
    headed = telling.headline if _headed(programme, material) else None
    for version, piece in telling.versions.items():
        worth = max(1, BASE + turn.total)
        if version is Version.SHORT and Version.LONG in telling.versions:
            worth = worth * SHORT[0] // SHORT[1]
        length = piece.length + (headed.length if headed else timedelta())
        yield Option(Part.EXEMPLAR, turn.candidate.slug, version, length, worth)


def _headed(programme: Programme, material: Material) -> bool:
    return Part.HEADLINES in programme.order and Part.HEADLINES in material.fixed


def _around(programme: Programme, material: Material, memory: Memory, room: Room) -> list[Chosen]:
    """Return what may go around the stories: news, notices, features and songs, those next in turn first."""
    parts = []
    for part in CHOSEN:
        places = programme.order.count(part)
        options = [[option] for option in _options(part, material, memory, places)]
        parts.append(together(options, places, room.most))
    return around(parts, room.most)


def _options(part: Part, material: Material, memory: Memory, places: int) -> Iterator[Option]:
    choices = in_turn(material.others.get(part, ()), part, memory) if places else []
    for number, choice in enumerate(choices[: places + BEYOND[part]]):
        yield Option(part, choice.slug, None, choice.piece.length, max(1, WORTH[part] - AFTER * number))


def in_turn(choices: Sequence[Choice], part: Part, memory: Memory) -> list[Choice]:
    """Return texts of a part, whose turn it is first: the least recently told, then the older one, then by name."""

    def order(choice: Choice) -> tuple[date, int, date, str]:
        return *memory.told.get(key(part, choice.slug), NEVER), choice.day, choice.slug

    return sorted(choices, key=order)


def _in_order(programme: Programme, material: Material, chosen: Chosen) -> list[Line]:
    """Return the lines of the running order: each place takes the next that was chosen for its part."""
    waiting = {part: [_line(option, material) for option in chosen.options if option.part is part] for part in TOLD}
    headlines = _headlines(material, waiting[Part.EXEMPLAR]) if _headed(programme, material) else []
    lines: list[Line] = []
    for part in programme.order:
        if part in TOLD:
            lines += [waiting[part].pop(0)] if waiting[part] else []
        elif part is Part.HEADLINES:
            lines += headlines
        elif part is Part.BED:
            lines.append(Line(part, NO_BED))
        else:
            lines.append(Line(part, material.fixed[part]))
    return without_idle_stings(lines)


def _line(option: Option, material: Material) -> Line:
    if option.version:
        return Line(option.part, material.tellings[option.slug].versions[option.version], option.slug, option.version)
    piece = next(c.piece for c in material.others[option.part] if c.slug == option.slug)
    return Line(option.part, piece, option.slug)


def _headlines(material: Material, stories: Sequence[Line]) -> list[Line]:
    """Return the first words and each story's headline; without a story there is nothing to head."""
    tellings = material.tellings
    told = [(line.slug, tellings[line.slug].headline) for line in stories if line.slug]
    lines = [Line(Part.HEADLINES, headline, slug) for slug, headline in told if headline]
    return [Line(Part.HEADLINES, material.fixed[Part.HEADLINES]), *lines] if lines else []

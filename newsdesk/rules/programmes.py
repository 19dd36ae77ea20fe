"""Slots do not run into each other, and a programme's words can be filled in."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from newsdesk.model.programme import BLANK, BLANKS, Part, Programme, Slot
from newsdesk.problems import Place, Problem, error
from newsdesk.rules.desk import Desk
from newsdesk.rules.identity import check_key

LONGEST = 180


def check_programmes(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield slots and programmes that cannot be broadcast as written."""
    origin = desk.origin("programmes")
    keys = [programme.key for programme in desk.programmes]
    for p, programme in enumerate(desk.programmes):
        yield from _words(desk, p, programme)
        yield from check_key(origin.at("programmes", p, "key"), programme.key, keys[:p])
    placed = [
        (origin.at("programmes", p, "slots", s), slot)
        for p, programme in enumerate(desk.programmes)
        for s, slot in enumerate(programme.slots)
    ]
    for number, (place, slot) in enumerate(placed):
        yield from check_key(place, slot.key, [other.key for _, other in placed[:number]])
        yield from _slot(place, slot)
    for (_, one), (place, other) in combinations(placed, 2):
        if set(one.days) & set(other.days) and _overlap(one, other):
            yield error(place, "slots-overlap", one=one.key, other=other.key)


def _slot(place: Place, slot: Slot) -> Iterator[Problem]:
    if not 1 <= slot.minutes <= LONGEST:
        yield error(place, "slot-length", minutes=slot.minutes, most=LONGEST)
    elif _end(slot) > timedelta(days=1):
        yield error(place, "slot-past-midnight", slot=slot.key)


def _words(desk: Desk, position: int, programme: Programme) -> Iterator[Problem]:
    for key in ("opening", "headlines", "closing", "machine_voice", "mixed_voice"):
        place = desk.origin("programmes").at("programmes", position, key)
        template = getattr(programme, key)
        for blank in BLANK.findall(template):
            if blank not in BLANKS:
                yield error(place, "programme-blank", blank=blank, allowed=", ".join(sorted(BLANKS)))
        if set("{}") & set(BLANK.sub("", template)):
            yield error(place, "programme-braces", key=key)
    if Part.CLOSING not in programme.order:
        yield error(desk.origin("programmes").at("programmes", position, "order"), "programme-without-closing")


def _start(slot: Slot) -> timedelta:
    return timedelta(hours=slot.opens.hour, minutes=slot.opens.minute)


def _end(slot: Slot) -> timedelta:
    return _start(slot) + timedelta(minutes=min(slot.minutes, 10_000))


def _overlap(one: Slot, other: Slot) -> bool:
    first, second = sorted((one, other), key=lambda slot: slot.opens)
    return _end(first) > _start(second)

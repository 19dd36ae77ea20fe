"""Slots do not run into each other, and a programme's words can be filled in."""

import string
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from newsdesk.model.programme import Programme, Slot
from newsdesk.problems import Problem, error
from newsdesk.rules.desk import Desk
from newsdesk.rules.identity import SLUG

BLANKS = {"cơ sở", "thứ", "ngày", "giọng"}
LONGEST = 180


def check_programmes(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield slots and programmes that cannot be broadcast as written."""
    placed = [(p, s, slot) for p, programme in enumerate(desk.programmes) for s, slot in enumerate(programme.slots)]
    origin = desk.origin("programmes")
    for p, programme in enumerate(desk.programmes):
        yield from _words(desk, p, programme)
    for p, s, slot in placed:
        place = origin.at("programmes", p, "slots", s)
        if not SLUG.match(slot.key):
            yield error(place, "key-form", key=slot.key)
        if not 1 <= slot.minutes <= LONGEST:
            yield error(place, "slot-length", minutes=slot.minutes, most=LONGEST)
    for (_, _, one), (p, s, other) in combinations(placed, 2):
        place = origin.at("programmes", p, "slots", s)
        if one.key == other.key:
            yield error(place, "key-doubled", key=other.key)
        if set(one.days) & set(other.days) and _overlap(one, other):
            yield error(place, "slots-overlap", one=one.key, other=other.key)


def _words(desk: Desk, position: int, programme: Programme) -> Iterator[Problem]:
    for key in ("opening", "closing"):
        place = desk.origin("programmes").at("programmes", position, key)
        try:
            blanks = {name for _, name, *_ in string.Formatter().parse(getattr(programme, key)) if name is not None}
        except ValueError:
            yield error(place, "programme-braces", key=key)
            continue
        for blank in sorted(blanks - BLANKS):
            yield error(place, "programme-blank", blank=blank, allowed=", ".join(sorted(BLANKS)))


def _overlap(one: Slot, other: Slot) -> bool:
    first, second = sorted((one, other), key=lambda slot: slot.opens)
    start = timedelta(hours=first.opens.hour, minutes=first.opens.minute)
    return start + first.length > timedelta(hours=second.opens.hour, minutes=second.opens.minute)

"""Slots do not run into each other, and a programme's words can be filled in."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from newsdesk.model.programme import BLANK, BLANKS, Part, Programme, Slot, Weekday
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
    before: set[str] = set()
    for place, slot in placed:
        yield from check_key(place, slot.key, before)
        yield from _slot(place, slot)
        before.add(slot.key)
    yield from _overlaps(placed)


def _overlaps(placed: Sequence[tuple[Place, Slot]]) -> Iterator[Problem]:
    """Yield slots that run into one that is written before them, each once: of a thousand, not every pair."""
    told: set[int] = set()
    for day in Weekday:
        for first, second in _running_into([(n, slot) for n, (_, slot) in enumerate(placed) if day in slot.days]):
            if second not in told:
                told.add(second)
                place, other = placed[second]
                yield error(place, "slots-overlap", one=placed[first][1].key, other=other.key)


def _running_into(slots: Iterable[tuple[int, Slot]]) -> Iterator[tuple[int, int]]:
    """Yield each numbered slot of a day that begins before another has ended, with that one, in the order written."""
    longest: tuple[int, Slot] | None = None
    for number, slot in sorted(slots, key=lambda entry: (entry[1].opens, entry[0])):
        if longest and _end(longest[1]) > _start(slot):
            yield min(longest[0], number), max(longest[0], number)
        if not longest or _end(slot) > _end(longest[1]):
            longest = number, slot


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

"""What the loudspeakers must keep: quiet hours, limits, and days, notices and sounds that exist."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time

from newsdesk.model.base import Noun, Origin
from newsdesk.model.programme import Part, Programme, Programmes, Quiet, Slot, Weekday
from newsdesk.nearest import Meant, hint
from newsdesk.problems import Place, Problem, error
from newsdesk.rules.desk import Desk
from newsdesk.rules.identity import check_key

EVERY_YEAR = re.compile(r"(\d\d)-(\d\d)\Z", re.ASCII)
ONCE = (Part.HEADLINES, Part.BED)
"""Parts that a running order has once at the most."""
BOUNDS = {"weeks": (1, 52), "rest": (0, 365), "bed": (0, 300), "fresh": (1, 365), "plays": (1, 10_000)}
"""What each number of `rotation` may be, both included."""
LIMITS = {"sessions": (0, 48), "minutes": (1, 24 * 60)}
"""What each number of `limits` may be: nobody listens to more, and a day of a thousand slots is planned for minutes."""


def check_station(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield what a station may not do, and what it speaks of that is not there."""
    origin, rules = desk.origin("programmes"), desk.broadcasting
    for p, programme in enumerate(rules.programmes):
        yield from _order(programme, origin.at("programmes", p, "order"))
        for s, slot in enumerate(programme.slots):
            yield from _kept(rules, slot, origin.at("programmes", p, "slots", s))
    yield from _sessions(rules, origin)
    yield from _numbers(rules.rotation, BOUNDS, origin, "rotation")
    yield from _numbers(rules.limits, LIMITS, origin, "limits")
    yield from _holidays(rules, origin)
    yield from _commemorations(desk, origin)
    yield from _notices(rules, origin)
    yield from _sounds(desk, origin)


def _order(programme: Programme, place: Place) -> Iterator[Problem]:
    for part in ONCE:
        if programme.order.count(part) > 1:
            yield error(place, "part-doubled", part=part.value)


def _kept(rules: Programmes, slot: Slot, place: Place) -> Iterator[Problem]:
    if slot.minutes > rules.limits.minutes:
        yield error(place, "slot-over-limit", slot=slot.key, minutes=slot.minutes, most=rules.limits.minutes)
    for quiet in rules.quiet:
        if disturbs(slot, quiet):
            hours = {"since": f"{quiet.since:%H:%M}", "until": f"{quiet.until:%H:%M}"}
            yield error(place, "slot-in-quiet", slot=slot.key, why=quiet.why or "giờ yên tĩnh", **hours)


def disturbs(slot: Slot, quiet: Quiet) -> bool:
    """Whether a slot sounds in quiet hours, those past midnight included."""
    begins, ends = _minutes(slot.opens), _minutes(slot.opens) + min(slot.minutes, 24 * 60)
    since, until = _minutes(quiet.since), _minutes(quiet.until)
    spans = [(since, until)] if since < until else [(since, 24 * 60), (0, until)]
    return any(begins < late and early < ends for early, late in spans)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _sessions(rules: Programmes, origin: Origin) -> Iterator[Problem]:
    """Yield slots that are too many on a day, each once: for the first day of the week on which it is."""
    told: set[tuple[Place, str]] = set()
    for day in Weekday:
        slots = [
            (slot.opens, slot.key, origin.at("programmes", p, "slots", s))
            for p, programme in enumerate(rules.programmes)
            for s, slot in enumerate(programme.slots)
            if day in slot.days
        ]
        for nth, (_, key, place) in enumerate(sorted(slots, key=lambda entry: entry[:2]), 1):
            if nth > rules.limits.sessions and (place, key) not in told:
                told.add((place, key))
                yield error(place, "slot-too-many", slot=key, nth=nth, most=rules.limits.sessions)


def _numbers(noun: Noun, bounds: Mapping[str, tuple[int, int]], origin: Origin, key: str) -> Iterator[Problem]:
    """Yield numbers of a noun that are out of bounds; `key` is where it stands."""
    for name, (least, most) in bounds.items():
        number = getattr(noun, name)
        if number is not None and not least <= number <= most:
            yield error(origin.at(key, name), "number-bounds", key=name, found=number, least=least, most=most)


def _holidays(rules: Programmes, origin: Origin) -> Iterator[Problem]:
    slots = [slot.key for programme in rules.programmes for slot in programme.slots]
    for number, holiday in enumerate(rules.holidays):
        place = origin.at("holidays", number)
        if holiday.until < holiday.since:
            yield error(place, "period-backwards")
        for slot in holiday.slots:
            if slot not in slots:
                yield error(place, "slot-unknown", slot=slot, hint=hint(slot, slots))


def _commemorations(desk: Desk, origin: Origin) -> Iterator[Problem]:
    known = {
        "units": Meant({unit.key for unit in desk.facility.units}) if desk.facility else None,
        "fields": Meant({field.key for plan in desk.plans for field in plan.fields}) if desk.plans else None,
        "stories": Meant({story.slug for story in desk.stories} | set(desk.broken)),
    }
    for number, one in enumerate(desk.broadcasting.commemorations):
        place = origin.at("commemorations", number)
        if not _every_year(one.on):
            yield error(place, "commemoration-day", found=one.on)
        if not 1 <= one.days <= 60:
            yield error(place, "number-bounds", key="days", found=one.days, least=1, most=60)
        for key, there in known.items():
            for name in getattr(one, key):
                if there is not None and name not in there.names:
                    near = there.hint(name, origin.path)
                    yield error(place, "commemoration-unknown", key=key, name=name, hint=near)


def _every_year(written: str) -> bool:
    """Whether this is a month and a day that every year has."""
    match = EVERY_YEAR.match(written)
    try:
        return bool(match) and bool(date(2001, *map(int, match.groups())))  # type: ignore[union-attr]
    except ValueError:
        return False


def _notices(rules: Programmes, origin: Origin) -> Iterator[Problem]:
    for number, notice in enumerate(rules.notices):
        place = origin.at("notices", number)
        yield from check_key(place, notice.key, [other.key for other in rules.notices[:number]])
        if notice.until < notice.since:
            yield error(place, "period-backwards")
        if not any(map(str.isalnum, notice.text)):
            yield error(place, "script-empty")


def _sounds(desk: Desk, origin: Origin) -> Iterator[Problem]:
    rules = desk.broadcasting
    for number, song in enumerate(rules.songs):
        place = origin.at("songs", number)
        yield from check_key(place, song.key, [other.key for other in rules.songs[:number]])
        yield from _there(desk, song.file, place)
    for name in ("ident", "sting", "bed"):
        if file := getattr(rules.sounds, name):
            yield from _there(desk, file, origin.at("sounds", name))


def _there(desk: Desk, file: str, place: Place) -> Iterator[Problem]:
    if file not in desk.sounds:
        yield error(place, "sound-missing", target=file, hint=hint(file, sorted(desk.sounds)))
    elif file in desk.soundless:
        yield error(place, "sound-form", target=file)

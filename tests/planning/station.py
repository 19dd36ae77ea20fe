"""A small station for tests: its programme, its slot, and material by a few words."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from newsdesk.model.programme import Fairness, Part, Programme, Slot, Weekday
from newsdesk.model.rundown import Rundown
from newsdesk.model.script import Version
from newsdesk.model.story import Kind
from newsdesk.planning.material import Choice, Material, Piece, Telling
from newsdesk.planning.memory import Candidate, Memory
from newsdesk.planning.rotation import scale
from newsdesk.planning.rundowns import Filled, fill

DAY = date(2026, 11, 20)
P = Part
PLAIN = (P.IDENT, P.OPENING, P.NEWS, P.STING, P.EXEMPLAR, P.STING, P.EXEMPLAR, P.CLOSING)
WHOLE = (
    P.IDENT, P.OPENING, P.HEADLINES, P.NEWS, P.STING, P.EXEMPLAR, P.STING, P.FEATURE, P.STING, P.EXEMPLAR,
    P.SONG, P.NOTICE, P.CLOSING, P.BED, P.IDENT,
)  # fmt: skip
FIXED = {P.IDENT: 6, P.OPENING: 20, P.HEADLINES: 3, P.STING: 2, P.CLOSING: 14}


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


def a_slot(minutes: int = 10, key: str = "sang") -> Slot:
    return Slot(key=key, days=tuple(Weekday), opens=time(5, 45), minutes=minutes)


def a_programme(order: tuple[Part, ...] = PLAIN, slot: Slot | None = None, **rest: Any) -> Programme:
    return Programme(
        key="p", title="Bản tin", slots=(slot or a_slot(),), order=order,
        opening="Chào, {thứ}, {ngày}.", closing="Hết, {cơ sở}. {giọng}", machine_voice="Giọng máy.", **rest,
    )  # fmt: skip


def piece(name: str, length: float, voice: str | None = "máy") -> Piece:
    return Piece(name, name, seconds(length), voice, synthetic=voice == "máy")


def candidate(slug: str, unit: str = "u1", field: str = "f1", kind: Kind = Kind.COLLECTIVE, **rest: Any) -> Candidate:
    return Candidate(slug, unit, field, kind, rest.pop("day", DAY - timedelta(days=60)), **rest)


def telling(who: Candidate, long: float, short: float | None = None, headline: float = 3) -> Telling:
    versions = {Version.LONG: piece(who.slug, long)}
    if short is not None:
        versions[Version.SHORT] = piece(f"{who.slug}-short", short)
    return Telling(who, versions, piece(f"{who.slug}-headline", headline))


def choices(lengths: Mapping[str, float]) -> list[Choice]:
    return [Choice(slug, DAY - timedelta(days=30), piece(slug, length)) for slug, length in lengths.items()]


def material(*stories: Telling, **others: Mapping[str, float]) -> Material:
    """Return material: `news`, `feature`, `song` and `notice` as lengths in seconds by slug."""
    return Material(
        fixed={part: piece(part.value, length) for part, length in FIXED.items()},
        stories=stories,
        others={Part(part): choices(lengths) for part, lengths in others.items()},
    )


def plain(stories: Mapping[str, tuple[str, float]], **others: Mapping[str, float]) -> Material:
    """Return material whose stories have a unit and one length."""
    return material(*(telling(candidate(s, unit), length) for s, (unit, length) in stories.items()), **others)


def filled(
    desk: Material,
    *,
    order: tuple[Part, ...] = PLAIN,
    minutes: int = 10,
    day: date = DAY,
    memory: Memory | None = None,
    fairness: Fairness | None = None,
    commemorations: tuple[Any, ...] = (),
) -> Filled:
    memory = memory or Memory()
    who = [one.candidate for one in desk.stories]
    weighed = scale(day, who, memory, fairness or Fairness(), commemorations)
    slot = a_slot(minutes)
    return fill(a_programme(order, slot), slot, day, desk, memory, weighed)


def groups(desk: Material) -> dict[str, tuple[tuple[str, str], ...]]:
    return {one.candidate.slug: one.candidate.groups for one in desk.stories}


def parts(rundown: Rundown) -> list[str]:
    return [item.slug or item.part.value for item in rundown.items]

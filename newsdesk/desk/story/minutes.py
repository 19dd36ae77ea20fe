"""How long a story is when it is told, by whoever may read it, and which slots have room for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from newsdesk.commands.lengths import EDGES, Lengths
from newsdesk.commands.reading import Readable
from newsdesk.desk.story.subject import Subject
from newsdesk.model.calendar import WEEKDAYS, length_words
from newsdesk.model.programme import Part, Programme, Slot, Weekday
from newsdesk.model.recording import reading_rate
from newsdesk.model.script import SYLLABLES_A_MINUTE, Script, Version
from newsdesk.office.telling.briefing import LEAST, MOST
from newsdesk.scripts.make import headline_script


@dataclass(frozen=True, slots=True)
class Rate:
    """How fast somebody reads."""

    who: str
    syllables: float
    """A minute."""


@dataclass(frozen=True, slots=True)
class Row:
    """One version: how much there is to say, and how long each reader takes."""

    version: Version
    syllables: int
    lengths: tuple[timedelta, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """One slot, and which version goes into it."""

    programme: str
    opens: str
    days: str
    most: timedelta
    verdict: str
    fits: bool


@dataclass(frozen=True, slots=True)
class Minutes:
    """All that is told of a story's length."""

    rates: tuple[Rate, ...]
    rows: tuple[Row, ...]
    rooms: tuple[Room, ...]
    briefing: str


def minutes(subject: Subject) -> Minutes:
    """Return how long a story is."""
    rates = tuple(_rates(subject.desk))
    rows = tuple(
        Row(version, script.syllables, tuple(script.length_at(rate.syllables) for rate in rates))
        for version, script in subject.scripts.items()
    )
    return Minutes(rates, rows, tuple(_rooms(subject, subject.desk)), _briefing(subject.scripts))


def _rates(desk: Readable) -> Iterator[Rate]:
    yield Rate("Tốc độ thường", SYLLABLES_A_MINUTE)
    for by in sorted({recording.by for recording in desk.recordings.kept}):
        if rate := reading_rate(desk.recordings.kept, by):
            yield Rate(by, rate)


def _rooms(subject: Subject, desk: Readable) -> Iterator[Room]:
    for programme in desk.library.programmes:
        if Part.EXEMPLAR in programme.order:
            for slot in programme.slots:
                yield _room(subject, desk, programme, slot)


def _room(subject: Subject, desk: Readable, programme: Programme, slot: Slot) -> Room:
    most = slot.length - _around(desk, programme, slot) - _headline(subject, programme)
    needed = {version: script.length + EDGES for version, script in subject.scripts.items()}
    verdict, fits = _verdict(needed, most)
    return Room(programme.title, f"{slot.opens:%H:%M}", _days(slot), most, verdict, fits)


def _days(slot: Slot) -> str:
    """Return the days of a slot in few words."""
    at = sorted(list(Weekday).index(day) for day in slot.days)
    if len(at) == len(Weekday):
        return "hằng ngày"
    if len(at) > 2 and at[-1] - at[0] == len(at) - 1:
        return f"{WEEKDAYS[at[0]]} đến {WEEKDAYS[at[-1]]}"
    return ", ".join(WEEKDAYS[one] for one in at)


def _around(desk: Readable, programme: Programme, slot: Slot) -> timedelta:
    """Return how long the parts of a slot are that are always told: what is left is for stories and the rest."""
    lengths = Lengths()
    airing = next((one for one in (*desk.week.airings, *desk.week.later) if one.slot.key == slot.key), None)
    said = {part: lengths.piece(script).length for part, script in airing.said.items()} if airing else {}
    said |= {part: lengths.bell(part).length for part in (Part.IDENT, Part.STING)}
    return sum((said[part] for part in programme.order if part in said), timedelta())


def _headline(subject: Subject, programme: Programme) -> timedelta:
    if Part.HEADLINES not in programme.order:
        return timedelta()
    return headline_script(subject.story, subject.library.lexicon).length + EDGES


def _verdict(needed: dict[Version, timedelta], most: timedelta) -> tuple[str, bool]:
    if needed[Version.LONG] <= most:
        return "vừa bản đầy đủ", True
    if Version.SHORT in needed and needed[Version.SHORT] <= most:
        return "chỉ vừa bản ngắn", True
    over = min(needed.values()) - most
    return f"không vừa, thừa {length_words(over)}", False


def _briefing(scripts: Mapping[Version, Script]) -> str:
    """Return whether the short version has the length that a briefing gives it."""
    if Version.SHORT not in scripts:
        return "Chưa có bản ngắn: buổi giao ban chỉ đọc tên bài và tóm tắt."
    length = scripts[Version.SHORT].length
    if length < LEAST:
        return f"Bản ngắn dài {length_words(length)}; giao ban nên từ 60 đến 90 giây, còn có thể kể thêm."
    if length > MOST:
        return f"Bản ngắn dài {length_words(length)}; giao ban nên từ 60 đến 90 giây, cần rút bớt."
    return f"Bản ngắn dài {length_words(length)}, vừa cho buổi giao ban."

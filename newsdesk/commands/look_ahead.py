"""What the coming slots lack, said while there is time to mend it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from newsdesk.commands.rundowns import Planned
from newsdesk.model.calendar import length_words
from newsdesk.model.names import PARTS
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Rundown
from newsdesk.planning.running import NEAR
from newsdesk.planning.words import listed
from newsdesk.problems import Place, Problem, error, notice


def check_planned(planned: Sequence[Planned], slots: Mapping[str, Place]) -> Iterator[Problem]:
    """Yield slots that cannot be broadcast as they stand, each once, with its days and what is missing."""
    too_short = [one for one in planned if one.rundown.length > one.rundown.slot_length]
    due = [one for one in planned if one not in too_short and Part.EXEMPLAR in one.airing.programme.order]
    idle = [one for one in due if not one.rundown.stories]
    early = [one for one in planned if one not in too_short and one not in idle and left(one.rundown) >= NEAR]
    for slot, of in _by_slot(too_short):
        minutes = of[0].rundown.slot_length // timedelta(minutes=1)
        yield error(slots[slot], "rundown-too-short", slot=_called(of), minutes=minutes)
    for slot, of in _by_slot(idle):
        yield notice(slots[slot], "rundown-no-exemplar", slot=_called(of), day=_days(of), missing=_waiting(of))
    for slot, of in _by_slot(early):
        facts = {"left": length_words(max(left(one.rundown) for one in of)), "missing": _missing(of)}
        code = "rundown-ends-early" if Part.BED in of[0].airing.programme.order else "rundown-without-bed"
        yield notice(slots[slot], code, slot=_called(of), day=_days(of), **facts)


def left(rundown: Rundown) -> timedelta:
    """Return how much of a slot stays silent."""
    return rundown.slot_length - rundown.length


def _by_slot(planned: Sequence[Planned]) -> Iterator[tuple[str, list[Planned]]]:
    for slot in dict.fromkeys(one.airing.slot.key for one in planned):
        yield slot, [one for one in planned if one.airing.slot.key == slot]


def _called(planned: Sequence[Planned]) -> str:
    """Return a slot by its time, as everybody knows it."""
    return f"{planned[0].airing.slot.opens:%H:%M}"


def _days(planned: Sequence[Planned]) -> str:
    """Return days in few words: those in a row, three and more, by their first and last."""
    rows: list[list[date]] = []
    for day in (one.airing.day for one in planned):
        if rows and day - rows[-1][-1] == timedelta(days=1):
            rows[-1].append(day)
        else:
            rows.append([day])
    return ", ".join(_row(row) for row in rows)


def _row(row: Sequence[date]) -> str:
    days = [f"{day.day}/{day.month}" for day in row]
    return f"{days[0]} đến {days[-1]}" if len(days) > 2 else ", ".join(days)


def _missing(planned: Sequence[Planned]) -> str:
    """Return which places stay empty at the worst, and for how many stories that is a matter of days."""
    empty: dict[Part, int] = {}
    for one in planned:
        for part, count in one.filled.empty.items():
            empty[part] = max(count, empty.get(part, 0))
    places = listed([f"{count} chỗ {PARTS[part].lower()}" for part, count in empty.items()])
    return " ".join(filter(None, (f"Còn trống {places}." if places else "", _waiting(planned))))


def _waiting(planned: Sequence[Planned]) -> str:
    worst = max(planned, key=lambda one: left(one.rundown))
    if not worst.filled.resting:
        return ""
    days = worst.weighed.fairness.rest
    return f"Có {worst.filled.resting} bài mới phát chưa đủ {days} ngày nên chưa phát lại."

"""Say in plain Vietnamese, for each story of the library, why it is in a programme or what it waits for."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from newsdesk import messages
from newsdesk.commands import coming, console, reading
from newsdesk.commands.at_hand import lengths_at_hand
from newsdesk.commands.reading import Readable
from newsdesk.commands.rundowns import Planned
from newsdesk.model.calendar import day_words, length_words, short_day, weekday
from newsdesk.model.programme import Part
from newsdesk.nearest import hint
from newsdesk.planning.why import Case, Standing, Verdict

FURTHEST = timedelta(days=366)


def run(root: Path, today: date, day: date, slot: str) -> int:
    """Print what is in the programme of a slot on a day, and of every other story what it waits for."""
    if day - today > FURTHEST:
        raise console.UsageFault("Chỉ tính trước được trong vòng một năm. Chọn ngày gần hơn.")
    found = reading.read(root, min(day, today), until=day, checked=today)
    if found.sound is None:
        console.report(found.problems, found.stories)
        return console.COPY
    if day < today and found.sound.past.on(day, slot) is None:
        _refuse_unknown(found.sound, day, slot)
        raise console.UsageFault(f"{day_words(day)} không còn khung chương trình {slot}, nên không rõ đã phát bài nào.")
    for line in _lines(_case(root, found.sound, today, day, slot)):
        console.deliver(line)
    return console.CLEAN


def _case(root: Path, desk: Readable, today: date, day: date, slot: str) -> Case:
    _refuse_unknown(desk, day, slot)
    airings = [airing for airing in desk.week.airings + desk.week.later if airing.day <= day]
    planned: Planned | None = None
    for planned in desk.planner(lengths_at_hand(desk, root)).plan(min(day, today), airings):
        if planned.airing.day == day and planned.airing.slot.key == slot:
            break
    assert planned is not None  # noqa: S101 (the slot is due on that day)
    on_file = desk.past.on(day, slot) if day < today else planned.settled
    return Case(
        library=desk.library,
        rundown=on_file or planned.rundown,
        material=planned.material,
        weighed=planned.weighed,
        turns=planned.filled.turns,
        places=planned.airing.programme.order.count(Part.EXEMPLAR),
    )


def _refuse_unknown(desk: Readable, day: date, slot: str) -> None:
    known = [one.key for programme in desk.library.programmes for one in programme.slots]
    if slot not in known:
        raise console.UsageFault(f"Không có khung giờ “{slot}”.{hint(slot, known)} Các khung giờ: {', '.join(known)}.")
    if holiday := desk.library.broadcasting.holiday(slot, day):
        raise console.UsageFault(f"{day_words(day)}, khung giờ {slot} nghỉ: {holiday.title}.")
    if not any(one.key == slot for _, _, one in coming.due_slots(desk.library, day, day)):
        raise console.UsageFault(f"{day_words(day)} không có khung giờ {slot}.")


def _lines(case: Case) -> Iterator[str]:
    rundown = case.rundown
    length = f"dài {length_words(rundown.length)} trong khung giờ {length_words(rundown.slot_length)}"
    day = f"{weekday(rundown.day)}, ngày {short_day(rundown.day)}"
    yield f"{rundown.title}, {day}, {rundown.opens:%H:%M}: {length}."
    verdicts = case.verdicts()
    for standing in Standing:
        told = [verdict for verdict in verdicts if verdict.standing is standing]
        if told:
            yield ""
            yield messages.why(f"heading-{standing.value}", count=len(told))
        for verdict in told:
            yield f"  {verdict.title}: {_sentence(case, verdict)}"
    if any(verdict.turn for verdict in verdicts):
        yield ""
        yield messages.why("points")


def _sentence(case: Case, verdict: Verdict) -> str:
    said = messages.why(verdict.code, **verdict.facts)
    if verdict.turn is None:
        return said
    terms = [f"{messages.why(name, **facts)} ({points:+d})" for name, points, facts in case.terms(verdict.turn)]
    return f"{said} {'; '.join(terms)[:1].upper()}{'; '.join(terms)[1:]}."

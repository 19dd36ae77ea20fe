"""Whole small desks made by chance: stories, rundowns, a diary and events of two years."""

from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from newsdesk.model.base import Origin
from newsdesk.model.diary import Entry, Outcome
from newsdesk.model.facility import Unit
from newsdesk.model.library import Library
from newsdesk.model.occasion import EventHeader, Text
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.story import (
    Audience,
    Award,
    Cause,
    Channel,
    Kind,
    Registration,
    Replication,
    Stage,
    Story,
    Withdrawn,
)
from tests.builders import a_facility, a_library, a_person, a_slip, a_story, approved

TODAY = date(2026, 11, 20)
UNITS = ("phong-y-te", "to-bep", "phong-ba", "to-bon")
FIELDS = ("doi-song", "an-toan")


def an_event(day: date, channel: Channel = Channel.BRIEFING, slug: str = "buoi", **facts: object) -> Text[EventHeader]:
    header = EventHeader(title=f"Buổi {slug}", date=day, channel=channel, **facts)  # type: ignore[arg-type]
    return Text(slug=slug, header=header, body="", body_line=5, origin=Origin(f"content/events/{slug}.md"))


def a_rundown(day: date, *told: tuple[str, float], slot: str = "sang", opens: time = time(5, 45)) -> Rundown:
    items, at = [], 0.0
    for slug, seconds in told:
        items.append(
            Item(
                part=Part.EXEMPLAR,
                title=slug,
                starts=timedelta(seconds=at),
                length=timedelta(seconds=seconds),
                slug=slug,
                digest="d" * 32,
            )
        )
        at += seconds
    return Rundown(
        day=day,
        slot=slot,
        programme="p",
        title="Bản tin",
        opens=opens,
        slot_length=timedelta(minutes=15),
        items=tuple(items),
    )


def an_entry(rundown: Rundown, outcome: Outcome, heard: float | None = None, why: str = "") -> Entry:
    whole = rundown.length if outcome is Outcome.AIRED else timedelta()
    return Entry(
        day=rundown.day,
        slot=rundown.slot,
        opens=rundown.opens,
        outcome=outcome,
        planned=rundown.length,
        heard=whole if heard is None else timedelta(seconds=heard),
        why=why,
    )


def a_desk(seed: int) -> tuple[Library, list[Rundown], dict[str, Entry]]:
    """Return a library, rundowns of two years and a diary by key."""
    chance = Random(seed)
    stories = [_story(chance, number) for number in range(chance.randrange(0, 14))]
    slugs = [story.slug for story in stories] + ["mat-tep"]
    rundowns = [_rundown(chance, slugs) for _ in range(chance.randrange(0, 40))]
    rundowns = list({one.key: one for one in rundowns}.values())
    diary = {one.key: entry for one in rundowns if (entry := _entry(chance, one))}
    events = [_event(chance, number, slugs[:-1]) for number in range(chance.randrange(0, 9))]
    units = tuple(Unit(key=key, name=f"Đơn vị {key}") for key in UNITS)
    slips = [a_slip(), a_slip("PDY-2", [Channel.BRIEFING])]
    library = a_library(*stories, slips=slips, facility=a_facility(units=units), events=tuple(events))
    return library, rundowns, diary


def _day(chance: Random) -> date:
    return date(2025, 1, 1) + timedelta(days=chance.randrange(0, 760))


def _story(chance: Random, number: int) -> Story:
    name = "Nguyễn Thị Kín"
    header: dict[str, object] = {
        "unit": chance.choice(UNITS),
        "field": chance.choice(FIELDS),
        "kind": chance.choice(list(Kind)),
        "date": _day(chance),
        "audience": Audience.STAFF if chance.random() < 0.1 else Audience.EVERYONE,
        "people": (a_person(name, consent=chance.choice(["PDY-1", "PDY-2", None])),),
        "awards": tuple(
            Award(title=f"Giấy khen {chance.randrange(3)}", decision=f"{n}/QĐ", on=chance.choice([_day(chance), None]))
            for n in range(chance.randrange(3))
        ),
        "replicated": tuple(
            Replication(unit=chance.choice(UNITS), on=_day(chance), result="Kết quả tốt.")
            for _ in range(chance.randrange(3))
        ),
    }
    if chance.random() < 0.8:
        header["registration"] = Registration(on=_day(chance), year=chance.choice([None, None, 2026]))
    title = f"Bài số {number}" + (f" của {name}" if chance.random() < 0.2 else "")
    story = a_story(f"bai-{number}", title=title, **header)
    if chance.random() < 0.7:
        story = approved(story)
    if chance.random() < 0.2:
        back = Withdrawn(on=_day(chance), because=chance.choice(list(Cause)))
        story = replace(story, header=replace(story.header, stage=Stage.WITHDRAWN, withdrawn=back))
    return story


def _rundown(chance: Random, slugs: list[str]) -> Rundown:
    told = [(chance.choice(slugs), chance.uniform(50, 300)) for _ in range(chance.randrange(0, 4))]
    return a_rundown(_day(chance), *told, slot=chance.choice(["sang", "chieu"]))


def _entry(chance: Random, rundown: Rundown) -> Entry | None:
    if chance.random() < 0.2:
        return None
    outcome = chance.choice(list(Outcome))
    why = "" if outcome is Outcome.AIRED else chance.choice(["mất điện", "loa hỏng", ""])
    return an_entry(rundown, outcome, chance.uniform(0, 400) if outcome is Outcome.PARTIAL else None, why)


def _event(chance: Random, number: int, slugs: list[str]) -> Text[EventHeader]:
    told = tuple(chance.sample(slugs, min(len(slugs), chance.randrange(3))))
    present = chance.choice([None, chance.randrange(5, 200)])
    channel = chance.choice(list(Channel))
    return an_event(
        _day(chance), channel, f"buoi-{number}", stories=told, units=(chance.choice(UNITS),), present=present
    )

"""How long the papers of a year take: 60 stories, 12 units, 700 rundowns with their diary, an event a week."""

import contextlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from bench import desk
from bench.measure import Failed
from bench.story import TODAY, UNITS
from newsdesk import commands
from newsdesk.intake import take_in
from newsdesk.model.diary import Entry, Outcome
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.story import Channel
from newsdesk.planning.diary import to_text as diary_text
from newsdesk.planning.text import to_text as rundown_text

STORIES, RUNDOWNS, EVENTS, AIM = 60, 700, 50, 10.0
MORE_UNITS = tuple(f"to-so-{number}" for number in range(1, 13 - len(UNITS)))
STORY = "<story>"
ASKED: Mapping[str, Mapping[str, object]] = {
    "briefing": {},
    "bundle": {},
    "conference": {},
    "culture": {},
    "examine": {},
    "exchange": {"story": STORY, "guests": ["phong-y-te"]},
    "portal": {"slugs": [STORY]},
    "poster": {"story": STORY},
    "registrations": {},
    "report": {"year": str(TODAY.year), "with_pdf": False},
    "sheets": {},
    "slip": {},
}
"""What each command that makes papers is asked for; one that is not there yet is passed over."""
OTHERS = frozenset(
    {"approve", "audio", "check", "new", "player", "publish", "record", "register", "scripts", "send_back", "site"}
    | {"speak", "status", "submit", "verify", "where", "why", "withdraw", "withdraw_consent"}
)
"""Commands that make no papers; one that stands in neither list is named, so that none is forgotten."""
ORDER = (
    Part.IDENT, Part.OPENING, Part.HEADLINES, Part.NEWS, Part.NEWS, Part.STING, Part.EXEMPLAR, Part.STING,
    Part.FEATURE, Part.STING, Part.EXEMPLAR, Part.SONG, Part.NOTICE, Part.CLOSING, Part.BED, Part.IDENT,
)  # fmt: skip
RULES = """councils:
  - {since: 2020-01-01, name: "Hội đồng thi đua, khen thưởng thử", chair: Trưởng Cơ sở, members: 7}
drafting: phong-to-chuc
legal:
  - {cite: "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", since: 2024-01-01, papers: [BC, BB, TB]}
briefings: {days: [mon], opens: "07:30", since: 2026-01-05}
"""


def report(folder: Path, seed: int) -> Iterator[str]:
    """Yield what each papers command takes, and all of them together."""
    root = folder / "papers"
    slug = make(root, seed)
    yield f"A desk of {STORIES} stories, {len(UNITS) + len(MORE_UNITS)} units, {RUNDOWNS} rundowns, {EVENTS} events."
    whole = Took(0, 0)
    for name in sorted(ASKED.keys() & commands.NAMES):
        took = _took(root, name, slug, ASKED[name])
        whole = Took(whole.waited + took.waited, whole.worked + took.worked)
        yield f"{name}: {took}"
    verdict = "held" if whole.waited <= AIM else "held on a quiet machine" if whole.worked <= AIM else "TOO SLOW"
    yield f"All papers: {whole}; the aim is {AIM:.0f} s: {verdict}."
    yield f"report with its PDF: {_took(root, 'report', slug, {'year': str(TODAY.year)})} (not in the sum)"
    if unknown := sorted(commands.NAMES - ASKED.keys() - OTHERS):
        yield f"Not timed, since this bench does not know them: {', '.join(unknown)}."


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock on the wall, and of this process alone: others may have had the core."""

    waited: float
    worked: float

    def __str__(self) -> str:
        return f"{self.waited:.2f} s ({self.worked:.2f} s of work)"


def _took(root: Path, name: str, slug: str, asked: Mapping[str, object]) -> Took:
    filled = {key: _filled(value, slug) for key, value in asked.items()}
    said = io.StringIO()
    began, idle = perf_counter(), process_time()
    with contextlib.redirect_stdout(said):
        ended = commands.run(name, root=root, today=TODAY, **filled)
    if ended:
        raise Failed(f"{name} ended with {ended}:\n{said.getvalue()[-2000:]}")
    return Took(perf_counter() - began, process_time() - idle)


def _filled(value: object, slug: str) -> object:
    """Put a story where one is asked for."""
    return slug if value == STORY else [slug] if value == [STORY] else value


def make(root: Path, seed: int) -> str:
    """Write the desk and return the slug of a story that is told on every channel."""
    desk.make(root, STORIES, seed)
    _units(root)
    (root / "content/papers.yaml").write_text(RULES, encoding="utf-8")
    library = take_in(root, TODAY).library
    if library is None:
        raise Failed("The bench's desk could not be read.")
    told = [story.slug for story in library.for_channel(Channel.LOUDSPEAKER, on=TODAY)]
    rundowns = list(_rundowns(told, Random(seed)))
    for rundown in rundowns:
        _write(root / f"audio_scripts/rundowns/{rundown.key}.yaml", rundown_text(rundown))
    _write(root / "audio_scripts/diary.csv", diary_text(_diary(rundowns, Random(seed))))
    for number in range(EVENTS):
        _write(root / f"content/events/{TODAY.year}/buoi-{number:02}.md", _event(number, told))
    public = [story.slug for story in library.for_channel(Channel.WEB, on=TODAY) if story.slug in told]
    return next(slug for slug in public if library.by_slug[slug].header.channels == tuple(Channel))


def _units(root: Path) -> None:
    """Add units until there are twelve; some of them put nothing forward, as in life."""
    path = root / "content/facility.yaml"
    written = path.read_text(encoding="utf-8")
    last = "  - {key: ve-tinh-so-2, name: Cơ sở vệ tinh số 2, sample: true}\n"
    more = "".join(f"  - {{key: {key}, name: Tổ công tác số {key[-1]}, sample: true}}\n" for key in MORE_UNITS)
    path.write_text(written.replace(last, last + more), encoding="utf-8")


def _rundowns(told: list[str], chance: Random) -> Iterator[Rundown]:
    first = TODAY - timedelta(days=RUNDOWNS // 2)
    for number in range(RUNDOWNS):
        morning = number % 2 == 0
        yield _rundown(first + timedelta(days=number // 2), morning, told, chance)


def _rundown(day: date, morning: bool, told: list[str], chance: Random) -> Rundown:
    items: list[Item] = []
    for part in ORDER:
        slug = chance.choice(told) if part is Part.EXEMPLAR else None
        length = timedelta(seconds=round(chance.uniform(180, 240) if slug else chance.uniform(5, 30), 3))
        starts = items[-1].ends if items else timedelta()
        name = f"{chance.getrandbits(128):032x}"
        items.append(Item(part=part, title=slug or part.value, starts=starts, length=length, slug=slug, digest=name))
    return Rundown(
        day=day,
        slot="sang" if morning else "chieu",
        programme="ban-tin",
        title="Bản tin thử",
        opens=time(5, 45) if morning else time(17),
        slot_length=timedelta(minutes=15),
        items=tuple(items),
    )


def _diary(rundowns: list[Rundown], chance: Random) -> Iterator[Entry]:
    """Yield a row for nine broadcasts of ten; some went wrong."""
    for one in rundowns:
        drawn = chance.random()
        if drawn > 0.9:
            continue
        outcome = Outcome.MISSED if drawn < 0.03 else Outcome.PARTIAL if drawn < 0.06 else Outcome.AIRED
        heard = {Outcome.MISSED: timedelta(), Outcome.PARTIAL: one.length / 2}.get(outcome, one.length)
        why = "" if outcome is Outcome.AIRED else chance.choice(["mất điện", "loa hỏng", "máy phát khởi động lại"])
        yield Entry(
            day=one.day, slot=one.slot, opens=one.opens, outcome=outcome, planned=one.length, heard=heard, why=why
        )


def _event(number: int, told: list[str]) -> str:
    channels = [Channel.BRIEFING, Channel.BRIEFING, Channel.CONFERENCE, Channel.EXCHANGE, Channel.CULTURE]
    day = date(TODAY.year, 1, 5) + timedelta(days=number * 6)
    facts = (
        f"channel: {channels[number % 5].value}\nunits: [{UNITS[number % 7]}]\nstories: [{told[number % len(told)]}]"
    )
    return (
        f"---\ntitle: Buổi thử số {number}\ndate: {day}\n{facts}\npresent: {10 + number}\nsample: true\n---\nĐã họp.\n"
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())

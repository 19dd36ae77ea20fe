"""Print who reads which story at the briefings of a week, a sheet for each of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from newsdesk import files
from newsdesk.commands import clearing, console, gate, office, paper_ledger
from newsdesk.commands.paper_ledger import Telling
from newsdesk.commands.sheets import WEEK, week_asked
from newsdesk.council.briefings import Turn, turns
from newsdesk.model.alphabet import ascii_slug
from newsdesk.model.calendar import length_words
from newsdesk.model.library import Library
from newsdesk.model.plan import Period
from newsdesk.model.story import Channel, Story
from newsdesk.office.telling.briefing import LEAST, MOST, SIZES, Sheet, briefing_sheet
from newsdesk.office.telling.briefing_docx import briefing_document, week_document
from newsdesk.office.telling.briefing_html import briefing_page
from newsdesk.office.telling.week import week_list
from newsdesk.office.week import week_name, week_of

FOLDER = f"{office.FOLDER}/briefing"
NO_RULES = "content/papers.yaml chưa có mục briefings: lấy thứ Hai, 7h30, các đơn vị lần lượt."


def run(root: Path, today: date, week: str | None = None) -> int:
    """Write the sheets of a week, by default this one; those of other weeks to come are made anew, older ones go."""
    asked = week_asked(week) if week is not None else week_of(today)
    with console.alone(root), gate.library(root, today) as library:
        if library is None:
            return console.COPY
        clearing.clear(root, library, today)
        if library.papers.briefings is None:
            console.say(NO_RULES)
        weeks = {week_name(one): one for one in [*_lying(root, today), asked]}
        found = {name: turns_of(library, period, today) for name, period in weeks.items()}
        papers: dict[str, str | bytes] = {}
        for name, week_turns in found.items():
            papers.update(_papers(library, name, week_turns, aloud=name == week_name(asked)))
        with paper_ledger.telling(root, library, _tells(papers, found, today), Channel.BRIEFING):
            changed = office.written(root, FOLDER, papers)
        console.say(f"Phiếu đọc giao ban ở {FOLDER}/{week_name(asked)}/. {changed} tệp thay đổi.")
        return console.CLEAN


def _lying(root: Path, today: date) -> Iterator[Period]:
    """Yield the weeks whose sheets lie there and that are not over."""
    names = {path.relative_to(root / FOLDER).parts[0] for path in files.listing(root / FOLDER)}
    for name in sorted(filter(WEEK.match, names)):
        if (period := week_asked(name)).until >= today:
            yield period


def turns_of(library: Library, week: Period, today: date) -> tuple[Turn, ...]:
    """Return the briefings of a week; of a day gone by, what may still be told today."""

    @cache
    def stories_on(day: date) -> tuple[Story, ...]:
        return library.for_channel(Channel.BRIEFING, on=day)

    took_place: dict[date, list[str]] = {}
    for event in library.events:
        if event.header.channel is Channel.BRIEFING and event.header.date <= today:
            took_place.setdefault(event.header.date, []).extend(event.header.stories)
    found = turns(library.papers, library.facility, week, took_place, stories_on)
    still = {story.slug: story for story in stories_on(today)}
    return tuple(turn if turn.day >= today else _as_of_now(turn, still) for turn in found)


def _as_of_now(turn: Turn, still: Mapping[str, Story]) -> Turn:
    """Return a briefing gone by with its story as it may be told now, or without it."""
    return replace(turn, story=still.get(turn.story.slug) if turn.story else None)


def _papers(library: Library, name: str, found: Sequence[Turn], *, aloud: bool) -> Iterator[tuple[str, str | bytes]]:
    """Yield the papers of a week by their names; say what they lack where somebody asked for this week."""
    listed = week_list(found)
    sheets = [sheet for turn in found if (sheet := briefing_sheet(turn, library))]
    for line in [*(one.sentence for one in listed), *_lacking(sheets)] if aloud else ():
        console.say(line)
    if not listed and aloud:
        console.say("Tuần này không có buổi giao ban nào.")
    if listed:
        sample = any(sheet.told.sample for sheet in sheets)
        yield f"{name}/lich-giao-ban.docx", week_document(listed, library.facility, library.papers, sample=sample)
    for sheet in sheets:
        stem = f"{name}/{sheet.day.isoformat()}-{ascii_slug(sheet.unit)[:60] or 'giao-ban'}"
        yield f"{stem}.docx", briefing_document(sheet)
        yield f"{stem}.html", briefing_page(sheet)


def _tells(papers: Iterable[str], found: Mapping[str, Sequence[Turn]], today: date) -> dict[str, list[Telling]]:
    """Return what each paper tells, and on which day: a sheet that of its morning, a list those of its week."""
    told: dict[str, list[Telling]] = {}
    for name in papers:
        week, _, file = name.partition("/")
        told_then = [turn for turn in found[week] if turn.story]
        own = [turn for turn in told_then if file.startswith(turn.day.isoformat())] or told_then
        told[f"{FOLDER}/{name}"] = [(max(turn.day, today), turn.story) for turn in own if turn.story]
    return told


def _lacking(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield what somebody should know of a sheet before it is read."""
    for sheet in sheets:
        title = f"Bài “{sheet.told.title}”"
        if not sheet.written_for_it:
            yield f"{title} chưa có bản ngắn (mục spoken.short); phiếu chỉ có tóm tắt."
        elif not LEAST <= sheet.length <= MOST:
            yield f"{title} đọc hết {length_words(sheet.length)}; bản ngắn nên từ 60 đến 90 giây."
        if not sheet.fits(SIZES[-1]):
            yield f"{title} dài quá một trang A4. Rút ngắn bản ngắn (mục spoken.short)."

"""Papers and sheets in output/office/: what announcers read from, what each week on air came to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TypeVar

from newsdesk import files
from newsdesk.commands import paper_ledger, paper_texts
from newsdesk.commands.broadcast_texts import Naming, Texts
from newsdesk.commands.named_readings import NamedReadings
from newsdesk.commands.progress import counted
from newsdesk.commands.reading import Readable
from newsdesk.forked import forked
from newsdesk.model.announcers import Announcers
from newsdesk.model.names import PARTS, VERSIONS
from newsdesk.model.plan import Period
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import SYLLABLES_A_MINUTE, Script, Version
from newsdesk.model.story import Channel, Story
from newsdesk.office.announcer_docx import announcer_document
from newsdesk.office.announcer_html import announcer_page
from newsdesk.office.hard_words import changes_of
from newsdesk.office.programme import ProgrammeSheet, programme_sheet
from newsdesk.office.programme_docx import programme_document
from newsdesk.office.programme_html import programme_page
from newsdesk.office.sheet import Sheet, announcer_sheet
from newsdesk.office.week import week_name, week_of, week_sheet
from newsdesk.office.week_html import week_page
from newsdesk.office.week_xlsx import week_workbook

FOLDER = paper_ledger.FOLDER
ANNOUNCER, WEEKS = f"{FOLDER}/announcer", f"{FOLDER}/weeks"
PREFIXES = {Part.NEWS: "tin-", Part.FEATURE: "chuyen-muc-", Part.NOTICE: "thong-bao-"}
"""What the file of a text begins with that is no story: a story may have the same slug."""
T = TypeVar("T")
Paper = str | bytes | Callable[[], str | bytes]
"""What is written, or what makes it once it is its turn."""
Papers = Mapping[str, Paper]
"""Papers by their names within a folder."""


def announcer_sheets(
    root: Path,
    desk: Readable,
    planned: Iterable[Rundown],
    today: date,
    *,
    rate: float = SYLLABLES_A_MINUTE,
    closings: Sequence[Script] = (),
) -> int:
    """Write the sheet of every script and of every planned programme; return how many files changed.

    `rate` is the announcer's own, in syllables a minute; `closings` are those that name who read. Sheets of what is
    told no longer are removed.
    """
    told = {story.slug: story for story in desk.library.coming_to(Channel.LOUDSPEAKER, today=today)}
    coming = tuple(planned)
    naming = Naming(desk.library)
    silent = {f"{PREFIXES[Part(part)]}{slug}" for part, slug in paper_texts.untold(naming, today)}
    scripts = {name: of for name, of in _scripts(desk, told, today, rate).items() if name.split(".")[0] not in silent}
    papers = {**scripts, **_programmes(desk, told, coming, closings)}
    tells = {f"{rundown.key}.{ending}": rundown.stories for rundown in coming for ending in ("html", "docx")}
    stories = {
        f"{ANNOUNCER}/{name}": [(None, told[slug]) for slug in tells.get(name, (name.split(".")[0],)) if slug in told]
        for name in papers
    }
    texts = {f"{ANNOUNCER}/{name}": told for name, told in _texts(desk, naming.texts, papers, coming, closings).items()}
    with paper_ledger.telling(root, desk.library, stories, Channel.LOUDSPEAKER, texts):
        return written(root, ANNOUNCER, papers, "Đang làm phiếu đọc")


def _texts(
    desk: Readable, texts: Texts, papers: Iterable[str], planned: Iterable[Rundown], closings: Sequence[Script]
) -> Mapping[str, Sequence[paper_texts.Telling]]:
    """Return which texts that are no story each sheet tells, and which readings it names somebody by, by its name."""
    library, named, scripts = desk.library, NamedReadings(desk.library), _named(desk)
    found = {name: [*_of_one(texts, name), *_read(named, scripts.get(Path(name).stem))] for name in papers}
    said = {script.digest: script for script in (*desk.week.scripts, *desk.week.headed, *closings)}
    for rundown in planned:
        read = (reading for item in rundown.items for reading in _read(named, said.get(item.digest)))
        told = [*paper_texts.of_rundown(library, texts, rundown), *read]
        found |= {f"{rundown.key}.{ending}": told for ending in ("html", "docx")}
    return found


def _of_one(texts: Texts, name: str) -> Sequence[paper_texts.Telling]:
    stem = name.split(".")[0]
    of = ((part, prefix) for part, prefix in PREFIXES.items() if stem.startswith(prefix))
    return [one for part, prefix in of for one in paper_texts.alone(texts, part, stem.removeprefix(prefix))]


def _read(named: NamedReadings, script: Script | None) -> list[paper_texts.Telling]:
    return [(None, mark) for mark in named.naming(script)] if script else []


def reading_page(desk: Readable, script: Script, today: date, rate: float = SYLLABLES_A_MINUTE) -> str:
    """Return the sheet of one script as a page to print."""
    told = {story.slug: story for story in desk.library.coming_to(Channel.LOUDSPEAKER, today=today)}
    (name,) = [name for name, one in _named(desk).items() if one.digest == script.digest and one.slug == script.slug]
    return announcer_page(_sheet(desk, name, script, told, today, rate))


def _scripts(desk: Readable, told: Mapping[str, Story], today: date, rate: float) -> Papers:
    scripts = _named(desk)

    @lru_cache(maxsize=1)  # its page and its document are made one after the other
    def sheet(name: str) -> Sheet:
        return _sheet(desk, name, scripts[name], told, today, rate)

    papers: dict[str, Paper] = {}
    for name in scripts:
        papers[f"{name}.html"] = partial(_of, sheet, announcer_page, name)
        papers[f"{name}.docx"] = partial(_of, sheet, announcer_document, name)
    return papers


def _sheet(desk: Readable, name: str, script: Script, told: Mapping[str, Story], today: date, rate: float) -> Sheet:
    story = None if name.startswith(tuple(PREFIXES.values())) else told.get(script.slug)
    unit = desk.library.facility.unit(story.header.unit) if story else None
    return announcer_sheet(
        script,
        part=_part(name, script),
        facility=desk.library.facility.on(today).name,
        unit=unit.name if unit else "",
        since=story.day if story else None,
        changes=changes_of(story, desk.library.lexicon) if story else (),
        rate=rate,
    )


def _part(name: str, script: Script) -> str:
    """Return what a script is in a programme, and in which telling."""
    part = next((part for part, prefix in PREFIXES.items() if name.startswith(prefix)), Part.EXEMPLAR)
    return PARTS[part] + (f" ({VERSIONS[Version.SHORT]})" if script.version is Version.SHORT else "")


def _named(desk: Readable) -> dict[str, Script]:
    """Return every script that somebody could record, by the name of its sheet."""
    stories = {Path(name).stem: script for name, script in desk.spoken.scripts.items()}
    others = {
        f"{PREFIXES[part]}{slug}": script
        for part, scripts in desk.week.texts.items()
        for slug, script in scripts.items()
    }
    return stories | others


def _programmes(
    desk: Readable, told: Mapping[str, Story], planned: Sequence[Rundown], closings: Sequence[Script]
) -> Papers:
    scripts = {script.digest: script for script in [*desk.week.scripts, *desk.week.headed, *closings]}
    rundowns = {rundown.key: rundown for rundown in planned}

    @lru_cache(maxsize=1)
    def sheet(key: str) -> ProgrammeSheet:
        rundown = rundowns[key]
        stories = [told[slug] for slug in rundown.stories if slug in told]
        changes = {story.slug: changes_of(story, desk.library.lexicon) for story in stories}
        facility = desk.library.facility.on(rundown.day).name
        return programme_sheet(rundown, scripts, facility=facility, changes=changes)

    papers: dict[str, Paper] = {}
    for key in rundowns:
        papers[f"{key}.html"] = partial(_of, sheet, programme_page, key)
        papers[f"{key}.docx"] = partial(_of, sheet, programme_document, key)
    return papers


def _of(sheet: Callable[[str], T], draw: Callable[[T], str | bytes], name: str) -> str | bytes:
    return draw(sheet(name))


def as_told(desk: Readable, rundowns: Iterable[Rundown], today: date) -> list[Rundown]:
    """Return rundowns with those who read in them as they may be told of today: a slip may have ended since."""
    told = cache(Announcers(desk.library.facility.announcers, desk.library.consents, (today,)).told)

    def shown(item: Item) -> Item:
        return replace(item, voice=told(item.voice)) if item.voice and not item.synthetic else item

    def of(rundown: Rundown) -> Rundown:
        if all(told(reader) == reader for reader in rundown.readers):
            return rundown
        return replace(rundown, items=tuple(map(shown, rundown.items)))

    return list(map(of, rundowns))


def week_sheets(
    root: Path,
    desk: Readable,
    planned: Iterable[Rundown],
    today: date,
    *,
    also: Period | None = None,
) -> int:
    """Write the sheets of last week, this week, each week that is planned, and one more if asked for.

    Older sheets are removed, since a story in them may have been taken back; return how many files changed.
    """
    coming = list(planned)
    rundowns = [
        *as_told(desk, desk.past.before(today), today),
        *(rundown for rundown in coming if rundown.day >= today),
    ]
    days = [today - timedelta(days=7), today, *(rundown.day for rundown in coming), *([also.since] if also else [])]
    papers: dict[str, str | bytes] = {}
    for period in {week_name(week_of(day)): week_of(day) for day in days}.values():
        sheet = week_sheet(period, rundowns, desk.diary, desk.library, today)
        if sheet.broadcasts or period == also:
            papers[f"{week_name(period)}.html"] = week_page(sheet)
            papers[f"{week_name(period)}.xlsx"] = week_workbook(sheet)
    return written(root, WEEKS, papers)


def written(root: Path, folder: str, papers: Papers, saying: str = "Đang ghi giấy tờ") -> int:
    """Write what changed in a folder, remove what is not among the papers; return how many files that were.

    Many papers are drawn on all cores, each written as soon as it is there: ten thousand of them fit into no memory.
    """
    names = tuple(papers)

    def write_one(name: str) -> bool:
        paper = papers[name]
        return files.write_if_changed(root / folder / name, paper() if callable(paper) else paper)

    changed = sum(counted(saying, forked(write_one, names), len(names)))
    for path in files.listing(root / folder):
        if path.relative_to(root / folder).as_posix() not in papers:
            files.remove(path)
            changed += 1
    return changed

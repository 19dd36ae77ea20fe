"""Papers and sheets in output/office/: what announcers read from, what each week on air came to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from newsdesk import files
from newsdesk.commands import paper_ledger
from newsdesk.commands.progress import over
from newsdesk.commands.reading import Readable
from newsdesk.model.names import PARTS, VERSIONS
from newsdesk.model.plan import Period
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Rundown
from newsdesk.model.script import SYLLABLES_A_MINUTE, Script, Version
from newsdesk.model.story import Channel, Story
from newsdesk.office.announcer_docx import announcer_document
from newsdesk.office.announcer_html import announcer_page
from newsdesk.office.hard_words import changes_of
from newsdesk.office.programme import programme_sheet
from newsdesk.office.programme_docx import programme_document
from newsdesk.office.programme_html import programme_page
from newsdesk.office.sheet import Sheet, announcer_sheet
from newsdesk.office.week import week_name, week_of, week_sheet
from newsdesk.office.week_html import week_page
from newsdesk.office.week_xlsx import week_workbook
from newsdesk.speech import Change

FOLDER = paper_ledger.FOLDER
ANNOUNCER, WEEKS = f"{FOLDER}/announcer", f"{FOLDER}/weeks"
PREFIXES = {Part.NEWS: "tin-", Part.FEATURE: "chuyen-muc-", Part.NOTICE: "thong-bao-"}
"""What the file of a text begins with that is no story: a story may have the same slug."""
Changes = Mapping[str, tuple[Change, ...]]


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
    changes = {slug: changes_of(story, desk.library.lexicon) for slug, story in told.items()}
    coming = tuple(planned)
    papers = {
        **_scripts(desk, told, changes, today, rate),
        **_programmes(desk, coming, changes, closings),
    }
    tells = {f"{rundown.key}.{ending}": rundown.stories for rundown in coming for ending in ("html", "docx")}
    stories = {
        f"{ANNOUNCER}/{name}": [(None, told[slug]) for slug in tells.get(name, (name.split(".")[0],)) if slug in told]
        for name in papers
    }
    with paper_ledger.telling(root, stories, Channel.LOUDSPEAKER):
        return written(root, ANNOUNCER, papers)


def reading_page(desk: Readable, script: Script, today: date, rate: float = SYLLABLES_A_MINUTE) -> str:
    """Return the sheet of one script as a page to print."""
    told = {story.slug: story for story in desk.library.coming_to(Channel.LOUDSPEAKER, today=today)}
    (name,) = [name for name, one in _named(desk).items() if one.digest == script.digest and one.slug == script.slug]
    story = told.get(script.slug)
    changes = {script.slug: changes_of(story, desk.library.lexicon)} if story else {}
    return announcer_page(_sheet(desk, name, script, told, changes, today, rate))


def _scripts(
    desk: Readable, told: Mapping[str, Story], changes: Changes, today: date, rate: float
) -> dict[str, str | bytes]:
    papers: dict[str, str | bytes] = {}
    for name, script in over("Đang làm phiếu đọc", _named(desk).items()):
        papers |= _both(name, _sheet(desk, name, script, told, changes, today, rate))
    return papers


def _sheet(
    desk: Readable,
    name: str,
    script: Script,
    told: Mapping[str, Story],
    changes: Changes,
    today: date,
    rate: float,
) -> Sheet:
    story = None if name.startswith(tuple(PREFIXES.values())) else told.get(script.slug)
    unit = desk.library.facility.unit(story.header.unit) if story else None
    return announcer_sheet(
        script,
        part=_part(name, script),
        facility=desk.library.facility.on(today).name,
        unit=unit.name if unit else "",
        since=story.day if story else None,
        changes=changes.get(script.slug, ()) if story else (),
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


def _both(name: str, sheet: Sheet) -> dict[str, str | bytes]:
    return {f"{name}.html": announcer_page(sheet), f"{name}.docx": announcer_document(sheet)}


def _programmes(
    desk: Readable, planned: Iterable[Rundown], changes: Changes, closings: Sequence[Script]
) -> dict[str, str | bytes]:
    scripts = {script.digest: script for script in [*desk.week.scripts, *desk.week.headed, *closings]}
    papers: dict[str, str | bytes] = {}
    for rundown in over("Đang làm phiếu chương trình", tuple(planned)):
        facility = desk.library.facility.on(rundown.day).name
        sheet = programme_sheet(rundown, scripts, facility=facility, changes=changes)
        papers[f"{rundown.key}.html"] = programme_page(sheet)
        papers[f"{rundown.key}.docx"] = programme_document(sheet)
    return papers


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
    rundowns = [*desk.past.before(today), *(rundown for rundown in coming if rundown.day >= today)]
    days = [today - timedelta(days=7), today, *(rundown.day for rundown in coming), *([also.since] if also else [])]
    papers: dict[str, str | bytes] = {}
    for period in {week_name(week_of(day)): week_of(day) for day in days}.values():
        sheet = week_sheet(period, rundowns, desk.diary, desk.library, today)
        if sheet.broadcasts or period == also:
            papers[f"{week_name(period)}.html"] = week_page(sheet)
            papers[f"{week_name(period)}.xlsx"] = week_workbook(sheet)
    return written(root, WEEKS, papers)


def written(root: Path, folder: str, papers: Mapping[str, str | bytes]) -> int:
    """Write what changed in a folder, remove what is not among the papers; return how many files that were."""
    changed = sum(
        files.write_if_changed(root / folder / name, paper) for name, paper in over("Đang ghi giấy tờ", papers.items())
    )
    for path in files.listing(root / folder):
        if path.relative_to(root / folder).as_posix() not in papers:
            files.remove(path)
            changed += 1
    return changed

"""Make the papers on which the council examines stories: a criteria sheet for each, the minutes of a day's meeting."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from newsdesk import files
from newsdesk.commands import clearing, console, gate, office, paper_ledger
from newsdesk.commands.office import Paper
from newsdesk.commands.paper_ledger import Telling
from newsdesk.commands.story_named import story_named
from newsdesk.council.examination import agenda, criteria_sheet, examined_in
from newsdesk.model.calendar import short_day
from newsdesk.model.library import Library
from newsdesk.model.story import Stage, Story
from newsdesk.office.examination import criteria_paper, minutes_paper

FOLDER = f"{office.FOLDER}/examination"


def run(root: Path, today: date, stories: Sequence[str] = (), year: str | None = None, on: date | None = None) -> int:
    """Write the sheets of a year's stories and the minutes of a day, or the sheets of the named stories alone.

    The minutes are of the day `on`, by default today; without a year it is the year of that day.
    """
    day = on or today
    wanted = console.year(year, day.year)
    with console.alone(root), gate.library(root, today) as library:
        if library is None:
            return console.COPY
        clearing.clear(root, library, today)
        if stories:
            return _named(root, library, stories, day)
        return _year(root, library, wanted, day)


def _named(root: Path, library: Library, names: Sequence[str], day: date) -> int:
    """Write the sheets of these stories beside what is there."""
    chosen = {story.slug: story for story in (story_named(library, root, name) for name in names)}
    for story in chosen.values():
        if story.header.stage is Stage.WITHDRAWN:
            raise console.UsageFault(f"Bài {story.origin.path} đã rút nên không làm phiếu thẩm định.")
    clearing.before_a_list(root, library, day)
    for story in chosen.values():
        asked = story.header.submitted
        path = f"{FOLDER}/{asked.on.year if asked else day.year}/{_name(story)}"
        with paper_ledger.telling(root, library, {path: [(None, story)]}, None):
            files.write_if_changed(root / path, _sheet(story, library, day))
        console.say(f"{path}: phiếu thẩm định “{story.title}”.")
    return console.CLEAN


def _year(root: Path, library: Library, year: int, day: date) -> int:
    examined = examined_in(library.stories, year)
    papers: dict[str, Paper] = {_name(story): partial(_sheet, story, library, day) for story in examined}
    minutes = _minutes(library, day) if day.year == year else {}
    tells: dict[str, list[Telling]] = {f"{FOLDER}/{year}/{_name(story)}": [(None, story)] for story in examined}
    clearing.before_a_list(root, library, day)
    about = agenda(library.stories, day).stories
    tells |= {f"{FOLDER}/{year}/{name}": [(None, story) for story in about] for name in minutes}
    with paper_ledger.telling(root, library, tells, None):
        changed = office.written(root, f"{FOLDER}/{year}", papers | minutes, "Đang làm phiếu thẩm định")
    console.say(f"{FOLDER}/{year}/: {len(papers)} phiếu thẩm định. {changed} tệp thay đổi.")
    if minutes:
        console.say(f"Biên bản họp ngày {short_day(day)}: {', '.join(minutes)}.")
    elif day.year == year:
        console.say(f"Ngày {short_day(day)} không có bài nào chờ hoặc được thẩm định nên không làm biên bản.")
    return console.CLEAN


def _minutes(library: Library, day: date) -> dict[str, Paper]:
    """Return the minutes of a day, none where there was nothing to examine."""
    about = agenda(library.stories, day)
    sheets = [criteria_sheet(story, library, day) for story in about.stories]
    return {f"bien-ban-{day.isoformat()}.docx": minutes_paper(about, sheets, library)} if sheets else {}


def _sheet(story: Story, library: Library, day: date) -> bytes:
    return criteria_paper(criteria_sheet(story, library, day), library, day)


def _name(story: Story) -> str:
    return f"phieu-{story.slug}.docx"

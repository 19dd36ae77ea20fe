"""Check everything that people wrote and that will be said of it, and say everything at once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from newsdesk import messages
from newsdesk.commands import console, reading
from newsdesk.commands.at_hand import lengths_at_hand
from newsdesk.commands.look_ahead import check_planned
from newsdesk.commands.progress import READING, progress
from newsdesk.commands.reading import Readable
from newsdesk.problems import Problem, any_error, in_order


def run(root: Path, today: date, form: str = "text") -> int:
    """Print every Problem of the desk; `form` is "text" for people or "json" for tools."""
    if form not in {"text", "json"}:
        raise console.UsageFault(f"Không có dạng “{form}”. Chọn --format text hoặc --format json.")
    with progress(READING):
        found = reading.read(root, today)
    problems = in_order([*found.problems, *(_ahead(found.sound, root, today) if found.sound else ())])
    if form == "json":
        console.show_as_json(problems, found.stories)
    else:
        console.show(problems)
        console.say(messages.count(problems, found.stories))
    return console.COPY if any_error(problems) else console.CLEAN


def _ahead(desk: Readable, root: Path, today: date) -> Iterator[Problem]:
    """Yield the slots of the coming days that cannot be filled, as far as lengths can be reckoned without sound."""
    planned = tuple(desk.planner(lengths_at_hand(desk, root)).plan(today, desk.week.airings + desk.week.later))
    yield from check_planned(planned, desk.slots)

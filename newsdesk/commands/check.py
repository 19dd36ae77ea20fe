"""Check everything that people wrote and that will be said of it, and say everything at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from newsdesk import messages
from newsdesk.commands import annotations, console, reading
from newsdesk.commands.at_hand import lengths_at_hand, rests_on
from newsdesk.commands.look_ahead import check_planned
from newsdesk.commands.progress import READING, progress
from newsdesk.commands.reading import Readable
from newsdesk.problems import Problem, any_error, in_order


def _for_people(problems: Sequence[Problem], stories: int) -> None:
    console.show(problems)
    console.say(messages.count(problems, stories))


def _for_github(problems: Sequence[Problem], stories: int) -> None:
    for command in annotations.as_workflow_commands(problems):
        console.say(command)
    console.say(messages.count(problems, stories))


def _for_gitlab(problems: Sequence[Problem], _stories: int) -> None:
    console.say(annotations.as_code_quality(problems))


FORMS: Mapping[str, Callable[[Sequence[Problem], int], None]] = {
    "text": _for_people,
    "json": console.show_as_json,
    "github": _for_github,
    "gitlab": _for_gitlab,
}
"""For people, for tools, and for the services that check every change."""


def run(root: Path, today: date, form: str = "text") -> int:
    """Print every Problem of the desk, in one of FORMS."""
    if form not in FORMS:
        raise console.UsageFault(f"Không có dạng “{form}”. Chọn --format với một trong: {', '.join(FORMS)}.")
    with progress(READING):
        found = reading.read(root, today)
    problems = in_order([*found.problems, *(_ahead(found.sound, root, today) if found.sound else ())])
    if found.sound:
        found.sound.library.remembered.write_down()
    FORMS[form](problems, found.stories)
    return console.COPY if any_error(problems) else console.CLEAN


def _ahead(desk: Readable, root: Path, today: date) -> Iterator[Problem]:
    """Yield the slots of the coming days that cannot be filled, as far as lengths can be reckoned without sound."""

    def planned() -> tuple[Problem, ...]:
        slots = desk.planner(lengths_at_hand(desk, root)).plan(today, desk.week.airings + desk.week.later)
        return tuple(check_planned(tuple(slots), desk.slots))

    memory = desk.library.remembered
    yield from memory.whole("ahead", tuple[Problem, ...], lambda: (*rests_on(desk, root), today), planned)

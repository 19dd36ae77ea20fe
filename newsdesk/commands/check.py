"""Check everything that people wrote and that will be said of it, and say everything at once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from newsdesk import messages
from newsdesk.commands import annotations, console, ready
from newsdesk.commands.progress import READING, progress
from newsdesk.problems import Problem, any_error
from newsdesk.recall.at_rest import USUAL, AtRest


def _for_people(problems: Sequence[Problem], stories: int) -> None:
    console.report(problems, stories)


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
        stories, problems = _said_again(root, today)
    FORMS[form](problems, stories)
    return console.COPY if any_error(problems) else console.CLEAN


Checked = tuple[int, tuple[Problem, ...]]
"""How many stories there are, and everything that is wrong."""
Noted = tuple[str, Checked]
"""The same, and of which programmes that lay ready it was said: they are no file of the desk."""


def _said_again(root: Path, today: date) -> Checked:
    """Return what was said of this very desk on this very day, or find it out."""
    rest = AtRest(root, today)
    lying = ready.mark(root, today)
    before: Noted | None = rest.said("check", Noted, USUAL)
    if before is not None and before[0] == lying:
        return before[1]
    from newsdesk.commands import checking  # only now: what reads a desk takes longer to load than this takes

    found, beside = checking.checked(root, today)
    if beside is not None:
        rest.say("check", (lying, found), beside)
    return found

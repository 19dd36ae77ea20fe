"""Check everything that people wrote, and say everything at once."""

from datetime import date
from pathlib import Path

from newsdesk import messages
from newsdesk.commands import console
from newsdesk.intake import take_in
from newsdesk.problems import any_error


def run(root: Path, today: date, form: str = "text") -> int:
    """Print every Problem of the desk; `form` is "text" for people or "json" for tools."""
    if form not in {"text", "json"}:
        raise console.UsageFault(f"Không có dạng “{form}”. Chọn --format text hoặc --format json.")
    intake = take_in(root, today)
    if form == "json":
        console.show_as_json(intake.problems, intake.stories)
    else:
        console.show(intake.problems)
        console.say(messages.count(intake.problems, intake.stories))
    return console.COPY if any_error(intake.problems) else console.CLEAN

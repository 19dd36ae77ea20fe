"""Check everything that people wrote and that will be said of it, and say everything at once."""

from datetime import date
from pathlib import Path

from newsdesk import messages
from newsdesk.commands import console, reading
from newsdesk.problems import any_error


def run(root: Path, today: date, form: str = "text") -> int:
    """Print every Problem of the desk; `form` is "text" for people or "json" for tools."""
    if form not in {"text", "json"}:
        raise console.UsageFault(f"Không có dạng “{form}”. Chọn --format text hoặc --format json.")
    found = reading.read(root, today)
    if form == "json":
        console.show_as_json(found.problems, found.stories)
    else:
        console.show(found.problems)
        console.say(messages.count(found.problems, found.stories))
    return console.COPY if any_error(found.problems) else console.CLEAN

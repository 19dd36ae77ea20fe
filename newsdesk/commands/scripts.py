"""Write what will be said on the loudspeakers, as text files that people can read, print and sign."""

from datetime import date
from pathlib import Path

from newsdesk.commands import console, reading, script_files
from newsdesk.commands.made import say_scripts
from newsdesk.problems import any_error, in_order


def run(root: Path, today: date, check: bool = False) -> int:
    """Bring the scripts up to date; with `check` only say whether they are."""
    with console.alone(root):
        found = reading.read(root, today)
        stale = script_files.stale(root, found.desk.spoken) if check and found.desk else ()
        problems = in_order([*found.problems, *stale])
        console.report(problems, found.stories)
        if any_error(problems) or found.desk is None:
            return console.COPY
        if not check:
            written = len(script_files.write(root, found.desk.spoken, found.desk.lying))
            say_scripts(len(found.desk.spoken.scripts), written)
        return console.CLEAN

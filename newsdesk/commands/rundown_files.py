"""The rundowns that lie in audio_scripts/: read all, rewrite only days that have not gone by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.model.rundown import Rundown
from newsdesk.planning.text import from_text, to_text
from newsdesk.problems import Place, Problem, notice

FOLDER = "audio_scripts/rundowns"


@dataclass(frozen=True, slots=True)
class Past:
    """What was planned, as far as it is on file."""

    rundowns: tuple[Rundown, ...]
    problems: tuple[Problem, ...]

    def before(self, day: date) -> list[Rundown]:
        """Return the rundowns of days gone by."""
        return [rundown for rundown in self.rundowns if rundown.day < day]

    def on(self, day: date, slot: str) -> Rundown | None:
        """Return what was planned for a slot of a day."""
        return next((r for r in self.rundowns if r.day == day and r.slot == slot), None)


def read(root: Path) -> Past:
    """Return every rundown on file; one that cannot be read is a notice, since then nobody knows what aired."""
    rundowns: list[Rundown] = []
    problems: list[Problem] = []
    for path in files.listing(root / FOLDER):
        if path.suffix != ".yaml":
            continue
        try:
            rundowns.append(from_text(files.read_text(path)))
        except ValueError:
            problems.append(notice(Place(path.relative_to(root).as_posix()), "rundown-unreadable"))
    return Past(tuple(rundowns), tuple(problems))


def write(root: Path, planned: Iterable[Rundown], past: Past, today: date) -> int:
    """Write the rundowns of today and later, remove those of the same days that are planned no longer."""
    wanted = {rundown.key: rundown for rundown in planned}
    changed = 0
    for key, rundown in wanted.items():
        changed += files.write_if_changed(root / FOLDER / f"{key}.yaml", to_text(rundown))
    days = {rundown.day for rundown in wanted.values()}
    for old in past.rundowns:
        if old.day >= today and old.day in days and old.key not in wanted:
            files.remove(root / FOLDER / f"{old.key}.yaml")
            changed += 1
    return changed

"""The rundowns that lie in audio_scripts/: read all, rewrite only days that have not gone by."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.model.rundown import Rundown
from newsdesk.planning.text import LARGEST, from_text, to_text
from newsdesk.problems import Place, Problem, notice

FOLDER = "audio_scripts/rundowns"
LONGEST_LETTER = 4
"""Bytes of one letter."""


@dataclass(frozen=True, slots=True)
class Past:
    """What was planned, as far as it is on file."""

    rundowns: tuple[Rundown, ...]
    names: tuple[str, ...]
    """The file of each rundown, relative to the desk."""
    problems: tuple[Problem, ...]

    def renamed(self, slugs: Mapping[str, str]) -> "Past":
        """Return the same with each exemplar under its slug of today; files keep the one of then."""
        return replace(self, rundowns=tuple(one.renamed(slugs) for one in self.rundowns)) if slugs else self

    def before(self, day: date) -> list[Rundown]:
        """Return the rundowns of days gone by."""
        return [rundown for rundown in self.rundowns if rundown.day < day]

    def on(self, day: date, slot: str) -> Rundown | None:
        """Return what was planned for a slot of a day."""
        return next((r for r in self.rundowns if r.day == day and r.slot == slot), None)


def read(root: Path) -> Past:
    """Return every rundown on file; one that cannot be read is a notice, since then nobody knows what aired."""
    rundowns: dict[str, Rundown] = {}
    problems: list[Problem] = []
    for path in files.listing(root / FOLDER):
        if path.suffix != ".yaml":
            continue
        name = path.relative_to(root).as_posix()
        try:
            rundowns[name] = _read(path)
        except ValueError:
            problems.append(notice(Place(files.shown(name)), "rundown-unreadable"))
    return Past(tuple(rundowns.values()), tuple(rundowns), tuple(problems))


def read_one(root: Path, key: str) -> Rundown | None:
    """Return the rundown of a slot of a day, None where it is not on file or cannot be read."""
    path = root / FOLDER / f"{key}.yaml"
    try:
        return _read(path) if path.is_file() else None
    except ValueError:
        return None


def _read(path: Path) -> Rundown:
    with files.machine_faults(path):
        size = path.stat().st_size
    if size > LARGEST * LONGEST_LETTER:
        raise ValueError(size)
    rundown = from_text(files.read_text(path))
    if rundown.key != path.stem:  # else it would count for another day, and a day gone by might be removed
        raise ValueError(rundown.key)
    return rundown


def write(
    root: Path, planned: Iterable[Rundown], past: Past, today: date, settled: Container[str] = frozenset()
) -> int:
    """Write the rundowns of today and later, remove those of today and later that are planned no longer.

    One that is `settled`, since the diary speaks of it, stays what it is: what aired is not written anew.
    """
    wanted = {f"{FOLDER}/{rundown.key}.yaml": to_text(rundown) for rundown in planned if rundown.key not in settled}
    changed = sum(files.write_if_changed(root / name, text) for name, text in wanted.items())
    for name, old in zip(past.names, past.rundowns, strict=True):
        if old.day >= today and name not in wanted and old.key not in settled:
            files.remove(root / name)
            changed += 1
    return changed

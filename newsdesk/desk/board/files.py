"""What is wrong with files that have no card: the facility, plans, programmes, and stories that cannot be read."""

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from newsdesk.commands.saving.kinds import noun
from newsdesk.desk.board.nouns import Fault, Faulty
from newsdesk.desk.board.words import told
from newsdesk.problems import Problem, Severity

FIRST = ("content/facility.yaml", "content/plans/")
"""Without these nothing else can be read."""


def faulty(problems: Mapping[str, list[Problem]], carded: Collection[str]) -> tuple[Faulty, ...]:
    """Return every file with what is wrong in it, but for those that have a card; what stops publishing comes first."""
    found = [
        Faulty(path, tuple(_fault(problem) for problem in wrong), _place(path), noun(path))
        for path, wrong in problems.items()
        if path not in carded
    ]
    return tuple(sorted(found, key=lambda file: (not file.errors, not file.path.startswith(FIRST), file.path)))


def _fault(problem: Problem) -> Fault:
    return Fault(problem.place.line, problem.severity is Severity.ERROR, told(problem))


def _place(path: str) -> str:
    file = PurePosixPath(path)
    return f"/story/{file.stem}/" if path.startswith("exemplars/") and file.suffix == ".md" else ""

"""The Problems of one story as the desk lists them: what stops publishing first, and of that what harms a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from newsdesk import messages
from newsdesk.desk.labelled import labelled
from newsdesk.problems import WHOLE, Problem, Severity, in_order


@dataclass(frozen=True, slots=True)
class Trouble:
    """A Problem in the words that an editor reads."""

    where: str
    """`path:line`."""
    line: int
    error: bool
    severity: str
    sentence: str
    code: str
    opens: str
    """The address that opens the place in an editor."""
    whole: str
    """All of it in one line, to be copied."""


def troubles(problems: Iterable[Problem], root: Path) -> tuple[Trouble, ...]:
    """Return Problems in the order in which they should be seen."""
    return tuple(_trouble(one, root) for one in sorted(in_order(problems), key=_weight))


def _weight(problem: Problem) -> tuple[bool, bool]:
    return problem.severity is not Severity.ERROR, not problem.code.startswith("resident")


def _trouble(problem: Problem, root: Path) -> Trouble:
    place = problem.place
    return Trouble(
        where=place.path if place.line == WHOLE else f"{place.path}:{place.line}",
        line=place.line,
        error=problem.severity is Severity.ERROR,
        severity=problem.severity.value,
        sentence=labelled(messages.sentence(problem)),
        code=problem.code,
        opens=opens_at(root / place.path, place.line),
        whole=messages.line(problem),
    )


def opens_at(path: Path, line: int) -> str:
    """Return the address that opens a line of a file in Visual Studio Code, which asks before it does."""
    return f"vscode://file/{quote(path.absolute().as_posix().lstrip('/'), safe='/:')}:{max(1, line)}"


def counted(problems: Iterable[Problem]) -> str:
    """Return how much there is to see to, in few words."""
    severities = [problem.severity for problem in problems]
    errors = severities.count(Severity.ERROR)
    if not severities:
        return "Không có chỗ nào cần sửa"
    told = f"{len(severities)} chỗ cần sửa"
    return f"{told}, trong đó {errors} LỖI" if errors else told

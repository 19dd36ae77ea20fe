"""What people read about a Problem or a DeskError: the sentences live in messages.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from newsdesk.errors import DeskError
from newsdesk.problems import WHOLE, Problem, Severity


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Return every sentence: tables `problems`, `reasons`, `faults`, `why` and `seen`, code to text."""
    return tomllib.loads((files("newsdesk") / "messages.toml").read_text(encoding="utf-8"))


def sentence(problem: Problem) -> str:
    """Return what is wrong and what to do about it."""
    reason = catalogue()["reasons"].get(str(problem.facts.get("why")), "")
    told: str = catalogue()["problems"][problem.code].format_map({**problem.facts, "reason": reason})
    return told.replace(".  ", ". ").rstrip()  # where there was nothing to say of a fact


def fault(stop: DeskError) -> str:
    """Return why the machine stops and what to do about it."""
    return catalogue()["faults"][stop.code].format_map(stop.facts)


def why(code: str, **facts: object) -> str:
    """Return what the command `why` says of a story, a term or a heading."""
    return catalogue()["why"][code].format_map(facts)


def seen(code: str) -> str:
    """Return why a story is shown as it was and not as it is."""
    return catalogue()["seen"][code]


def line(problem: Problem) -> str:
    """Return `path:line: LỖI [code] sentence`, the form that editors and terminals make clickable."""
    place = problem.place
    where = place.path if place.line == WHOLE else f"{place.path}:{place.line}"
    return f"{where}: {problem.severity.value} [{problem.code}] {sentence(problem)}"


def count(problems: Iterable[Problem], stories: int) -> str:
    """Return the line that closes a report."""
    severities = [problem.severity for problem in problems]
    errors, notices = severities.count(Severity.ERROR), severities.count(Severity.NOTICE)
    if not severities:
        return f"Đã đọc {stories} bài. Không có chỗ nào cần sửa."
    return f"Đã đọc {stories} bài: {errors} LỖI, {notices} LƯU Ý." + (
        " Sửa hết LỖI rồi mới phát hành được." if errors else ""
    )


def as_data(problem: Problem) -> dict[str, object]:
    """Return a Problem for tools: plain values that JSON can hold."""
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "severity": problem.severity.name.lower(),
        "code": problem.code,
        "message": sentence(problem),
        "facts": dict(problem.facts),
    }

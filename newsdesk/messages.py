"""What people read about a Problem or a DeskError: the sentences live in messages.toml."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from newsdesk.errors import DeskError
from newsdesk.problems import WHOLE, Problem, Severity

BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
MOVES = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters of a file that would move a terminal's cursor, turn the direction of a line, or are half of one."""
LONGEST = 400
"""Characters of one thing that is told in a sentence: what is longer was never meant to stand in one."""


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Return every sentence: `problems`, `reasons`, `faults`, `stands`, `refused`, `why` and `seen`, code to text."""
    return tomllib.loads((files("newsdesk") / "messages.toml").read_text(encoding="utf-8"))


def sentence(problem: Problem) -> str:
    """Return what is wrong and what to do about it."""
    reason = catalogue()["reasons"].get(str(problem.facts.get("why")), "")
    facts = {name: seen_safely(_cut(fact)) for name, fact in problem.facts.items()}
    told: str = catalogue()["problems"][problem.code].format_map({**facts, "reason": reason})
    return told.replace(".  ", ". ").rstrip()  # where there was nothing to say of a fact


def seen_safely(written: str) -> str:
    """Return what stands in a file, or is its name, on one line that does nothing to whoever shows it."""
    return MOVES.sub("\ufffd", BREAKS.sub(" ", written)) if not written.isprintable() else written


def _cut(fact: str) -> str:
    return fact if len(fact) <= LONGEST else f"{fact[:LONGEST]}…"


def fault(stop: DeskError) -> str:
    """Return why the machine stops and what to do about it; what the system says in English gives way to our words."""
    refused = catalogue()["refused"].get(stop.facts.get("refused", ""))
    facts = stop.facts | {"why": refused.removesuffix(".")} if refused else stop.facts
    stands = catalogue()["stands"]["after" if stop.is_out else "before"]
    told = catalogue()["faults"][stop.code]
    if stop.is_out and "{stands}" not in told:
        told += " {stands}"
    return told.format_map(facts | {"stands": stands})


def why(code: str, **facts: object) -> str:
    """Return what the command `why` says of a story, a term or a heading."""
    return catalogue()["why"][code].format_map(facts)


def seen(code: str) -> str:
    """Return why a story is shown as it was and not as it is."""
    return catalogue()["seen"][code]


def line(problem: Problem) -> str:
    """Return `path:line: LỖI [code] sentence`, the form that editors and terminals make clickable."""
    place = problem.place
    path = seen_safely(place.path)
    where = path if place.line == WHOLE else f"{path}:{place.line}"
    return f"{where}: {problem.severity.value} [{problem.code}] {sentence(problem)}"


def grouped(number: int) -> str:
    """Return a whole number with its thousands parted: 1.250."""
    return f"{number:,}".replace(",", ".")


def count(problems: Iterable[Problem], stories: int) -> str:
    """Return the line that closes a report."""
    severities = [problem.severity for problem in problems]
    errors, notices = severities.count(Severity.ERROR), severities.count(Severity.NOTICE)
    if not severities:
        return f"Đã đọc {grouped(stories)} bài. Không có chỗ nào cần sửa."
    return f"Đã đọc {grouped(stories)} bài: {grouped(errors)} LỖI, {grouped(notices)} LƯU Ý." + (
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

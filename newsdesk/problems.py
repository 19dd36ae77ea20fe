"""One thing wrong in one place, for the editor to put right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum


class Severity(Enum):
    """ERROR stops publishing, NOTICE does not; the value is what an editor reads."""

    ERROR = "LỖI"
    NOTICE = "LƯU Ý"


WHOLE = 0
"""Stands for the line where a file has none, such as a recording."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file, or WHOLE; the path is relative to the desk, with forward slashes on every system."""

    path: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding: its code names the sentence in `messages`, its facts fill the sentence's blanks."""

    place: Place
    code: str
    severity: Severity
    facts: Mapping[str, str] = field(default_factory=dict)


def error(place: Place, code: str, **facts: object) -> Problem:
    """Return a Problem that stops publishing."""
    return Problem(place, code, Severity.ERROR, {name: str(fact) for name, fact in facts.items()})


def notice(place: Place, code: str, **facts: object) -> Problem:
    """Return a Problem that an editor should look at; publishing goes on."""
    return Problem(place, code, Severity.NOTICE, {name: str(fact) for name, fact in facts.items()})


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by place, then code, so that two runs print the same list; a finding said twice is said once."""
    unique = {(p.place.path, p.place.line, p.code, tuple(sorted(p.facts.items()))): p for p in problems}
    return tuple(unique[key] for key in sorted(unique))


def any_error(problems: Iterable[Problem]) -> bool:
    """Whether one of them stops publishing."""
    return any(problem.severity is Severity.ERROR for problem in problems)

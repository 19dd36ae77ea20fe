"""One story on a desk of its own, and what one family of rules says of it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from newsdesk import messages
from newsdesk.model.phrases import Phrase, PhraseKind
from newsdesk.problems import Problem
from newsdesk.rules.desk import Desk
from tests.builders import a_facility, a_story

TODAY = date(2026, 11, 20)
PHRASES = (
    Phrase(written="tốt nhất", kind=PhraseKind.SUPERLATIVE, instead="ghi con số"),
    Phrase(written="nhất", kind=PhraseKind.SUPERLATIVE),
    Phrase(written="không quản ngại", kind=PhraseKind.EMPTY),
    Phrase(written="không quản ngại khó khăn", kind=PhraseKind.EMPTY, instead="kể một việc cụ thể"),
    Phrase(written="hoà đồng, gần gũi", kind=PhraseKind.EMPTY),
    Phrase(written="nhất là", kind=PhraseKind.PROPER),
    Phrase(written="thống nhất", kind=PhraseKind.PROPER),
)
Family = Callable[[Desk, date], Iterator[Problem]]


def said_of(family: Family, **story: Any) -> list[tuple[str, int]]:
    """Return code and line of each finding; the body of a built story begins on line 10."""
    desk = Desk(facility=a_facility(), phrases=PHRASES, stories=(a_story(**story),))
    problems = list(family(desk, TODAY))
    assert all(messages.line(problem) for problem in problems)
    return [(problem.code, problem.place.line) for problem in problems]

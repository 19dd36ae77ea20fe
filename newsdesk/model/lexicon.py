"""Written → spoken, owned by the facility; a writing with two senses says beside which words each is meant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

AFTER, BEFORE = "sau", "trước"
NAME, NUMBER, YEAR, SIGN, BEGINNING = "[tên]", "[số]", "[năm]", "[số hiệu]", "[đầu]"
"""A name, a number, a year or a paper's number comes next (a number may also stand before); the line begins here."""
CLAUSE = re.compile(rf"({AFTER}|{BEFORE})\s*:(.*)", re.S)
SPECIAL = {AFTER: {BEGINNING, NUMBER}, BEFORE: {NAME, NUMBER, YEAR, SIGN}}


@dataclass(frozen=True, slots=True)
class Sense:
    """What a writing means right after or right before one of these words; without any, wherever no other does."""

    spoken: str
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()

    @property
    def scoped(self) -> bool:
        """Whether it is meant in some places only."""
        return bool(self.after or self.before)


Lexicon = Mapping[str, str | tuple[Sense, ...]]
"""A writing with one reading, or with several senses."""


def sense(spoken: str, scope: str) -> Sense:
    """Read a scope such as "sau: bộ, nộp; trước: [tên]"; ValueError where it says nothing that can be understood."""
    words: dict[str, frozenset[str]] = {}
    for clause in filter(None, map(str.strip, scope.split(";"))):
        match = CLAUSE.match(clause)
        listed = frozenset(word.strip().lower() for word in match[2].split(",") if word.strip()) if match else None
        if not match or not listed or match[1] in words:
            raise ValueError(clause)
        if any(word.startswith("[") and word not in SPECIAL[match[1]] for word in listed):
            raise ValueError(clause)
        words[match[1]] = listed
    return Sense(spoken, words.get(AFTER, frozenset()), words.get(BEFORE, frozenset()))


def senses(readings: str | tuple[Sense, ...]) -> tuple[Sense, ...]:
    """Return the senses of one entry."""
    return (Sense(readings),) if isinstance(readings, str) else readings

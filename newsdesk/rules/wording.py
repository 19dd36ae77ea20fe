"""Titles that fit on a page and in a mouth; no character that a reader cannot see."""

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from newsdesk.model.base import Trail
from newsdesk.problems import Problem, error, notice
from newsdesk.rules.desk import Desk

LONGEST_TITLE = 15
SEVERAL_LINES = {"summary", "text", "short", "reason", "note", "goal", "expected"}
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
"""Characters that turn the direction of writing or break lines unseen."""


def check_wording(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield long titles and characters that cannot be seen."""
    for text in desk.texts:
        for trail, value in written(text.header):
            if unseen := _unseen(value, str(trail[-1]) in SEVERAL_LINES):
                yield error(text.origin.at(*trail), "control-character", key=trail[0], found=unseen)
    for story in desk.stories:
        words = len(story.title.split())
        if words > LONGEST_TITLE:
            yield notice(story.origin.at("title"), "title-long", words=words, most=LONGEST_TITLE)


def written(value: Any, trail: Trail = ()) -> Iterator[tuple[Trail, str]]:
    """Yield every text in a header with the way to it."""
    if isinstance(value, str):
        yield trail, value
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            yield from written(part, (*trail, position))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from written(key, (*trail, key))
            yield from written(part, (*trail, key))
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from written(getattr(value, part.name), (*trail, part.name))


def _unseen(text: str, several_lines: bool) -> str:
    """Return the code point of the first character that must not be there, such as U+0007."""
    for character in text:
        if several_lines and character == "\n":
            continue
        if unicodedata.category(character) == "Cc" or character in TURNING:
            return f"U+{ord(character):04X}"
    return ""

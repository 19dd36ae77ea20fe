"""Titles that fit on a page and in a mouth; no character that a reader cannot see."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from newsdesk.model.base import Trail
from newsdesk.model.occasion import Text
from newsdesk.model.story import Story
from newsdesk.model.texts import strange_letter, written
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.rules.desk import Desk

Body = Story | Text[Any]
Values = tuple[tuple[Trail, str], ...]
"""The texts of a header, each with the way to it."""
LONGEST_TITLE = 15
LONGEST_LINE = 250
MOST_TAGS = 20
SEVERAL_LINES = {"summary", "text", "short", "reason", "note", "goal", "expected"}
TURNING = "\u202a-\u202e\u2066-\u2069\u2028\u2029"
"""Characters that turn the direction of writing or break lines unseen."""
UNSEEN = re.compile(f"[\x00-\x1f\x7f-\x9f{TURNING}]")
UNSEEN_IN_LINES = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f{TURNING}]")
"""The same with every control character that Unicode has (Cc), without the end of a line where lines may be."""


def check_wording(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield long titles and characters that cannot be seen."""
    texts = [(text, tuple(written(text.header))) for text in desk.texts]
    for text, values in texts:
        for trail, value in values:
            if unseen := _unseen(value, str(trail[-1]) in SEVERAL_LINES):
                yield error(text.origin.at(*trail), "control-character", key=trail[0], found=unseen)
    yield from _strange(desk, texts)
    for story in desk.stories:
        yield from _title(story)
        if len(story.header.tags) > MOST_TAGS:
            yield error(story.origin.at("tags"), "too-many-tags", count=len(story.header.tags), most=MOST_TAGS)


def _strange(desk: Desk, texts: list[tuple[Body, Values]]) -> Iterator[Problem]:
    """Yield words in which a letter of another alphabet looks like one of ours: no voice reads them right."""
    said: list[tuple[Place, str]] = [
        *desk.declared("programmes", desk.broadcasting),
        *desk.declared("papers", desk.papers),
    ]
    said += desk.declared("facility", desk.facility)
    said += [(place, form) for place, *row in desk.readings() for form in row]
    for place, value in said:
        if strange := strange_letter(value):
            yield error(place, "letter-of-another-alphabet", found=strange[1])
    for text, values in texts:
        for trail, value in values:
            if strange := strange_letter(value):
                yield error(text.origin.at(*trail), "letter-of-another-alphabet", found=strange[1])
    for text in desk.texts:
        if strange := strange_letter(text.body):
            line = text.body_line + text.body.count("\n", 0, strange[0])
            yield error(text.origin.line(line), "letter-of-another-alphabet", found=strange[1])


def _title(story: Story) -> Iterator[Problem]:
    place, words = story.origin.at("title"), len(story.title.split())
    if not any(map(str.isalnum, story.title)):
        yield error(place, "title-without-words")
    elif len(story.title) > LONGEST_LINE:
        yield error(place, "title-too-long", most=LONGEST_LINE)
    elif words > LONGEST_TITLE:
        yield notice(place, "title-long", words=words, most=LONGEST_TITLE)


def _unseen(text: str, several_lines: bool) -> str:
    """Return the code point of the first character that must not be there, such as U+0007."""
    found = (UNSEEN_IN_LINES if several_lines else UNSEEN).search(text)
    return f"U+{ord(found[0]):04X}" if found else ""

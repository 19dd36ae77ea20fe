"""Titles that fit on a page and in a mouth; no character that a reader cannot see."""

import unicodedata
from collections.abc import Iterator
from datetime import date

from newsdesk.model.story import Story
from newsdesk.model.texts import strange_letter, written
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.rules.desk import Desk

LONGEST_TITLE = 15
LONGEST_LINE = 250
MOST_TAGS = 20
SEVERAL_LINES = {"summary", "text", "short", "reason", "note", "goal", "expected"}
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
"""Characters that turn the direction of writing or break lines unseen."""


def check_wording(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield long titles and characters that cannot be seen."""
    for text in desk.texts:
        for trail, value in written(text.header):
            if unseen := _unseen(value, str(trail[-1]) in SEVERAL_LINES):
                yield error(text.origin.at(*trail), "control-character", key=trail[0], found=unseen)
    yield from _strange(desk)
    for story in desk.stories:
        yield from _title(story)
        if len(story.header.tags) > MOST_TAGS:
            yield error(story.origin.at("tags"), "too-many-tags", count=len(story.header.tags), most=MOST_TAGS)


def _strange(desk: Desk) -> Iterator[Problem]:
    """Yield words in which a letter of another alphabet looks like one of ours: no voice reads them right."""
    said: list[tuple[Place, str]] = [
        *desk.declared("programmes", desk.broadcasting),
        *desk.declared("papers", desk.papers),
    ]
    said += desk.declared("facility", desk.facility)
    said += [(place, form) for place, *row in desk.readings() for form in row]
    said += [(text.origin.at(*trail), value) for text in desk.texts for trail, value in written(text.header)]
    for place, value in said:
        if strange := strange_letter(value):
            yield error(place, "letter-of-another-alphabet", found=strange[1])
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
    for character in text:
        if several_lines and character == "\n":
            continue
        if unicodedata.category(character) == "Cc" or character in TURNING:
            return f"U+{ord(character):04X}"
    return ""

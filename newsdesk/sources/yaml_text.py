"""YAML read as text: every scalar stays the text it is, every value knows its line.

YAML 1.1's own types are traps (17:00 is 1020, no is False), a doubled key silently wins and an alias can
explode; so the events of the C parser are composed here, without types, doubles or aliases.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from newsdesk.model.base import Trail
from newsdesk.problems import Place, Problem, error

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DEEPEST = 12
CONTROL = re.compile(r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML calls unprintable; libyaml says its place in bytes of another encoding."""
NOTHING = {"~", "null"}
QUOTES = {"'", '"'}

FAULTS = (
    ("tab character", "yaml-tab"),
    ("while scanning a quoted scalar", "yaml-quote"),
    ("unknown escape character", "yaml-escape"),
    ("parsing a quoted scalar", "yaml-escape"),
    ("a block scalar", "yaml-character"),
    ("a tag", "yaml-character"),
    ("tag handle", "yaml-character"),
    ("an anchor", "yaml-character"),
    ("an alias", "yaml-character"),
    ("<document start>", "yaml-other"),
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-colon-missing"),
    ("expected ',' or", "yaml-bracket"),
    ("did not find expected", "yaml-indent"),
    ("cannot start any token", "yaml-character"),
    ("not allowed", "yaml-control"),
)
"""A piece of libyaml's message, and the Problem that it means; the first that fits."""

SHIFTED = re.compile(r" +[\w-]+:(?: (?:(?!: |:$).)*)?")
"""An indented line that has one colon only, behind its key."""
NO_BLANK = re.compile(r" *(?:- )?[\w-]+:[^ \t\r\n]")
"""A key whose colon has no blank behind it, or one that only looks like a blank."""

COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
"""What stands behind a value and is no part of it for YAML, whatever its writer meant."""
CHOSEN = re.compile(r"[a-z0-9][a-z0-9:./-]*")
"""A key, a day, a number: what stands behind one is a remark."""

BEGINS_ABOVE = {"yaml-quote", "yaml-colon-missing"}
"""Faults that the parser notices lines later than they were made."""

BEHIND_QUOTES = {"yaml-indent", "yaml-bracket"}
"""Faults that are of the quotation marks, where words in quotes end right before them, on the same line."""


@dataclass
class Reading:
    """What was composed: plain values, the line of each, what was wrong, and the comments that may be cut off words."""

    value: Any = None
    lines: dict[Trail, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)


def read(text: str, path: str, first_line: int = 1) -> Reading:
    """Compose a YAML text whose first line is line `first_line` of its file."""
    reading = Reading()
    composer = _Composer(reading, path, first_line, text if "#" in text else "")
    try:
        composer.document(yaml.parse(text, Loader=LOADER))
    except yaml.YAMLError as fault:
        reading.problems.append(_fault(fault, text, path, first_line, composer.quoted))
        reading.value = None
    return reading


def _fault(fault: yaml.YAMLError, text: str, path: str, first_line: int, quoted: Any) -> Problem:
    """Say what the parser stumbled over; `quoted`: the last words in quotes before it."""
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    said = str(fault)
    control = CONTROL.search(text)
    row = mark.line if mark else text.count("\n", 0, control.start()) if control else 0
    start = getattr(fault, "context_mark", None)
    rows = text.split("\n")
    last = len(rows) - 1  # libyaml also ends a line at U+2028
    row = min(row, last)
    code = next((code for piece, code in FAULTS if piece in said), "yaml-other")
    if code == "yaml-character" and "\t" in rows[row]:
        code = "yaml-tab"
    if code in BEGINS_ABOVE and start:
        row = min(start.line, last)
    if mark and quoted and code in BEHIND_QUOTES and not text[quoted.end_mark.index : mark.index].strip(" \t"):
        row = min(quoted.start_mark.line, last)
        code = _of_quotes(code, quoted)
    code = _of_colons(code, rows[row])
    return error(Place(path, first_line + row), code, found=rows[row].strip()[:60])


def _of_quotes(code: str, quoted: Any) -> str:
    """Return what is rather meant where words in quotes end too early: the next mark closed them, maybe lines below."""
    if quoted.start_mark.line < quoted.end_mark.line:
        return "yaml-quote"
    return "yaml-quote-early" if code == "yaml-indent" else code


def _of_colons(code: str, row: str) -> str:
    """Return what is rather meant by a fault of colons: quotes mend no line that is merely shifted."""
    if code == "yaml-colon" and SHIFTED.fullmatch(row):
        return "yaml-indent"
    return "yaml-colon-blank" if code == "yaml-colon-missing" and NO_BLANK.match(row) else code


class _Composer:
    """Turns the parser's events into plain values; stops at what must not be there."""

    def __init__(self, reading: Reading, path: str, first_line: int, text: str) -> None:
        """`text`: what the events are of, where it may hold a comment."""
        self.reading, self.path, self.first_line, self.text = reading, path, first_line, text
        self.quoted: Any = None

    def document(self, events: Iterator[Any]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.reading.value is not None:
                    self._problem("yaml-two-documents", event)
                    return
                self.reading.value = self._node(next(events), events, ())

    def _problem(self, code: str, event: Any, **facts: object) -> None:
        self.reading.problems.append(error(Place(self.path, self._line(event)), code, **facts))

    def _line(self, event: Any) -> int:
        return int(self.first_line + event.start_mark.line)

    def _node(self, event: Any, events: Iterator[Any], trail: Trail) -> Any:
        self.reading.lines.setdefault(trail, self._line(event))
        if swallowed := event.anchor or getattr(event, "tag", None):
            self._problem("yaml-alias", event, name=swallowed.lstrip("!"))
        if isinstance(event, yaml.AliasEvent):
            return None
        if isinstance(event, yaml.ScalarEvent):
            self._note_end(event)
            absent = not event.value.strip() or (event.implicit[0] and event.value in NOTHING)
            return None if absent else event.value
        if len(trail) >= DEEPEST:
            self._problem("yaml-deep", event)
            raise yaml.YAMLError("too deep")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, trail)
        return self._mapping(events, trail)

    def _note_end(self, event: Any) -> None:
        if not event.implicit[0]:
            self.quoted = event if event.style in QUOTES else None
        elif found := COMMENT.match(self.text, event.end_mark.index):
            comment = found[1].rstrip()
            is_cut = not CHOSEN.fullmatch(event.value) if event.value else comment[1:2].strip()  # as in "question: #1?"
            if is_cut:
                self.reading.comments.append((self.first_line + event.end_mark.line, comment))

    def _sequence(self, events: Iterator[Any], trail: Trail) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            values.append(self._node(event, events, (*trail, len(values))))
        return values

    def _mapping(self, events: Iterator[Any], trail: Trail) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            name = self._key(key, events, trail)
            here = (*trail, name)
            doubled = here in self.reading.lines
            if doubled:
                self._problem("yaml-doubled-key", key, key=name, first=self.reading.lines[here])
            self.reading.lines.setdefault(here, self._line(key))
            told = next(events)
            if told.start_mark.index == key.end_mark.index:  # within braces a comma ends a value, also in "a, b"
                self._problem("yaml-comma", key, found=name[:60])
            value = self._node(told, events, here)
            if value is not None and not doubled:
                values[name] = value
        return values

    def _key(self, event: Any, events: Iterator[Any], trail: Trail) -> str:
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        self._problem("yaml-key", event)
        self._node(event, events, (*trail, f"?{self._line(event)}"))
        return f"?{self._line(event)}"

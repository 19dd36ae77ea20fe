"""Change single entries of a story's header; every other byte of the file stays as it is."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml

from newsdesk.commands import header_places as places
from newsdesk.model.story import Approval, Stage
from newsdesk.sources.yaml_text import NOTHING

BARE = re.compile(r"[^\W_][\w ./()-]*(?<! )\Z")
WIDEST = 110
"""Characters of a line in braces; what is longer stands in rows below its key."""


def with_approval(content: bytes, approval: Approval) -> bytes:
    """Return a story's file with one more approval and the stage `approved`.

    Comments, the order of keys, quotes, line ends and the body are the same bytes as before.
    """
    row = {"by": approval.by, "office": approval.office, "on": approval.on.isoformat(), "digest": approval.digest}
    return _edited(content, Stage.APPROVED, lambda text, newline: _with_row(text, in_braces(row), newline))


def with_block(content: bytes, stage: Stage, key: str, entry: Mapping[str, str]) -> bytes:
    """Return a story's file with a stage, and with this entry under a key, whatever stood there before.

    Raises ValueError where the header has no place for it that could be found.
    """
    return _edited(content, stage, lambda text, newline: _with_entry(text, key, entry, newline))


def with_stage(content: bytes, stage: Stage) -> bytes:
    """Return a story's file with another stage."""
    return _edited(content, stage, lambda text, _newline: text)


def _edited(content: bytes, stage: Stage, change: Callable[[str, str], str]) -> bytes:
    start, end = places.header(content)
    text = content[start:end].decode("utf-8")
    changed = change(text, "\r\n" if "\r\n" in text else "\n")
    return content[:start] + _with_stage(changed, stage).encode("utf-8") + content[end:]


def in_braces(entry: Mapping[str, str]) -> str:
    """Return an entry as YAML on one line, quoted where YAML needs it."""
    return "{" + ", ".join(f"{key}: {_quoted(value)}" for key, value in entry.items()) + "}"


def _quoted(value: str) -> str:
    plain = BARE.match(value) and value not in NOTHING
    return value if plain else "'" + value.replace("'", "''") + "'"


def _node(text: str, key: str) -> tuple[Any, Any] | None:
    """Return the nodes of a key of the header and of its value."""
    return next(((name, value) for name, value in places.root(text).value if name.value == key), None)


def _with_stage(text: str, stage: Stage) -> str:
    found = _node(text, "stage")
    if found is None:
        raise ValueError("a story has a stage")
    value = found[1]
    return text[: value.start_mark.index] + stage.value + text[value.end_mark.index :]


def _with_entry(text: str, key: str, entry: Mapping[str, str], newline: str) -> str:
    """Put an entry in the place of the key's old value, or add the key behind all others."""
    root, found = places.root(text), _node(text, key)
    braces = in_braces(entry)
    if found is None and root.flow_style:
        return _into_brackets(text, root, f"{key}: {braces}")
    column = root.value[0][0].start_mark.column
    inline = root.flow_style or len(key) + len(braces) < WIDEST
    rows = "".join(f"{newline}{' ' * (column + 2)}{name}: {_quoted(value)}" for name, value in entry.items())
    if found is None:
        return _at_the_end(text, f"{' ' * column}{key}:{f' {braces}' if inline else rows}", newline)
    colon = text.index(":", found[0].end_mark.index) + 1
    kept, end = _between(text, colon, found[1])
    return text[:colon] + (f" {braces}{kept}" if inline else f"{kept}{rows}") + text[end:]


def _between(text: str, colon: int, value: Any) -> tuple[str, int]:
    """Return the comment that stands behind a key whose value begins below it, and where the old value ends."""
    if isinstance(value, yaml.ScalarNode) and not value.value and value.start_mark.index == value.end_mark.index:
        return "", colon
    end = len(text[: places.end(value)].rstrip())
    line, below, _ = text[colon : value.start_mark.index].partition("\n")
    return (line.rstrip() if below else ""), end


def _at_the_end(text: str, line: str, newline: str) -> str:
    gap = "" if text.endswith("\n") or not text else newline
    return f"{text}{gap}{line}{newline}"


def _with_row(text: str, row: str, newline: str) -> str:
    """Add a row to the list of approvals."""
    found = _node(text, "approvals")
    if found is None or (isinstance(found[1], yaml.ScalarNode) and not found[1].value):
        return _new_list(text, row, newline, found)
    value = found[1]
    if not isinstance(value, yaml.SequenceNode):
        raise ValueError("approvals are a list")
    if value.flow_style:
        return _into_brackets(text, value, row)
    return _after_last(text, value, row, newline)


def _new_list(text: str, row: str, newline: str, empty: tuple[Any, Any] | None) -> str:
    """Add the key before the closing fence, or a row below a key that stands empty."""
    root = places.root(text)
    if root.flow_style and empty is None:
        return _into_brackets(text, root, f"approvals: [{row}]")
    lead = " " * root.value[0][0].start_mark.column
    if empty is not None:
        at = text.index("\n", empty[0].end_mark.index) + 1
        return text[:at] + f"{lead}  - {row}{newline}" + text[at:]
    return _at_the_end(text, f"{lead}approvals:{newline}{lead}  - {row}", newline)


def _into_brackets(text: str, value: Any, entry: str) -> str:
    end = value.end_mark.index - 1
    lead = text[:end].rstrip()
    comma = "" if not value.value or lead.endswith(",") else ", "
    return text[: len(lead)] + (comma or (" " if lead.endswith(",") else "")) + entry + text[len(lead) :]


def _after_last(text: str, value: Any, row: str, newline: str) -> str:
    """Add a row below the last item, its dash under the other dashes."""
    last = places.end(value.value[-1])
    end = text.find("\n", last - 1 if text[last - 1 : last] == "\n" else last)
    at = len(text) if end < 0 else end + 1
    gap = newline if end < 0 else ""
    return text[:at] + f"{gap}{' ' * value.start_mark.column}- {row}{newline}" + text[at:]

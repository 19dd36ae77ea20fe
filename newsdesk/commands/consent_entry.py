"""Write one more slip into content/consents.yaml in the file's own style; every other byte stays as it is."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import yaml

from newsdesk.commands.consent_edit import register_of
from newsdesk.commands.yaml_words import in_line, plain
from newsdesk.model.consent import Consent, Consents, Purpose
from newsdesk.sources.yaml_text import LOADER

BOM = "\ufeff"
NUMBERED = re.compile(r"(?P<lead>.*?)(?P<number>\d+)\Z", re.ASCII)


def next_free(slips: Iterable[str], year: int) -> str:
    """Return the number after the highest of a year, counted as the newest slips of that year are."""
    known = [found for one in slips if (found := NUMBERED.match(one)) and str(year) in found["lead"]]
    if not known:
        return f"PDY-{year}-001"
    lead = known[-1]["lead"]
    numbers = [one["number"] for one in known if one["lead"] == lead]
    return f"{lead}{max(map(int, numbers)) + 1:0{max(map(len, numbers))}}"


def with_slip(content: bytes | None, slip: Consent) -> bytes | None:
    """Return the file with one slip more at the end of its list; None where the machine cannot write it in.

    The result is read back: it must be the same register but for that one slip.
    """
    before = register_of(content) if content is not None else Consents()
    if before is None:
        return None
    text = (content or b"").decode("utf-8")
    mark, text = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    edited = (mark + _inserted(text, slip)).encode()
    return edited if register_of(edited) == replace(before, slips=(*before.slips, slip)) else None


def _inserted(text: str, slip: Consent) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    root: Any = yaml.compose(text, Loader=LOADER)
    pair = next((pair for pair in root.value if pair[0].value == "slips"), None) if root is not None else None
    if pair is None:
        gap = "" if not text or text.endswith("\n") else newline
        return f"{text}{gap}slips:{newline}  - {_in_braces(slip)}{newline}"
    key, listed = pair
    if not isinstance(listed, yaml.SequenceNode):
        row = f"{' ' * (key.start_mark.column + 2)}- {_in_braces(slip)}"
        return text if listed.value else _below(text, key.end_mark.index + 1, [row], newline)
    last = listed.value[-1] if listed.value else None
    if last is not None and not listed.flow_style:
        return _below(text, _end(last), _rows(slip, listed.start_mark.column, last), newline)
    at = last.end_mark.index if last else listed.start_mark.index + 1
    return f"{text[:at]}{', ' if last else ''}{_in_braces(slip)}{text[at:]}"


def _below(text: str, end: int, rows: list[str], newline: str) -> str:
    """Add rows below the line on which something ends."""
    found = text.find("\n", end - 1)
    at, gap = (len(text), newline) if found < 0 else (found + 1, "")
    return text[:at] + gap + newline.join(rows) + newline + text[at:]


def _end(node: Any) -> int:
    """Return where the last word of a value ends: one over several lines claims to end where the next thing begins."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _rows(slip: Consent, column: int, last: Any) -> list[str]:
    """Return a slip as the one before it is written: on one line in braces, or a line for each key."""
    lead = " " * column + "- "
    if last.flow_style or not isinstance(last, yaml.MappingNode):
        return [lead + _in_braces(slip)]
    inside = last.value[0][0].start_mark.column
    pairs = [f"{key}: {in_line(value)}" for key, value in _written(slip).items()]
    return [f"{lead:{inside}}{pairs[0]}", *(" " * inside + pair for pair in pairs[1:])]


def _in_braces(slip: Consent) -> str:
    return "{" + ", ".join(f"{key}: {in_line(value)}" for key, value in _written(slip).items()) + "}"


def _written(slip: Consent) -> dict[str, Any]:
    """Return what a slip says, in the order of its keys; what it does not say is absent."""
    keys = ("slip", "on", *(purpose.value for purpose in Purpose), "until")
    found = plain({key: getattr(slip, key) for key in keys if getattr(slip, key)})
    return found if isinstance(found, dict) else {}

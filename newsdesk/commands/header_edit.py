"""Change single lines of a story's header; every other byte of the file stays as it is."""

import re
from typing import Any

import yaml

from newsdesk.model.story import Approval, Stage
from newsdesk.sources.yaml_text import LOADER

FENCE = re.compile(rb"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
BOM = b"\xef\xbb\xbf"


def with_approval(content: bytes, approval: Approval) -> bytes:
    """Return a story's file with one more approval and the stage `approved`.

    Comments, the order of keys, quotes, line ends and the body are the same bytes as before.
    """
    start, end = _header(content)
    text = content[start:end].decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    edited = _with_entry(text, _one_line(approval), newline)
    return content[:start] + _with_stage(edited, Stage.APPROVED).encode("utf-8") + content[end:]


def _header(content: bytes) -> tuple[int, int]:
    """Return where the YAML between the two fences begins and ends."""
    offset = len(BOM) if content.startswith(BOM) else 0
    first, last = [*FENCE.finditer(content[offset:]), None, None][:2]
    if first is None or last is None:
        raise ValueError("a file that was read has a header")
    return content.index(b"\n", offset + first.start()) + 1, offset + last.start()


def _one_line(approval: Approval) -> str:
    """Return the approval as YAML in braces, quoted where YAML needs it."""
    entry = {
        "by": approval.by,
        "office": approval.office,
        "on": approval.on.isoformat(),
        "digest": approval.digest,
    }
    quoted = ((key, _quoted(value)) for key, value in entry.items())
    return "{" + ", ".join(f"{key}: {value}" for key, value in quoted) + "}"


def _quoted(value: str) -> str:
    plain = re.fullmatch(r"[^\W_][\w ./()-]*", value) and not value.endswith(" ")
    return value if plain else "'" + value.replace("'", "''") + "'"


def _node(text: str, key: str) -> tuple[Any, Any] | None:
    """Return the nodes of a key of the header and of its value, with their places in the text."""
    root: Any = yaml.compose(text, Loader=LOADER)
    for name, value in root.value:
        if name.value == key:
            return name, value
    return None


def _with_stage(text: str, stage: Stage) -> str:
    found = _node(text, "stage")
    if found is None:
        raise ValueError("a story has a stage")
    value = found[1]
    return text[: value.start_mark.index] + stage.value + text[value.end_mark.index :]


def _with_entry(text: str, entry: str, newline: str) -> str:
    found = _node(text, "approvals")
    if found is None or (isinstance(found[1], yaml.ScalarNode) and not found[1].value):
        return _new_list(text, entry, newline, found)
    value = found[1]
    if not isinstance(value, yaml.SequenceNode):
        raise ValueError("approvals are a list")
    if value.flow_style:
        return _into_brackets(text, value, entry)
    return _after_last(text, value, entry, newline)


def _new_list(text: str, entry: str, newline: str, empty: tuple[Any, Any] | None) -> str:
    """Add the key before the closing fence, or an entry below a key that stands empty."""
    if empty is not None:
        at = text.index("\n", empty[0].end_mark.index) + 1
        return text[:at] + f"  - {entry}{newline}" + text[at:]
    gap = "" if text.endswith("\n") or not text else newline
    return text + f"{gap}approvals:{newline}  - {entry}{newline}"


def _into_brackets(text: str, value: Any, entry: str) -> str:
    end = value.end_mark.index - 1
    lead = text[:end].rstrip()
    comma = "" if not value.value or lead.endswith(",") else ", "
    return text[: len(lead)] + (comma or (" " if lead.endswith(",") else "")) + entry + text[len(lead) :]


def _after_last(text: str, value: Any, entry: str, newline: str) -> str:
    """Add a row below the last item, its dash under the other dashes."""
    last = _end(value.value[-1])
    end = text.find("\n", last - 1 if text[last - 1 : last] == "\n" else last)
    at = len(text) if end < 0 else end + 1
    gap = newline if end < 0 else ""
    return text[:at] + f"{gap}{' ' * value.start_mark.column}- {entry}{newline}" + text[at:]


def _end(node: Any) -> int:
    """Return where a node's own text ends: the mark of a block lies behind the comments that follow it."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(node, yaml.MappingNode) else last)

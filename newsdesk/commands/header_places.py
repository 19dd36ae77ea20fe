"""Where things stand in a story's file: the header between its fences, its nodes, and where each of them ends."""

import re
from typing import Any

import yaml

from newsdesk.files import nfc
from newsdesk.model.base import Trail
from newsdesk.sources.yaml_text import LOADER

FENCE = re.compile(rb"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
BOM = b"\xef\xbb\xbf"
UNSEEN = " \t\r\n"
"""What may stand behind a node; a space that does not break belongs to the words."""
KEEP = re.compile(r"[|>]\d?\+")


def header(content: bytes) -> tuple[int, int]:
    """Return where the YAML between the two fences begins and ends."""
    offset = len(BOM) if content.startswith(BOM) else 0
    first, last = [*FENCE.finditer(content[offset:]), None, None][:2]
    if first is None or last is None:
        raise ValueError("a file that was read has a header")
    return content.index(b"\n", offset + first.start()) + 1, offset + last.start()


def root(text: str) -> Any:
    """Return the header's own node, with its places in the text; raises ValueError where an edit broke it."""
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as fault:
        raise ValueError("no header any more") from fault
    if not isinstance(node, yaml.MappingNode) or not node.value:
        raise ValueError("a header is made of keys")
    return node


def way(text: str, trail: Trail) -> list[Any]:
    """Return the nodes from the header's own to the one at the end of a trail; the last is None where it is absent."""
    nodes = [root(text)]
    for step in trail:
        nodes.append(_child(nodes[-1], step))
    return nodes


def _child(node: Any, step: str | int) -> Any:
    if isinstance(step, int) and isinstance(node, yaml.SequenceNode):
        return node.value[step] if step < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if word(key) == step), None)
    raise ValueError("a trail that leads nowhere")


def word(key: Any) -> str:
    """Return a key as it is known; raises ValueError where an edit made something else of it."""
    if not isinstance(key, yaml.ScalarNode):
        raise ValueError("a key is a word")
    return nfc(key.value)


def end(node: Any) -> int:
    """Return where a node's own text ends: the mark of a block lies behind the comments that follow it."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end(last[1] if isinstance(node, yaml.MappingNode) else last)


def last_letter(text: str, node: Any) -> int:
    """Return where the last line of a node ends, without empty lines behind it unless they belong to it."""
    if isinstance(node, yaml.ScalarNode):
        stop = int(node.end_mark.index)
        if KEEP.match(text, node.start_mark.index) and node.style in ("|", ">"):
            return stop - len(text[:stop]) + len(text[:stop].removesuffix("\n").removesuffix("\r"))
        return max(len(text[:stop].rstrip(UNSEEN)), int(node.start_mark.index))
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return last_letter(text, last[1] if isinstance(node, yaml.MappingNode) else last)


def line_start(text: str, at: int) -> int:
    """Return where the line of a place begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line of a place ends, before its line end."""
    found = text.find("\n", at)
    stop = len(text) if found < 0 else found
    return stop - 1 if stop > at and text[stop - 1] == "\r" else stop


def next_line(text: str, at: int) -> int:
    """Return where the line below a place begins."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1

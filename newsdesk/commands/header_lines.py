"""One change of a header's text: another value, a key or an item more or less; in rows or in braces."""

from dataclasses import dataclass
from typing import Any

import yaml

from newsdesk.commands import header_places as places
from newsdesk.commands import yaml_words as words
from newsdesk.commands.yaml_words import Plain
from newsdesk.model.base import Trail


@dataclass(frozen=True, slots=True)
class Pen:
    """How it is written: the file's line end, and whether text may stand in rows."""

    newline: str
    literal: bool = True

    def rows(self, rows: list[str]) -> str:
        """Return rows that follow a line, each behind a line end."""
        return "".join(self.newline + row for row in rows)


def replaced(text: str, trail: Trail, value: Plain, pen: Pen) -> str:
    """Return the text with a value in the place of the one at a trail; a comment behind it stays."""
    nodes = places.way(text, trail)
    node, parent = nodes[-1], nodes[-2]
    start, stop = node.start_mark.index, node.end_mark.index
    quote = node.style if isinstance(node, yaml.ScalarNode) else None
    if any(around.flow_style for around in nodes[:-1]):
        return text[:start] + (" " if start == stop else "") + words.in_line(value, quote) + text[stop:]
    head, rows = _written(value, parent, pen, quote)
    start, stop, below = _extent(text, node, parent, trail[-1])
    kept = text[stop : places.line_end(text, stop)]
    lead: str = text[:start] if head else text[:start].rstrip(" ")
    gap = " " if head and text[start - 1 : start] in (":", "-") else ""
    behind = text[max(below, stop + len(kept)) :]
    return lead + gap + head + (kept if kept.strip() else "") + pen.rows(rows) + behind


def _written(value: Plain, parent: Any, pen: Pen, quote: str | None) -> tuple[str, list[str]]:
    if isinstance(parent, yaml.SequenceNode):
        return words.item(value, parent.start_mark.column + 2, literal=pen.literal)
    return words.beneath(value, parent.start_mark.column, literal=pen.literal, quote=quote)


def _extent(text: str, node: Any, parent: Any, step: str | int) -> tuple[int, int, int]:
    """Return where a value's first words begin and end on their line, and where its last line ends."""
    start, stop = node.start_mark.index, places.end(node)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        mark = start + len(text[start : places.line_end(text, start)].split(" ")[0])
        return start, mark, places.last_letter(text, node)
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        return start, stop, stop
    last = places.line_end(text, places.last_letter(text, node))
    if isinstance(parent, yaml.MappingNode):
        key: Any = next(key for key, _ in parent.value if places.word(key) == step)
        colon = text.index(":", int(key.end_mark.index)) + 1
        return colon, colon, last
    return start, last, last


def removed(text: str, trail: Trail) -> str:
    """Return the text without a key or an item: without its lines, or without its piece of the brackets."""
    parent, at = places.way(text, trail)[-2], _position(text, trail)
    spans = _spans(text, parent)
    start, stop = spans[at]
    if parent.flow_style:
        begin, end = (start, spans[at + 1][0]) if at + 1 < len(spans) else (spans[at - 1][1] if at else start, stop)
        return text[:begin] + text[end:]
    line = places.line_start(text, start)
    if text[line:start].strip(" ?"):
        return text[:start] + text[spans[at + 1][0] :] if at + 1 < len(spans) else text[:start] + "{}" + text[stop:]
    return text[:line] + text[places.next_line(text, stop) :]


def with_key(text: str, trail: Trail, value: Plain, behind: int, pen: Pen) -> str:
    """Return the text with one more key, behind that many of the keys that its mapping has."""
    parent, key = places.way(text, trail[:-1])[-1], words.key_word(str(trail[-1]))
    if any(around.flow_style for around in places.way(text, trail[:-1])):
        return _into_brackets(text, parent, f"{key}: {words.in_line(value)}", behind)
    column = int(parent.start_mark.column)
    head, rows = words.beneath(value, column, literal=pen.literal)
    lines = [f"{key}:{head and ' '}{head}", *rows]
    if behind == 0:
        first = int(parent.start_mark.index)
        return text[:first] + pen.newline.join(lines) + pen.newline + " " * column + text[first:]
    return _below(text, _spans(text, parent)[behind - 1][1], [" " * column + lines[0], *rows], pen)


def sources(text: str, trail: Trail) -> list[str]:
    """Return the items of a list as they are written: their lines, or their pieces of the brackets."""
    nodes = places.way(text, trail)
    spans = _spans(text, nodes[-1])
    if any(around.flow_style for around in nodes):
        return [text[start:stop] for start, stop in spans]
    return [text[places.line_start(text, start) : places.line_end(text, stop)] for start, stop in spans]


def with_item(text: str, trail: Trail, value: Plain, pen: Pen, source: str | None = None) -> str:
    """Return the text with one more item, which stands at the end of the trail; `source` is it as once written."""
    at, nodes = _position(text, trail), places.way(text, trail[:-1])
    parent = nodes[-1]
    if any(around.flow_style for around in nodes):
        return _into_brackets(text, parent, source or words.in_line(value), at)
    lines = [source] if source else _item(parent, value, at, pen)
    spans = _spans(text, parent)
    if at == 0:
        line = places.line_start(text, spans[0][0])
        return text[:line] + pen.newline.join(lines) + pen.newline + text[line:]
    return _below(text, spans[at - 1][1], lines, pen)


def _item(parent: Any, value: Plain, at: int, pen: Pen) -> list[str]:
    """Return the rows of a new item, in braces where its neighbour is."""
    neighbour, column = parent.value[min(at, len(parent.value) - 1)], parent.start_mark.column
    braces = not isinstance(neighbour, yaml.MappingNode) or bool(neighbour.flow_style)
    head, rows = words.item(value, column + 2, literal=pen.literal, braces=braces)
    return [f"{' ' * column}- {head}", *rows]


def _below(text: str, at: int, lines: list[str], pen: Pen) -> str:
    line = places.line_end(text, at)
    return text[:line] + pen.rows(lines) + text[line:]


def _into_brackets(text: str, parent: Any, entry: str, at: int) -> str:
    spans = _spans(text, parent)
    if not spans:
        return text[: parent.start_mark.index + 1] + entry + text[parent.end_mark.index - 1 :]
    if at == 0:
        return text[: spans[0][0]] + entry + ", " + text[spans[0][0] :]
    stop = spans[at - 1][1]
    return text[:stop] + ", " + entry + text[stop:]


def _position(text: str, trail: Trail) -> int:
    step = trail[-1]
    if isinstance(step, int):
        return step
    return [places.word(key) for key, _ in places.way(text, trail)[-2].value].index(step)


def _spans(text: str, parent: Any) -> list[tuple[int, int]]:
    """Return where each key or item begins, its dash included, and where its last line's words end."""
    if isinstance(parent, yaml.MappingNode):
        return [(key.start_mark.index, places.last_letter(text, value)) for key, value in parent.value]
    if parent.flow_style:
        return [(node.start_mark.index, places.last_letter(text, node)) for node in parent.value]
    column = parent.start_mark.column
    return [(_dash(text, node, column), places.last_letter(text, node)) for node in parent.value]


def _dash(text: str, node: Any, column: int) -> int:
    """Return where the dash of an item stands: on its first line, or alone on a line above."""
    line = places.line_start(text, node.start_mark.index)
    while line and text[line + column : line + column + 1] != "-":
        line = places.line_start(text, line - 1)
    return line + column

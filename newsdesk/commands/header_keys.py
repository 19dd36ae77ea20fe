"""Give keys of a story's header other values: only the lines of what became different are written anew."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from newsdesk.commands import header_lines as lines
from newsdesk.commands import header_places as places
from newsdesk.commands.header_lines import Pen
from newsdesk.commands.item_pairs import name, pairs
from newsdesk.commands.yaml_words import Plain, Value, plain
from newsdesk.files import nfc
from newsdesk.model.base import Trail
from newsdesk.sources import yaml_text

# fmt: off
ORDER = (
    "title", "date", "expires", "slug", "redirect_from", "kind", "field", "unit", "plan", "summary", "tags",
    "channels", "audience", "stage", "image", "image_alt", "registration", "people", "evidence", "awards",
    "spoken", "lesson", "question", "replicated", "sample", "submitted", "approvals", "returned", "withdrawn",
)
# fmt: on
"""The order in which stories write their keys: a new one takes its place behind the nearest that is there."""
STEPS = frozenset({"stage", "submitted", "approvals", "returned", "withdrawn"})
"""Keys that commands write: no form may."""


def with_keys(content: bytes, changes: Mapping[str, Value | None]) -> bytes:
    """Return a story's file with other values of some keys; None takes a key away.

    A value that is the same already changes nothing; in lists and groups, what stays the same keeps its lines, with the
    comments around it. Raises ValueError where the result would not read as what was meant.
    """
    if steps := STEPS & changes.keys():
        raise ValueError(f"not for a form: {', '.join(sorted(steps))}")
    start, stop = places.header(content)
    text = content[start:stop].decode("utf-8")
    wanted = {key: plain(value) for key, value in changes.items()}
    meant = {key: value for key, value in (read(text) | wanted).items() if value is not None}
    for literal in (True, False):
        pen = Pen("\r\n" if "\r\n" in text else "\n", literal)
        with suppress(ValueError, IndexError, StopIteration):
            edited = _changed(text, wanted, pen)
            if read(edited) == meant:
                return content[:start] + edited.encode("utf-8") + content[stop:]
    raise ValueError("the header has no place for it that could be found")


def read(text: str) -> dict[str, Any]:
    """Return the header's keys as the desk reads them."""
    reading = yaml_text.read(nfc(text.replace("\r\n", "\n").replace("\r", "\n")), "")
    if reading.problems or not isinstance(reading.value, dict):
        raise ValueError("a header that cannot be read")
    return reading.value


def _changed(text: str, wanted: Mapping[str, Plain | None], pen: Pen) -> str:
    for key, value in wanted.items():
        text = _set(text, (key,), value, ORDER, pen)
    return text


def _set(text: str, trail: Trail, value: Plain | None, order: Sequence[str], pen: Pen) -> str:
    """Bring what stands at a trail to a value, by the smallest change."""
    node = places.way(text, trail)[-1]
    if value is None:
        return text if node is None else lines.removed(text, trail)
    if node is None:
        return lines.with_key(text, trail, value, _behind(text, trail, order), pen)
    old = _value(node)
    if old == value:
        return text
    if isinstance(old, dict) and isinstance(value, dict) and old.keys() & value.keys():
        gone = {key: None for key in old if key not in value}
        for key, entry in [*value.items(), *gone.items()]:
            text = _set(text, (*trail, key), entry, tuple(value), pen)
        return text
    if isinstance(old, list) and isinstance(value, list) and old and value:
        return _listed(text, trail, old, value, pen)
    return lines.replaced(text, trail, value, pen)


def _behind(text: str, trail: Trail, order: Sequence[str]) -> int:
    """Return behind how many of the keys that are there a new one belongs, so that keys keep their usual order."""
    there = [places.word(key) for key, _ in places.way(text, trail[:-1])[-1].value]
    if trail[-1] not in order:
        return len(there)
    before = reversed(order[: order.index(str(trail[-1]))])
    return next((there.index(key) + 1 for key in before if key in there), 0)


def _listed(text: str, trail: Trail, old: list[Any], new: list[Plain], pen: Pen) -> str:
    """Bring a list to another one from its end on, so that what stands above keeps its number.

    An item that only stands elsewhere now is moved as it was written, its comment with it.
    """
    steps, written = pairs(old, new), lines.sources(text, trail)
    moved = {name(old[was]): written[was] for was, becomes in steps if was is not None and becomes is None}
    here = len(old)
    for was, becomes in reversed(steps):
        here = here if was is None else was
        if becomes is None:
            text = lines.removed(text, (*trail, here))
            continue
        entry = new[becomes]
        if was is None:
            text = lines.with_item(text, (*trail, here), entry, pen, moved.pop(name(entry), None))
        text = _set(text, (*trail, here), entry, tuple(entry) if isinstance(entry, dict) else (), pen)
    return text


def _value(node: Any) -> Any:
    """Return what a node says, as the desk reads it."""
    if isinstance(node.value, str):
        bare = node.style is None and node.value in yaml_text.NOTHING
        return None if bare or not node.value.strip() else nfc(node.value)
    if node.id == "sequence":
        return [_value(entry) for entry in node.value]
    pairs = {places.word(key): _value(entry) for key, entry in node.value}
    return {key: value for key, value in pairs.items() if value is not None}

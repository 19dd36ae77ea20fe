"""A story's file is given another header and another body: what reads the same keeps its bytes."""

from collections.abc import Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from newsdesk.commands import header_places as places
from newsdesk.commands.body_edit import with_body
from newsdesk.commands.header_keys import read, with_keys
from newsdesk.commands.item_pairs import NAMES
from newsdesk.commands.yaml_words import Value
from newsdesk.model.story import Header
from newsdesk.sources import markdown_file
from newsdesk.sources.plain import Written


def with_story(content: bytes, header: Header, body: str | None = None) -> bytes:
    """Return a story's file that reads as this header, and as this body where one is given.

    Raises ValueError where the file cannot be read, where a step's own keys would become others, and where the result
    would not read as what was meant.
    """
    before = _header(content)
    start, stop = places.header(content)
    written = read(content[start:stop].decode("utf-8"))
    changes = {
        field.name: _told(field, getattr(header, field.name), getattr(before, field.name), written.get(field.name))
        for field in fields(Header)
        if getattr(header, field.name) != getattr(before, field.name)
    }
    edited = with_keys(content, changes) if changes else content
    if body is not None:
        edited = with_body(edited, body)
    if _header(edited) != header:
        raise ValueError("the header would not read as what was meant")
    return edited


def _header(content: bytes) -> Header:
    sheet, _ = markdown_file.read(Written("", len(content), content), Header)
    if sheet is None:
        raise ValueError("a story that cannot be read")
    return sheet.header


def _told(field: Field[Any], value: Any, before: Any, written: Any) -> Value | None:
    """Return what a key is given; an item that is the same as before is told as it is written, defaults and all."""
    if value == _default(field):
        return None
    if not isinstance(value, tuple):
        told: Value = as_value(value)
        return told
    known: list[tuple[Any, Value]] = []
    if isinstance(before, tuple) and isinstance(written, list):
        known = list(zip(before, written, strict=True))
    return [_as_written(item, known) for item in value]


def _as_written(item: Any, known: Sequence[tuple[Any, Value]]) -> Value:
    return next((written for before, written in known if before == item), as_value(item))


def as_value(noun: Any) -> Any:
    """Return a noun as the keys that say more than their default; what it is known by comes first."""
    if isinstance(noun, tuple):
        return [as_value(item) for item in noun]
    if not is_dataclass(noun):
        return noun
    told = sorted(fields(noun), key=lambda field: field.name not in NAMES)
    pairs = ((field, getattr(noun, field.name)) for field in told)
    return {field.name: as_value(value) for field, value in pairs if value != _default(field)}


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()

"""The JSON Schema of a file that people write, with labels and hints, for one desk with its own keys."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import Enum
from typing import Any

from pydantic import TypeAdapter

from newsdesk.schemas.keys import CITED, GROWING, NO_KEYS, Keys
from newsdesk.schemas.labels import choices, file_title, label
from newsdesk.schemas.nouns import Sheet, parts
from newsdesk.schemas.shapes import NOTHING, PLAIN, Shapes

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest one that every editor's YAML server knows whole."""
MADE = "Made by python3 tasks.py schemas; nobody edits it."
WHOLE = "#/definitions/{model}"
Shape = dict[str, Any]


def schema_of(sheet: Sheet, keys: Keys = NO_KEYS) -> Shape:
    """Return the schema of a kind of file, of its header where it is a text."""
    noun = sheet.noun
    made = TypeAdapter(noun).json_schema(ref_template=WHOLE, schema_generator=Shapes)
    definitions = made.pop("$defs", {})
    known = {part.__name__: part for part in parts(noun)}
    root = _noun(noun, made, keys)
    empty = {} if root.get("required") else {"type": ["object", "null"]}
    return {
        "$schema": DIALECT,
        "$id": f"urn:newsdesk:{sheet.name}",
        "$comment": MADE,
        **root,
        "title": file_title(sheet.name),
        **empty,
        "definitions": {key: _part(known[key], definitions[key], keys) for key in sorted(definitions)},
    }


def _part(kind: type[Any], shape: Shape, keys: Keys) -> Shape:
    return _noun(kind, shape, keys) if is_dataclass(kind) else _choice(kind, shape)


def _choice(enum: type[Enum], shape: Shape) -> Shape:
    """Return an enumeration with what each value is called."""
    del shape["title"]
    return shape | _described(choices(enum))


def _described(names: Mapping[str, str]) -> Shape:
    """Return what each value is called, in the words that editors of JSON Schemas look for."""
    told = list(names.values())
    return {"enumDescriptions": told, "markdownEnumDescriptions": told}


def _noun(noun: type[Any], shape: Shape, keys: Keys) -> Shape:
    required = shape.get("required", [])
    properties = {
        key: _property(noun, key, value, keys, needed=key in required) for key, value in shape["properties"].items()
    }
    told: Shape = {"type": "object", "additionalProperties": False, "properties": properties}
    return told | ({"required": required} if required else {})


def _property(noun: type[Any], key: str, shape: Shape, keys: Keys, *, needed: bool) -> Shape:
    """Return one key's shape: what it is called comes first, then what it takes."""
    called = label(noun, key)
    default = {"default": shape.pop("default")} if "default" in shape else {}
    shape.pop("title", None)
    shape.pop("description", None)
    if kind := CITED.get((noun, key)):
        shape = _cited(shape, getattr(keys, kind), growing=kind in GROWING)
    told = {
        "title": called.name,
        "description": called.hint,
        "markdownDescription": f"**{called.name}.** {called.hint}",
    }
    return told | (_bare(shape) if needed else _optional(shape)) | default


def _bare(shape: Shape) -> Shape:
    """Return a shape that may stand beside a title: draft 7 reads nothing beside a $ref."""
    return {"allOf": [shape]} if "$ref" in shape else shape


def _optional(shape: Shape) -> Shape:
    """Let a key stand without a value: the desk takes it for one that is not written."""
    if shape.get("type") == PLAIN and "enum" not in shape:
        return {"type": [*PLAIN, "null"]}
    if "anyOf" in shape:
        return {"anyOf": [*shape["anyOf"], dict(NOTHING)]}
    return {"anyOf": [shape, dict(NOTHING)]}


def _cited(shape: Shape, names: Mapping[str, str], *, growing: bool) -> Shape:
    """Return the shape of a key that cites others: one of them, or for a list any number of them."""
    if "items" in shape:
        return shape | {"items": _cited(shape["items"], names, growing=growing)}
    if not names:
        return shape
    one: Shape = {"type": "string", "enum": list(names)}
    if any(names.values()):
        one |= _described(names)
    return {"anyOf": [one, shape]} if growing else one

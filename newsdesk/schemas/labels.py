"""What people call each key that they write, what to write there, and what each value of a choice is called."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from newsdesk.model.calendar import WEEKDAYS
from newsdesk.model.names import CAUSES, CHANNELS, KINDS, PAPERS, PARTS, ROLES, STAGES
from newsdesk.model.papers import Paper
from newsdesk.model.programme import Part, Weekday
from newsdesk.model.story import Cause, Channel, Kind, Role, Stage

NAMED: Mapping[type[Enum], Mapping[Any, str]] = {
    Kind: KINDS,
    Channel: CHANNELS,
    Role: ROLES,
    Stage: STAGES,
    Cause: CAUSES,
    Part: PARTS,
    Paper: PAPERS,
    Weekday: dict(zip(Weekday, WEEKDAYS, strict=True)),
}
"""Choices whose names the desk says elsewhere too; labels.toml holds the others."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a key is called, as on an office form, and one sentence on what to write there."""

    name: str
    hint: str


@cache
def _book() -> Mapping[str, Any]:
    return tomllib.loads((files("newsdesk.schemas") / "labels.toml").read_text(encoding="utf-8"))


def label(noun: type[Any], key: str) -> Label:
    """Return what a key of a noun is called; KeyError where the noun has no such key."""
    name, hint = _book()[noun.__name__][key]
    return Label(name, hint)


def choices(enum: type[Enum]) -> Mapping[str, str]:
    """Return what each value of an enumeration is called, in the order in which they are declared."""
    if enum in NAMED:
        return {one.value: NAMED[enum][one] for one in enum}
    names = _book()["choices"][enum.__name__]
    return {one.value: names[one.value] for one in enum}


def form(name: str) -> str:
    """Return how a text, a day, a time of day, a whole number, or a yes or no is written."""
    return str(_book()["forms"][name])


def file_title(name: str) -> str:
    """Return what a kind of file is called."""
    return str(_book()["files"][name])


def snippet_title(prefix: str) -> str:
    """Return what a piece that an editor inserts is called."""
    return str(_book()["snippets"][prefix])


def told() -> Mapping[str, frozenset[str]]:
    """Return every key that has a label, by its noun; a choice stands as `choices.Name`."""
    tables = {name: table for name, table in _book().items() if name != "choices"}
    values = {f"choices.{name}": table for name, table in _book()["choices"].items()}
    return {name: frozenset(table) for name, table in (tables | values).items()}

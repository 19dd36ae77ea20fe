"""What a step asks a person for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from starlette.datastructures import FormData

from newsdesk.commands import console
from newsdesk.model.calendar import short_day
from newsdesk.model.library import Library
from newsdesk.model.story import Stage, Story


class Form(Enum):
    """How something is asked; the value is the input of a page."""

    LINE = "text"
    TEXT = "textarea"
    DAY = "date"
    CLOCK = "time"
    CHOICE = "select"
    CHECKS = "checkbox"
    """Any of several; what was ticked stands in one value, a comma between each two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that is asked."""

    name: str
    """As the command calls it."""
    label: str
    hint: str = ""
    form: Form = Form.LINE
    needed: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    """What may be chosen, each with its name; for a line, what is likely."""
    none: str = "Chọn…"
    """What a list calls it when nothing is chosen."""
    usual: str = ""
    """What stands there at first."""
    most: int = 200
    """Characters at most."""
    least: date | None = None
    """Before which no day is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a step is asked of: the desk as it stands, the story if it is one's step, the day."""

    library: Library
    story: Story | None
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that a person does, and the command that does it."""

    name: str
    """Its address."""
    command: str
    title: str
    button: str
    what: str
    """What will happen, said before it does."""
    fields: Callable[[Asked], Sequence[Field]]
    arguments: Callable[[Asked, Mapping[str, str]], dict[str, Any]]
    """What the command is given of what was filled in."""
    stages: frozenset[Stage] = frozenset(Stage)
    """The stages from which a story takes it."""
    of_a_story: bool = True
    grave: str = ""
    """Of what takes something away from people: what whoever does it has understood, asked for twice."""
    begins: bool = False
    """Whether what it makes is written on at once: its form comes next, in place of what came of the step."""
    words: Callable[[Mapping[str, str]], list[str]] | None = None
    """Of what takes long: how the command is told at the terminal, since it is followed while it goes on."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that came back: what was written, and what is wrong with it, by field."""

    values: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)


def filled(fields: Sequence[Field], written: Mapping[str, str]) -> Filled:
    """Return what was written in a form, and what is wrong with each field."""
    values = {one.name: written.get(one.name, "").strip() for one in fields}
    wrong = {one.name: why for one in fields if (why := _wrong(one, values[one.name]))}
    return Filled(values, wrong)


def _wrong(asked: Field, value: str) -> str:
    if not value:
        return "Chưa điền." if asked.needed else ""
    if len(value) > asked.most:
        return f"Dài {len(value)} ký tự, chỉ nhận đến {asked.most}."
    if asked.form is Form.CHOICE and value not in dict(asked.choices):
        return "Chọn một mục trong danh sách."
    if asked.form is Form.CHECKS and not set(chosen(value)) <= set(dict(asked.choices)):
        return "Chỉ đánh dấu những ô có sẵn."
    if asked.form is Form.DAY:
        return _unread(console.day, value) or _gone_by(asked, value)
    return _unread(console.clock, value) if asked.form is Form.CLOCK else ""


def _unread(read: Callable[[str], object], value: str) -> str:
    """Return what the command line says of what it cannot read."""
    try:
        read(value)
    except console.UsageFault as fault:
        return str(fault)
    return ""


def _gone_by(asked: Field, value: str) -> str:
    return f"Chọn từ ngày {short_day(asked.least)} trở đi." if asked.least and console.day(value) < asked.least else ""


def joined(form: FormData) -> dict[str, str]:
    """Return what came of a form, of several with one name a comma between each two, without files."""
    told: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            told.setdefault(name, []).append(value)
    return {name: ",".join(values) for name, values in told.items()}


def chosen(value: str) -> tuple[str, ...]:
    """Return what was ticked, each by its key."""
    return tuple(one for one in value.split(",") if one)


def day(value: str) -> date | None:
    """Return a day that was filled in, None where it was left to the clock."""
    return console.day(value) if value else None

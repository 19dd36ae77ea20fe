"""What an editor of YAML 1.2 sees in a file, and what it would say of it with our schema."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft7Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from newsdesk.model.base import Origin
from newsdesk.schemas.document import schema_of
from newsdesk.schemas.keys import Keys
from newsdesk.schemas.nouns import SHEETS, Sheet
from newsdesk.sources import yaml_text
from newsdesk.sources.markdown_file import split
from newsdesk.sources.typed import typed

BY_NAME = {sheet.name: sheet for sheet in SHEETS}


class Core(yaml.SafeLoader):
    """The core schema of YAML 1.2: days, times and yes are words."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), first)
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


def seen(text: str) -> Any:
    """Return the values of a YAML text."""
    return yaml.load(text, Loader=Core)  # noqa: S506


def header_of(path: Path) -> str:
    """Return what a schema is asked about: the header of a text, else the whole file."""
    text = path.read_text(encoding="utf-8")
    pieces = split(text) if path.suffix == ".md" else (text,)
    assert not isinstance(pieces, str), path
    return pieces[0]


@cache
def _validator(name: str) -> Draft7Validator:
    return validator(BY_NAME[name], Keys())


def validator(sheet: Sheet, keys: Keys) -> Draft7Validator:
    """Return what an editor would complain with."""
    return Draft7Validator(schema_of(sheet, keys), format_checker=FormatChecker(["date"]))


def complaints(name: str, text: str) -> list[ValidationError]:
    """Return what an editor says of the YAML of a kind of file, without the keys of a desk."""
    return list(_validator(name).iter_errors(seen(text)))


def codes(name: str, text: str) -> list[str]:
    """Return the codes of what `check` says of the types and keys in it."""
    reading = yaml_text.read(text, "a")
    _, problems = typed(BY_NAME[name].noun, reading.value, Origin("a", reading.lines))
    return [problem.code for problem in (*reading.problems, *problems)]

"""A YAML file of content/ becomes a noun."""

from typing import TypeVar

from newsdesk.model.base import Origin
from newsdesk.problems import Problem
from newsdesk.sources import yaml_text
from newsdesk.sources.plain import Written, as_text
from newsdesk.sources.typed import typed

T = TypeVar("T")


def read_yaml(written: Written, noun: type[T]) -> tuple[T | None, Origin, list[Problem]]:
    """Return the noun with its lines, or None and every Problem in its file."""
    text = as_text(written)
    if isinstance(text, Problem):
        return None, Origin(written.path), [text]
    reading = yaml_text.read(text, written.path)
    origin = Origin(written.path, reading.lines)
    if reading.problems:
        return None, origin, reading.problems
    value, problems = typed(noun, reading.value, origin)
    return value, origin, problems

"""A Markdown file becomes its header and its body, with the lines of both."""

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from newsdesk.model.base import Origin
from newsdesk.model.story import Link
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.sources import yaml_text
from newsdesk.sources.bounds import too_much
from newsdesk.sources.links import links_in
from newsdesk.sources.plain import Written, as_text
from newsdesk.sources.typed import typed

H = TypeVar("H")
FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[H]):
    """A file that could be read whole."""

    header: H
    body: str
    body_line: int
    origin: Origin
    links: tuple[Link, ...]


def split(text: str) -> tuple[str, str, int] | str:
    """Return the header's YAML, the body and the line that the body begins on; or a Problem's code."""
    first = FENCE.match(text)
    if not first or text[:3] != "---":
        return "header-missing"
    last = FENCE.search(text, first.end())
    if not last:
        return "header-open"
    body = text[last.end() :]
    lead = len(body) - len(body.lstrip("\n")) if body.strip() else 0
    return text[first.end() + 1 : last.start()], body.strip("\n"), text.count("\n", 0, last.end() + lead) + 1


def read(written: Written, noun: type[H]) -> tuple[Sheet[H] | None, list[Problem]]:
    """Return a file's header and body, or None and every Problem in it."""
    text = as_text(written)
    if isinstance(text, Problem):
        return None, [text]
    pieces = split(text)
    if isinstance(pieces, str):
        return None, [error(Place(written.path), pieces)]
    header_text, body, body_line = pieces
    if refused := too_much(body, Place(written.path, body_line)):
        return None, [refused]
    reading = yaml_text.read(header_text, written.path, first_line=2)
    if reading.problems and reading.value is None:
        return None, reading.problems
    origin = Origin(written.path, reading.lines)
    header, problems = typed(noun, reading.value, origin)
    cut = [
        notice(Place(written.path, line), "header-comment", found=comment[:60]) for line, comment in reading.comments
    ]
    found = [*reading.problems, *cut, *problems]
    if header is None or reading.problems:
        return None, found
    return Sheet(header, body, body_line, origin, tuple(links_in(body, body_line))), found

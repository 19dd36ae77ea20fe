"""Pieces that an editor inserts by a word: the header of a new text, a person, a figure, a commendation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import count
from typing import Any, get_args, get_type_hints

from newsdesk.model.occasion import EventHeader, NewsHeader
from newsdesk.model.story import Award, Evidence, Header, Person, Stage
from newsdesk.schemas.keys import CITED, GROWING, Keys
from newsdesk.schemas.labels import label, snippet_title

TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
SPECIAL = re.compile(r"[\\$},|]")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece by its word: keys of a noun, as a whole header or as one more item of a list."""

    prefix: str
    noun: type[Any]
    keys: tuple[str, ...]
    header: bool = False


SNIPPETS = (
    Snippet("bai", Header, ("title", "kind", "field", "unit", "stage", "date", "summary", "tags"), header=True),
    Snippet("nguoi", Person, ("role", "name", "post", "consent", "quoted")),
    Snippet("minhchung", Evidence, ("claim", "period", "source", "criteria")),
    Snippet("khenthuong", Award, ("title", "decision", "on")),
    Snippet("tin", NewsHeader, ("title", "date", "until"), header=True),
    Snippet("hoatdong", EventHeader, ("title", "date", "channel", "units", "stories", "present"), header=True),
)


def snippets_of(keys: Keys) -> dict[str, dict[str, Any]]:
    """Return every piece as VS Code reads them; what is left unfilled is complained of by `check`."""
    return {
        snippet_title(one.prefix): {
            "scope": "markdown,yaml",
            "prefix": one.prefix,
            "body": list(_body(one, keys)),
            "description": ", ".join(label(one.noun, key).name for key in one.keys),
        }
        for one in SNIPPETS
    }


def _body(snippet: Snippet, keys: Keys) -> Iterable[str]:
    numbers = count(1)
    rows = [_row(snippet.noun, key, next(numbers), keys) for key in snippet.keys]
    if snippet.header:
        return ["---", *rows, "---", "", "$0"]
    return [f"{'    ' if place else '  - '}{row}" for place, row in enumerate(rows)]


def _row(noun: type[Any], key: str, number: int, keys: Keys) -> str:
    """Return the line of a key, with its label as a comment: keys are English, editors are not."""
    return f"{key}: {_blank(noun, key, number, keys)} # {label(noun, key).name}"


def _blank(noun: type[Any], key: str, number: int, keys: Keys) -> str:
    """Return what stands after a key: a choice, today, or room to write in."""
    hint = get_type_hints(noun)[key]
    if hint is Stage:
        return Stage.DRAFT.value  # every other stage is the work of a command
    known = CITED.get((noun, key), "")
    offered = [] if known in GROWING or not known else list(getattr(keys, known))
    offered = offered or _values(hint)
    one = _choice(number, offered) if offered else f"${number}"
    if getattr(hint, "__origin__", None) is tuple:
        return f"[{one}]"
    if hint is str or str in get_args(hint):
        return one if offered else f'"${number}"'
    return f"${{{number}:{TODAY}}}" if hint is date or date in get_args(hint) else one


def _values(hint: Any) -> list[str]:
    """Return the values of an enumeration, of a yes or no, or of a list of either."""
    for kind in (hint, *get_args(hint)):
        if isinstance(kind, type) and issubclass(kind, Enum):
            return [one.value for one in kind]
    return ["true", "false"] if hint is bool else []


def _choice(number: int, offered: Iterable[str]) -> str:
    escaped = (SPECIAL.sub(lambda sign: f"\\{sign[0]}", value) for value in offered)
    return f"${{{number}|{','.join(escaped)}|}}"

"""What stands in a form: texts by name, and the items of each list in their order; from a story or from a browser."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from newsdesk.desk.form.fields import BODY, MOST_ROWS, Ask, Field, field_of, form, lists
from newsdesk.files import nfc
from newsdesk.model.story import Header

Pairs = Iterable[tuple[str, str]]
TOKEN = re.compile(r"[a-z]?[0-9]{1,6}\Z", re.ASCII)
"""How an item is known on the page while it is moved about."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form, filled."""

    values: Mapping[str, tuple[str, ...]]
    """By name: `title`, `people.0.name`, `spoken.say.1.written`, `body`."""
    rows: Mapping[str, tuple[str, ...]]
    """The items of each list, by the list's name."""
    strange: tuple[str, ...] = ()
    """Names that no form asks for."""
    exact: Mapping[str, Any] = field(default_factory=dict)
    """Of a story's own: each value as the file has it, to the last space."""
    withheld: Mapping[str, int] = field(default_factory=dict)
    """Lists that are too long for a page, and how many items each has."""

    def text(self, name: str) -> str:
        """Return what stands under a name."""
        return next(iter(self.values.get(name, ())), "")


@cache
def _lists() -> frozenset[str]:
    return frozenset(lists())


def of_pairs(pairs: Pairs) -> Draft:
    """Return what a browser sent, name by name in the order of the page."""
    values: dict[str, list[str]] = {}
    rows: dict[str, dict[str, None]] = {}
    strange: dict[str, None] = {}
    for name, text in pairs:
        owner = next((one for one in _lists() if name.startswith(f"{one}.")), "")
        token, _, part = name[len(owner) + 1 :].partition(".") if owner else ("", "", "")
        known = name == BODY or (field_of(name) is not None and (not owner or bool(TOKEN.match(token) and part)))
        if owner and TOKEN.match(token) and (known or not part):
            rows.setdefault(owner, {})[token] = None
        elif not known:
            strange[name[:60]] = None
        if known:
            values.setdefault(name, []).append(text)
    told = {name: tuple(texts) for name, texts in values.items()}
    return Draft(told, {name: tuple(tokens) for name, tokens in rows.items()}, tuple(strange))


def of_story(header: Header, body: str) -> Draft:
    """Return the form of a story as it stands in its file."""
    exact: dict[str, Any] = {BODY: body}
    pairs = [(BODY, body)]
    withheld: dict[str, int] = {}
    for name, texts, value in _told(form(), header, "", withheld):
        pairs += [(name, text) for text in texts]
        if value is not None:
            exact[name] = value
    return replace(of_pairs(pairs), exact=exact, withheld=withheld)


def _told(
    asked: Iterable[Field], noun: Any, lead: str, withheld: dict[str, int]
) -> Iterator[tuple[str, list[str], Any]]:
    """Yield each name with its texts as a browser gets them and its value as the file has it."""
    for one in asked:
        name, value = f"{lead}{one.key}", getattr(noun, one.key)
        if value is None:
            continue
        if one.ask is Ask.GROUP:
            yield from _told(one.parts, value, f"{name}.", withheld)
        elif one.ask not in (Ask.ROWS, Ask.READINGS):
            plain = as_plain(value)
            yield name, _texts(one, plain), plain
        elif len(value) > MOST_ROWS:
            withheld[name] = len(value)
        else:
            yield from _items(one, value, name, withheld)


def _items(one: Field, value: Any, name: str, withheld: dict[str, int]) -> Iterator[tuple[str, list[str], Any]]:
    for number, item in enumerate(value.items() if one.ask is Ask.READINGS else value):
        yield f"{name}.{number}", [""], None
        if one.ask is Ask.ROWS:
            yield from _told(one.parts, item, f"{name}.{number}.", withheld)
        else:
            yield from (
                (f"{name}.{number}.{part.key}", [text], text) for part, text in zip(one.parts, item, strict=True)
            )


def as_plain(value: Any) -> Any:
    """Return a value as a header has it before it is typed."""
    if isinstance(value, tuple):
        return [as_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bool):
        return "true" if value else None
    return str(value) if isinstance(value, int | date) else value


def _texts(one: Field, plain: Any) -> list[str]:
    if plain is None:
        return []
    if one.ask is Ask.WORDS:
        return [", ".join(plain)] if plain else []
    return list(plain) if isinstance(plain, list) else [plain.rstrip("\n")]


def bare(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts as they are whatever a browser does to the ends of their lines."""
    ends = (re.sub(r"\r\n?", "\n", text) for text in texts)
    return tuple(nfc(text).rstrip("\n") for text in ends if text.strip())


def same(one: Iterable[str], other: Iterable[str], ask: Ask) -> bool:
    """Whether two values say the same."""
    if ask is Ask.CHECKS:
        return sorted(bare(one)) == sorted(bare(other))
    return bare(one) == bare(other)

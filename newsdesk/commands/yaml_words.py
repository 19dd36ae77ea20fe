"""Values as YAML that reads back as the same words: bare where it can be, quoted where it must be, text in rows."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum

import yaml

from newsdesk.files import nfc
from newsdesk.sources import yaml_text

Value = str | int | bool | date | Enum | Sequence["Value"] | Mapping[str, "Value | None"]
"""What a key may be given; None in a mapping is a key that is absent."""
Plain = str | list["Plain"] | dict[str, "Plain"]
"""A value as the reader of headers sees it: every scalar is text."""

WIDEST = 110
"""Characters of a line in braces; what is longer stands in rows."""
ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What JSON leaves as it is and YAML would read as something else."""

TYPES, WORDS = yaml.resolver.Resolver(), "tag:yaml.org,2002:str"


class Bare(str):
    """A number, a day, a yes or no: text that is never quoted."""

    __slots__ = ()


def plain(value: Value | None) -> Plain | None:
    """Return a value as it will be read back; words that are blank are absent."""
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, bool):
        return Bare(str(value).lower())
    if isinstance(value, int | date):
        return Bare(value)
    if isinstance(value, Mapping):
        kept = {nfc(key): plain(entry) for key, entry in value.items()}
        return {key: entry for key, entry in kept.items() if entry is not None}
    if isinstance(value, str) or value is None:
        text = nfc((value or "").replace("\r\n", "\n").replace("\r", "\n"))
        return text if text.strip() else None
    return [entry for entry in map(plain, value) if entry is not None]


def in_line(value: Plain, quote: str | None = None) -> str:
    """Return a value on one line, as it may stand within brackets and braces."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key_word(key)}: {in_line(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_line, value)) + "]"
    return _first(_ways(value, quote), lambda word: (f"[{word}]", [value]))


def key_word(key: str) -> str:
    """Return a key as it may stand anywhere: `on` is a key of many, and bare."""
    return _first(_ways(Bare(key), None), lambda word: (f"{{{word}: x}}", {key: "x"}))


def beneath(value: Plain, column: int, *, literal: bool = True, quote: str | None = None) -> tuple[str, list[str]]:
    """Return what stands behind a key in that column, and the rows below it."""
    if isinstance(value, str):
        return _words(value, column + 2, literal, quote)
    if not value:
        return in_line(value), []
    if isinstance(value, dict):
        return "", pairs(value, column + 2, literal=literal)
    short = in_line(value)
    if all(isinstance(entry, str) and "\n" not in entry for entry in value) and column + len(short) < WIDEST:
        return short, []
    items = (item(entry, column + 4, literal=literal) for entry in value)
    return "", [row for head, rows in items for row in (f"{' ' * (column + 2)}- {head}", *rows)]


def pairs(value: Mapping[str, Plain], column: int, *, literal: bool = True) -> list[str]:
    """Return a mapping as rows of keys in that column."""
    lines: list[str] = []
    for key, entry in value.items():
        head, rows = beneath(entry, column, literal=literal)
        lines += [f"{' ' * column}{key_word(key)}:{head and ' '}{head}", *rows]
    return lines


def item(value: Plain, column: int, *, literal: bool = True, braces: bool = True) -> tuple[str, list[str]]:
    """Return what stands behind a dash, its words beginning in that column, and the rows below it."""
    if isinstance(value, str):
        return _words(value, column, literal, None)
    line = in_line(value)
    flat = isinstance(value, dict) and all(isinstance(entry, str) and "\n" not in entry for entry in value.values())
    if not isinstance(value, dict) or not value or (braces and flat and column + len(line) < WIDEST):
        return line, []
    first, *rows = pairs(value, column, literal=literal)
    return first.lstrip(" "), rows


def _words(value: str, column: int, literal: bool, quote: str | None) -> tuple[str, list[str]]:
    if literal and "\n" in value:
        mark, lines = _literal(value)
        if _reads(f"k: {mark}\n" + "".join(f"  {line}\n" if line else "\n" for line in lines), {"k": value}):
            return mark, [" " * column + line if line else "" for line in lines]
    return _first(_ways(value, quote), lambda word: (f"k: {word}\n", {"k": value})), []


def _literal(value: str) -> tuple[str, list[str]]:
    """Return the mark of a text in rows, which says how it ends, and its rows."""
    body = value.removesuffix("\n")
    ending = "-" if body == value else "+" if body.endswith("\n") else ""
    return f"|{'2' if value.lstrip(chr(10)).startswith(' ') else ''}{ending}", body.split("\n")


def _ways(value: str, quote: str | None) -> Iterator[str]:
    """Yield the ways to write words on one line, what stood there before and the barest first."""
    single = "'" + value.replace("'", "''") + "'"
    double = ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
    yield from {"'": [single], '"': [double]}.get(quote or "", [])
    if isinstance(value, Bare) or _typeless(value):
        yield str(value)
    yield from (single, double)


def _typeless(value: str) -> bool:
    """Whether any reader of YAML takes bare words for words: 2025 and 17:00 would be numbers, no a no."""
    kind: str = TYPES.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    return kind == WORDS


def _first(ways: Iterator[str], told: Callable[[str], tuple[str, object]]) -> str:
    found = next((way for way in ways if _reads(*told(way))), None)
    if found is None:
        raise ValueError("words that cannot stand in a header")
    return found


def _reads(text: str, meant: object) -> bool:
    reading = yaml_text.read(text, "")
    return not reading.problems and bool(reading.value == meant)

"""Every text of a header, and whether a name stands in it."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from typing import Any

from newsdesk.model.base import Trail


def written(value: Any, trail: Trail = ()) -> Iterator[tuple[Trail, str]]:
    """Yield every text in a header with the way to it."""
    found: list[tuple[Trail, str]] = []
    _gather(value, trail, found)
    yield from found


def _gather(value: Any, trail: Trail, found: list[tuple[Trail, str]]) -> None:
    """Add the texts of a value: a thousand headers are gone through several times."""
    if isinstance(value, str):
        found.append((trail, value))
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            _gather(part, (*trail, position), found)
    elif isinstance(value, dict):
        for key, part in value.items():
            _gather(key, (*trail, key), found)
            _gather(part, (*trail, key), found)
    else:
        for name in _names(value.__class__):
            if (part := getattr(value, name)) is not None:
                _gather(part, (*trail, name), found)


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of what a noun holds; a number, a day or a class holds nothing."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def together(texts: Iterable[str]) -> str:
    """Return several texts as paragraphs of one, to look through at once; no word of two of them is joined."""
    several = tuple(texts)
    apart = "\n\n".join(several)
    return apart if "<" not in apart else "\n\n".join(shown(text) for text in several)


TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
HIDDEN = re.compile(r"<!--.*?-->|<[^<>\n]{0,500}>", re.DOTALL)
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w{1,31});")
UNSEEN = re.compile(
    "[\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
)
"""Characters without a shape that a name could be broken with."""
WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Return a word as it is compared: hoà and hòa, Hoà and HOÀ, composed or not, are one."""
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).casefold())
    tones = "".join(mark for mark in letters if ord(mark) in TONES)
    return unicodedata.normalize("NFC", letters.translate(TONES)) + tones


@lru_cache(maxsize=4096)
def folded_text(text: str) -> str:
    """Return the words of a text as they are compared, a space before and after each."""
    return f" {' '.join(map(folded, WORD.findall(shown(text))))} "


def shown(text: str) -> str:
    """Return what a reader sees of a text, its lines kept: no comments, tags, entities or unseen characters."""
    seen = HIDDEN.sub(lambda match: "\n" * match[0].count("\n"), text)
    seen = ENTITY.sub(lambda match: html.unescape(match[0]).replace("\n", " "), seen)
    return UNSEEN.sub("", seen)

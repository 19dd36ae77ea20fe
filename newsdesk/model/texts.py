"""Every text of a header, and whether a name stands in it."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from newsdesk.model.base import Trail


def written(value: Any, trail: Trail = ()) -> Iterator[tuple[Trail, str]]:
    """Yield every text in a header with the way to it."""
    if isinstance(value, str):
        yield trail, value
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            yield from written(part, (*trail, position))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from written(key, (*trail, key))
            yield from written(part, (*trail, key))
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from written(getattr(value, part.name), (*trail, part.name))


TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
HIDDEN = re.compile(r"<!--.*?-->|<[^<>\n]{0,500}>", re.DOTALL)
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w{1,31});")
UNSEEN = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
"""Format characters that a name could be broken with."""
WORD = re.compile(r"[^\W_]+")
TITLES = frozenset(
    ["anh", "chị", "ông", "bà", "bác", "cô", "chú", "cậu", "em", "cháu", "thầy", "bạn", "đồng", "chí", "học", "viên"]
)
"""Words that may stand before a name and are no part of it."""


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Return a word as it is compared: hoà and hòa, Hoà and HOÀ, composed or not, are one."""
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).casefold())
    tones = "".join(mark for mark in letters if ord(mark) in TONES)
    return unicodedata.normalize("NFC", letters.translate(TONES)) + tones


@lru_cache(maxsize=4096)
def folded_text(text: str) -> str:
    """Return the words of a text as they are compared, a space before and after each."""
    return f" {' '.join(map(folded, WORD.findall(_shown(text))))} "


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, without the form of address before it where two words or more are left."""
    bare: list[str] = WORD.findall(_shown(name))
    while len(bare) > 2 and bare[0].casefold() in TITLES:
        bare = bare[1:]
    return tuple(folded(word) for word in bare)


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text."""
    wanted = name_words(name)
    return bool(wanted) and f" {' '.join(wanted)} " in folded_text(text)


def places_of(name: str, text: str) -> Iterator[int]:
    """Yield the row (from 0) of each place where a name stands in a text of several lines, Markdown or HTML.

    Case, tone placement, line breaks, emphasis, odd spaces, entities and unseen characters hide no name.
    """
    if not stands_in(name, text):
        return
    wanted, shown = name_words(name), _shown(text)
    found = [(folded(match[0]), match.start()) for match in WORD.finditer(shown)]
    words = tuple(word for word, _ in found)
    for position in range(len(words) - len(wanted) + 1):
        if words[position : position + len(wanted)] == wanted:
            yield shown.count("\n", 0, found[position][1])


def _shown(text: str) -> str:
    """Return what a reader sees of a text, its lines kept: no comments, tags, entities or unseen characters."""
    seen = HIDDEN.sub(lambda match: "\n" * match[0].count("\n"), text)
    seen = ENTITY.sub(lambda match: html.unescape(match[0]).replace("\n", " "), seen)
    return UNSEEN.sub("", seen)

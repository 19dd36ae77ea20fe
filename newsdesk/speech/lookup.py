"""Rows of written → spoken, found at a word: the story's own first, then the facility's, then the built-in list."""

import re
from dataclasses import dataclass

from newsdesk.model.lexicon import Sense

ALIKE = str.maketrans({"Ð": "Đ", "ð": "đ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‑": "-", "‐": "-", "⁄": "/"})
"""Characters that look like others and were meant as them: old fonts' Đ, the spaces and hyphens of word processors."""
UNALIKE = re.compile(f"[{''.join(map(chr, ALIKE))}]")
FIRST_TOKEN = re.compile(r"\w+|[^\w\s]")


def as_meant(text: str) -> str:
    """Return a text with the characters that were meant where others stand that look like them."""
    return text.translate(ALIKE) if UNALIKE.search(text) else text


@dataclass(frozen=True, slots=True)
class Row:
    """A row found in a text, where it ends, and what it may mean there."""

    end: int
    senses: tuple[Sense, ...]
    kind: str

    @property
    def spoken(self) -> str | None:
        """The reading of a row that has one sense everywhere."""
        return self.senses[0].spoken if len(self.senses) == 1 and not self.senses[0].scoped else None

    @property
    def usual(self) -> str | None:
        """The reading wherever no other sense is meant."""
        usual = [sense.spoken for sense in self.senses if not sense.scoped]
        return usual[0] if len(usual) == 1 else None


class Lookup:
    """Rows by the first token of what is written, longest first."""

    __slots__ = ("index",)

    def __init__(self) -> None:
        self.index: dict[str, list[tuple[str, tuple[Sense, ...], str]]] = {}

    def add(self, written: str, senses: tuple[Sense, ...], kind: str) -> None:
        """Add a row; the last one added for the same writing wins."""
        written = as_meant(written)
        if not (token := FIRST_TOKEN.match(written)) or written != written.strip():
            return
        bucket = [row for row in self.index.get(token[0], []) if row[0] != written]
        bucket.append((written, senses, kind))
        self.index[token[0]] = sorted(bucket, key=lambda row: -len(row[0]))

    def copy(self) -> "Lookup":
        """Return a lookup that can be added to."""
        other = Lookup()
        other.index = dict(self.index)
        return other

    def at(self, text: str, start: int, token: str, limit: int) -> Row | None:
        """Return the longest row that stands at this token as whole words."""
        for written, senses, kind in self.index.get(token, ()):
            end = start + len(written)
            if end <= limit and text.startswith(written, start) and whole(text, start, end):
                return Row(end, senses, kind)
        return None


def whole(text: str, start: int, end: int) -> bool:
    """Whether a span is cut out of no word, nor out of a pair such as "cán/bộ"."""
    return not (joined(text, start - 1, start, -1) or joined(text, end, end - 1, 1))


def joined(text: str, outside: int, inside: int, step: int) -> bool:
    """Whether the character outside an edge belongs to the word inside it."""
    if not 0 <= outside < len(text):
        return False
    if is_word(text[outside]):
        return is_word(text[inside])
    beyond = outside + step
    return text[outside] == "/" and 0 <= beyond < len(text) and is_word(text[beyond])


def is_word(character: str) -> bool:
    """Whether a regular expression would take it for part of a word."""
    return character.isalnum() or character == "_"

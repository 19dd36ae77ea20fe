"""Rows of written → spoken, found at a word: the story's own first, then the facility's, then the built-in list."""

import re
from dataclasses import dataclass

FIRST_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row found in a text, and where it ends; `spoken` is None where it has two senses."""

    end: int
    spoken: str | None
    kind: str


class Lookup:
    """Rows by the first token of what is written, longest first."""

    __slots__ = ("index",)

    def __init__(self) -> None:
        self.index: dict[str, list[tuple[str, str | None, str]]] = {}

    def add(self, written: str, spoken: str | None, kind: str) -> None:
        """Add a row; the last one added for the same writing wins."""
        if not (token := FIRST_TOKEN.match(written)) or written != written.strip():
            return
        bucket = [row for row in self.index.get(token[0], []) if row[0] != written]
        bucket.append((written, spoken, kind))
        self.index[token[0]] = sorted(bucket, key=lambda row: -len(row[0]))

    def copy(self) -> "Lookup":
        """Return a lookup that can be added to."""
        other = Lookup()
        other.index = dict(self.index)
        return other

    def at(self, text: str, start: int, token: str, limit: int) -> Row | None:
        """Return the longest row that stands at this token as whole words."""
        for written, spoken, kind in self.index.get(token, ()):
            end = start + len(written)
            if end <= limit and text.startswith(written, start) and whole(text, start, end):
                return Row(end, spoken, kind)
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

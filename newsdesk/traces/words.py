"""The words of a name, and where in a text they stand in their order, however they are written."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsdesk.model.texts import ENTITY, HIDDEN, UNSEEN, WORD, folded

TITLES = frozenset(
    ["anh", "chị", "ông", "bà", "bác", "cô", "chú", "cậu", "em", "cháu", "thầy", "bạn", "đồng", "chí", "học", "viên"]
)
"""Words that may stand before a name and are no part of it."""
VARIANTS = dict.fromkeys((*range(65024, 65040), 847, 4447, 4448, 12644))
"""Signs without a shape of their own, which may stand within a word and are never seen."""


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, without the form of address before it where two words or more are left."""
    bare: list[str] = WORD.findall(seen_of(name))
    while len(bare) > 2 and bare[0].casefold() in TITLES:
        bare = bare[1:]
    return tuple(map(folded, bare))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a name stands in a text as it is seen."""

    seen: str
    begins: int
    ends: int

    @property
    def row(self) -> int:
        """Its row, from 0."""
        return self.seen.count("\n", 0, self.begins)


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text."""
    return any(True for _ in standings(name, text))


def standings(name: str, text: str) -> Iterator[Standing]:
    """Yield each place where a name stands in a text of several lines, Markdown or HTML."""
    wanted, seen = name_words(name), seen_of(text)
    if not wanted:
        return
    found = list(WORD.finditer(seen))
    words = tuple(folded(match[0]) for match in found)
    for first in range(len(words) - len(wanted) + 1):
        if words[first] == wanted[0] and words[first : first + len(wanted)] == wanted:
            yield Standing(seen, found[first].start(), found[first + len(wanted) - 1].end())


def seen_of(text: str) -> str:
    """Return what a reader sees of a text, its lines kept: no comments, tags, entities or unseen characters."""
    shown = HIDDEN.sub(lambda match: "\n" * match[0].count("\n"), text)
    shown = ENTITY.sub(lambda match: html.unescape(match[0]).replace("\n", " "), shown)
    return UNSEEN.sub("", shown).translate(VARIANTS)

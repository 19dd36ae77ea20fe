"""Where an announcer breathes within a sentence: at commas, else before a conjunction, and only where it is long."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from newsdesk.office.word_lists import rows

COMFORTABLE = 15
"""Syllables that one breath carries outdoors, about five seconds."""
SHORT = 6
"""A stretch below this is cut off for the sake of another only where that one would be far too long."""
WORD = re.compile(r"[^\W_]+")
BREAKS = {**dict.fromkeys(".!?…", -99.0), ";": 0.0, ":": 2.0, "–": 2.0, "—": 2.0, ",": 4.0}
"""What a breath after a sign costs, in squared syllables too many; at the end of a sentence within one it must be."""
AFTER_QUOTE = 1.0
"""Where somebody's words end the voice changes anyway."""
ADDRESS = ("các", "anh", "các", "chị")
"""People are spoken to in one breath."""
LIST = 3
"""Between commas this close things are counted up: a breath there costs more than it gives."""


@dataclass(frozen=True, slots=True)
class Conjunction:
    """Words before which one may breathe, unless one of these stands beside them."""

    words: tuple[str, ...]
    price: float
    not_after: frozenset[str]
    not_before: frozenset[str]


@lru_cache(maxsize=4096)  # a programme says again what its stories say
def breaths(sentence: str) -> tuple[str, ...]:
    """Return the stretches that are each said in one breath; joined by spaces they are the sentence.

    The stretches are as even as the sentence allows: the places are chosen together, as a line breaker does.
    """
    tokens = sentence.split()
    if len(tokens) <= COMFORTABLE:
        return (" ".join(tokens),)
    places = {0: 0.0, **_places(tokens), len(tokens): 0.0}
    best: dict[int, tuple[float, int]] = {0: (0.0, 0)}
    for end, price in sorted(places.items())[1:]:
        best[end] = min((best[begin][0] + price + _strain(end - begin), begin) for begin in places if begin < end)
    return tuple(" ".join(tokens[begin:end]) for begin, end in _back(best, len(tokens)))


def _strain(syllables: int) -> float:
    """Return what a stretch costs; of two divisions that are as good otherwise the more even one is taken."""
    return max(0, syllables - COMFORTABLE) ** 2 + 2.0 * max(0, SHORT - syllables) ** 2 + syllables**2 / 100


def _back(best: dict[int, tuple[float, int]], end: int) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    while end:
        begin = best[end][1]
        stretches.append((begin, end))
        end = begin
    return stretches[::-1]


def _places(tokens: Sequence[str]) -> dict[int, float]:
    """Return where one may breathe, as the number of the token that follows, and what it costs."""
    bare = ["".join(WORD.findall(token)).casefold() for token in tokens]
    joins = ((at, _joined(bare, at)) for at in range(1, len(tokens)))
    places = {at: one.price for at, one in joins if one}
    signs = {at: sign for at, token in enumerate(tokens, 1) if (sign := token.rstrip('”"’»)]')[-1:]) in BREAKS}
    signs = {at: sign for at, sign in signs.items() if tuple(bare[max(at - 2, 0) : at + 2]) != ADDRESS}
    at_signs = sorted({0, *signs, len(tokens)})
    for before, at, after in zip(at_signs, at_signs[1:], at_signs[2:], strict=False):
        listed = signs[at] == "," and min(at - before, after - at) <= LIST
        price = BREAKS[signs[at]] + (BREAKS[","] if listed else 0.0)
        places[at] = min(price, AFTER_QUOTE) if "”" in tokens[at - 1] else price
    return places


def _joined(bare: Sequence[str], at: int) -> Conjunction | None:
    """Return the conjunction that begins at a token and joins there."""
    for one in _by_first().get(bare[at], ()):
        end = at + len(one.words)
        if tuple(bare[at:end]) == one.words and end < len(bare):
            return one if bare[at - 1] not in one.not_after and bare[end] not in one.not_before else None
    return None


@cache
def conjunctions() -> tuple[Conjunction, ...]:
    """Return the conjunctions, the longest first."""
    found = [
        Conjunction(tuple(word.split()), float(price), _listed(after), _listed(before))
        for word, price, after, before in rows("conjunctions.tsv")
    ]
    return tuple(sorted(found, key=lambda one: -len(one.words)))


@cache
def _by_first() -> Mapping[str, tuple[Conjunction, ...]]:
    """Return the conjunctions by their first word."""
    found: dict[str, list[Conjunction]] = {}
    for one in conjunctions():
        found.setdefault(one.words[0], []).append(one)
    return {word: tuple(beginning) for word, beginning in found.items()}


def _listed(words: str) -> frozenset[str]:
    return frozenset(filter(None, map(str.strip, words.split(","))))

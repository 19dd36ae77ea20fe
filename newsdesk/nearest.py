"""Offer the word that was probably meant."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

NEAR = 0.6
"""How alike two words are that may have been meant for each other, from 0 to 1, as difflib measures it."""
MOST_OFFERED = 20
"""For how many names of one kind in one file it is said which was meant: to look takes longer than all the rest."""


class Meant:
    """Which of many names was probably meant by one that is not there, asked again and again."""

    def __init__(self, names: Collection[str]) -> None:
        self.names = names
        self._offered: Counter[str] = Counter()

    def hint(self, found: str, path: str) -> str:
        """Return what hint says of a name that stands in the file of a path: no file means itself."""
        self._offered[path] += 1
        if self._offered[path] > MOST_OFFERED:
            return ""
        return offered([name for name in self._near(found) if name != PurePosixPath(path).name])

    @cached_property
    def _near(self) -> Callable[[str], list[str]]:
        names = sorted(self.names)
        return lru_cache(maxsize=1024)(lambda found: nearest(found, names, 2))


def hint(found: str, allowed: Iterable[str]) -> str:
    """Return " Có phải “…”?" with the nearest of the allowed words, or nothing where none is near."""
    return offered(nearest(found, allowed, 1))


def offered(words: Sequence[str]) -> str:
    """Return " Có phải “…”?" with the first of these words, or nothing where there is none."""
    return f" Có phải “{words[0]}”?" if words else ""


def nearest(found: str, allowed: Iterable[str], most: int, near: float = NEAR) -> list[str]:
    """Return the words most like a word, the most like first, whatever their case.

    They are those of difflib.get_close_matches. It compares letter by letter all that could be near; ten thousand names
    of stories that begin alike take it a third of a second. Here what could be nearest is compared first, and nothing
    that can no longer be among the nearest.
    """
    words = {word.lower(): word for word in allowed}
    matcher: SequenceMatcher[str] = SequenceMatcher()
    matcher.set_seq2(found[:80].lower())
    bounds = []
    for word in words:
        matcher.set_seq1(word)
        if matcher.real_quick_ratio() >= near and (bound := matcher.quick_ratio()) >= near:
            bounds.append((bound, word))
    bounds.sort(reverse=True)
    best: list[tuple[float, str]] = []
    for bound, word in bounds:
        if len(best) == most and bound < best[-1][0]:
            break
        matcher.set_seq1(word)
        if (ratio := matcher.ratio()) >= near:
            best = sorted([*best, (ratio, word)], reverse=True)[:most]
    return [words[word] for _, word in best]


def hint_of_named(found: str, names: Mapping[str, Sequence[str]]) -> str:
    """Return the same of keys that have names: whoever writes a name, or a part of one, is told its key."""
    for key, called in names.items():
        if found.strip() and same(found, (part for name in called for part in (name, *name.split(", ")))):
            return f" Có phải “{key}”?"
    near = hint(found, list(names))
    if near:
        return near
    by_name = {_bare(name): key for key, called in names.items() for name in called}
    return offered([by_name[name] for name in nearest(_bare(found), by_name, 1, 0.75)])


def same(written: str, names: Iterable[str]) -> bool:
    """Whether somebody means one of these names: case, composition and idle spaces aside."""
    return _bare(written) in map(_bare, names)


def _bare(words: str) -> str:
    return unicodedata.normalize("NFC", " ".join(words.split())).casefold()

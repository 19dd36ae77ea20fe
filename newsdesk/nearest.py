"""Offer the word that was probably meant."""

import difflib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence


def hint(found: str, allowed: Sequence[str]) -> str:
    """Return " Có phải “…”?" with the nearest of the allowed words, or nothing where none is near."""
    words = {word.lower(): word for word in allowed}
    near = difflib.get_close_matches(found[:80].lower(), list(words), n=1, cutoff=0.6)
    return f" Có phải “{words[near[0]]}”?" if near else ""


def hint_of_named(found: str, names: Mapping[str, Sequence[str]]) -> str:
    """Return the same of keys that have names: whoever writes a name, or a part of one, is told its key."""
    for key, called in names.items():
        if found.strip() and same(found, (part for name in called for part in (name, *name.split(", ")))):
            return f" Có phải “{key}”?"
    near = hint(found, list(names))
    if near:
        return near
    by_name = {_bare(name): key for key, called in names.items() for name in called}
    close = difflib.get_close_matches(_bare(found)[:80], list(by_name), n=1, cutoff=0.75)
    return f" Có phải “{by_name[close[0]]}”?" if close else ""


def same(written: str, names: Iterable[str]) -> bool:
    """Whether somebody means one of these names: case, composition and idle spaces aside."""
    return _bare(written) in map(_bare, names)


def _bare(words: str) -> str:
    return unicodedata.normalize("NFC", " ".join(words.split())).casefold()

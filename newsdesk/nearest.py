"""Offer the word that was probably meant."""

import difflib
from collections.abc import Sequence


def hint(found: str, allowed: Sequence[str]) -> str:
    """Return " Có phải “…”?" with the nearest of the allowed words, or nothing where none is near."""
    words = {word.lower(): word for word in allowed}
    near = difflib.get_close_matches(found[:80].lower(), list(words), n=1, cutoff=0.6)
    return f" Có phải “{words[near[0]]}”?" if near else ""

"""The word lists in words/, each read once."""

from functools import cache
from importlib.resources import files


@cache
def words_of(name: str, kind: str) -> tuple[str, ...]:
    """Return the words of one kind in a list of two columns, kind and word, in the order in which they stand."""
    rows = (files("newsdesk.model") / "words" / name).read_text(encoding="utf-8").splitlines()[1:]
    return tuple(word for row in rows for found, _, word in [row.partition("\t")] if found == kind)


def any_of(words: tuple[str, ...]) -> str:
    """Return the pattern of any of the words, each a pattern by itself, the longest first."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"

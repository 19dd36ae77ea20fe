"""The word lists in words/, each read once."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a tab-separated list, without its heading line."""
    text = (files("newsdesk.office") / "words" / name).read_text(encoding="utf-8")
    return tuple(tuple(row.split("\t")) for row in text.splitlines()[1:])

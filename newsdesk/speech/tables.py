"""The word lists in words/, each read once."""

import re
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a tab-separated list, without its heading line and without trailing empty cells."""
    lines = files("newsdesk.speech").joinpath("words", name).read_text("utf-8").splitlines()
    return tuple(tuple(line.rstrip("\t").split("\t")) for line in lines[1:] if line)


@cache
def mapping(name: str) -> dict[str, str]:
    """Return a list's first column → second column."""
    return {row[0]: row[1] for row in rows(name)}


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Return a pattern for any of the words that give one kind of context, in lower case."""
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, context(name)), key=len, reverse=True))})\b")


@cache
def context(name: str) -> frozenset[str]:
    """Return the words that give one kind of context, in lower case."""
    return frozenset(word for kind, word in rows("context.tsv") if kind == name)

"""The words that stand around names: forms of address, what a place is named after, surnames. One .tsv file."""

from functools import cache
from importlib.resources import files

from newsdesk.model.texts import folded

Phrase = tuple[str, ...]
"""Words in a row, as they are compared."""


@cache
def phrases(kind: str) -> frozenset[Phrase]:
    """Return the phrases of one kind: address, called, several, resident, before, other, surname."""
    rows = (files("newsdesk.model") / "words" / "name_words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    pairs = (row.split("\t") for row in rows if row)
    return frozenset(tuple(map(folded, words.split())) for words, of in pairs if of == kind)


@cache
def last_words(kind: str) -> frozenset[str]:
    """Return the last word of each phrase of a kind."""
    return frozenset(words[-1] for words in phrases(kind))


def ends_with(words: Phrase, kind: str) -> Phrase:
    """Return the longest phrase of a kind with which these words end, nothing where there is none."""
    known = phrases(kind)
    return next((words[-n:] for n in (4, 3, 2, 1) if len(words) >= n and words[-n:] in known), ())

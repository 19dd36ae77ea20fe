"""Whether one name stands in one text, for whoever asks of a few: word for word, or in a shape that people use."""

from collections.abc import Iterator
from functools import lru_cache

from newsdesk.model.listed_name import ListedName
from newsdesk.model.name_search import Certainty, NameSearch
from newsdesk.model.name_words import Phrase
from newsdesk.model.text_words import words_of
from newsdesk.model.texts import folded_text, shown


@lru_cache(maxsize=4096)
def name_words(name: str) -> Phrase:
    """Return the words of a name as they are compared; a form of address counts where one word alone is left."""
    listed = ListedName(name)
    return listed.words if len(listed.words) > 1 else (*listed.title[-1:], *listed.words)


@lru_cache(maxsize=1024)
def _search(name: str) -> NameSearch:
    return NameSearch.of([name])


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text."""
    wanted = name_words(name)
    if not wanted:
        return False
    return f" {' '.join(wanted)} " in folded_text(text) or any(True for _ in _shapes(name, text))


def places_of(name: str, text: str) -> Iterator[int]:
    """Yield the row (from 0) of each place where a name stands in a text of several lines, Markdown or HTML."""
    if stands_in(name, text):
        seen, words, wanted = shown(text), words_of(text), name_words(name)
        literal = (
            words.span(place)[0]
            for place in range(len(words.folded) - len(wanted) + 1)
            if words.folded[place : place + len(wanted)] == wanted
        )
        for at in sorted({*literal, *_shapes(name, text)}):
            yield seen.count("\n", 0, at)


def _shapes(name: str, text: str) -> Iterator[int]:
    """Yield where a name stands in another shape than word for word, with a form of address at the least."""
    for found in _search(name).places(text):
        if found.certainty >= Certainty.TITLED:
            yield found.at

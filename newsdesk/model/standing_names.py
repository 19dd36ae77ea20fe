"""Where one name stands in one text, for whoever asks of a few: word for word, or in a shape that people use."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsdesk.model.listed_name import ListedName
from newsdesk.model.name_look import Certainty
from newsdesk.model.name_search import NameSearch
from newsdesk.model.name_words import Phrase
from newsdesk.model.text_words import words_of
from newsdesk.model.texts import forms, shown


@lru_cache(maxsize=4096)
def name_words(name: str) -> Phrase:
    """Return the words of a name as they are compared; a form of address counts where one word alone is left."""
    listed = ListedName(name)
    return listed.words if len(listed.words) > 1 else (*listed.title[-1:], *listed.words)


@lru_cache(maxsize=1024)
def _search(name: str) -> NameSearch:
    return NameSearch.of([name])


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
    """Whether a name stands in a text, in any of its forms."""
    return any(True for form in forms(text) for _ in standings(name, form))


def standings(name: str, text: str) -> Iterator[Standing]:
    """Yield each place where a name stands in a text of several lines, Markdown or HTML; one may come twice.

    A given name behind a form of address counts, and every other shape that hardly stands for anything else.
    """
    wanted, words = name_words(name), words_of(text)
    if not wanted:
        return
    seen, last = shown(text), len(wanted) - 1
    for place in words.where(frozenset(wanted[:1])):
        if words.folded[place : place + last + 1] == wanted:
            yield Standing(seen, words.span(place)[0], words.span(place + last)[1])
    for found in _search(name).places(text):
        if found.certainty >= Certainty.TITLED:
            yield Standing(seen, found.at, found.at + len(name))

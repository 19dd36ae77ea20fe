"""A text as a row of words: how each is compared, and what stands between two."""

import re
from array import array
from dataclasses import dataclass
from functools import cached_property, lru_cache

from newsdesk.model.name_words import Phrase
from newsdesk.model.texts import WORD, folded, shown

SOFT = re.compile(r"(?!\s*\n\s*\n)(?:-|[\s*_`~\"“”‘’'(\[]*)\Z")
"""What may stand between two words of one name: a hyphen, or spaces, emphasis, quotes; no new paragraph."""
OPENING = re.compile(r"[.!?…:;“\"«–—|#>]|\n\s*\n|\n\s*[-+*]\s|(?<!\w)-\s")
"""What a sentence may begin after."""
CALLED_IN_SLUGS = (("hoc", "vien"), ("hv",))
"""Words for residents, without their marks."""


@dataclass(frozen=True)
class Words:
    """A text as a row of words."""

    text: str

    @cached_property
    def seen(self) -> str:
        """The text as a reader sees it."""
        return shown(self.text)

    @cached_property
    def folded(self) -> Phrase:
        """Every word as it is compared."""
        return tuple(map(folded, WORD.findall(self.seen)))

    @cached_property
    def _starts(self) -> "array[int]":
        """Where each word begins: few texts are asked, and a thousand stories have very many words."""
        return array("I", [match.start() for match in WORD.finditer(self.seen)])

    def span(self, place: int) -> tuple[int, int]:
        """Return where a word begins and ends."""
        match = WORD.match(self.seen, self._starts[place])
        return match.span() if match else (0, 0)

    def is_plain(self, place: int) -> bool:
        """Whether the paragraph of a word is written without marks."""
        start = self._starts[place]
        begin, end = self.seen.rfind("\n\n", 0, start) + 1, self.seen.find("\n\n", start)
        return self.seen[begin : end if end >= 0 else None].isascii()

    def where(self, wanted: frozenset[str]) -> list[int]:
        """Return the places of words of a kind, in order."""
        if wanted.isdisjoint(self.folded):
            return []
        return [place for place, word in enumerate(self.folded) if word in wanted]

    def gap(self, place: int) -> str:
        """Return what stands before a word, from the word before it on."""
        return self.seen[self.span(place - 1)[1] if place else 0 : self._starts[place]]

    def is_capital(self, place: int) -> bool:
        """Whether there is a word there that begins with a capital letter."""
        return 0 <= place < len(self.folded) and self.seen[self._starts[place]].isupper()

    def is_joined(self, place: int) -> bool:
        """Whether a word and the one before it may belong to one name."""
        return 0 < place < len(self.folded) and bool(SOFT.match(self.gap(place)))

    def opens(self, place: int) -> bool:
        """Whether a word begins a sentence."""
        return place == 0 or bool(OPENING.search(self.gap(place)))

    def is_slug(self, first: int, last: int) -> bool:
        """Whether words hang together as in the name of a file."""
        return all(self.gap(place) in ("-", "_", "+", "%20") for place in range(first + 1, last + 1))

    def is_called_in_slug(self, place: int) -> bool:
        """Whether a word for residents stands before a word in the name of a file: hoc-vien-pao, hv_pao."""
        for called in CALLED_IN_SLUGS:
            first = place - len(called)
            if first >= 0 and self.folded[first:place] == called and self.is_slug(first, place):
                return True
        return False


@lru_cache(maxsize=2048)
def words_of(text: str) -> Words:
    """Return the words of a text, which several searches look through one after the other."""
    return Words(text)

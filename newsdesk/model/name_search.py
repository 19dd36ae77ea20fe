"""Find listed names in texts, in whatever shape they are written, and say how sure it is that a person is meant."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from newsdesk.model.listed_name import ListedName, ascii_word, numbers_joined
from newsdesk.model.name_look import Certainty, Look
from newsdesk.model.name_words import Phrase, last_words
from newsdesk.model.text_words import Words, words_of
from newsdesk.model.texts import WORD

INITIALS = re.compile(r"(?<![\w.])(?P<dotted>(?:[^\W\d_]\.\s?){2,6})(?P<last>[^\W\d_](?![\w.]))?")
"""N.V.M., and N.V.M as newspapers write it; a last letter behind a space may also be the first of what follows."""


@dataclass(frozen=True, slots=True)
class Found:
    """One place where a name stands: which of the names asked for, how sure, and where in the text as shown."""

    name: int
    certainty: Certainty
    at: int


@dataclass(frozen=True)
class NameSearch:
    """Looks for several names at once: a text is read once however many names there are."""

    names: tuple[ListedName, ...]
    aside: frozenset[str] = frozenset()
    """Given names that mean nothing by themselves, but where a word stands before them that only residents have."""

    @classmethod
    def of(cls, written: Iterable[str], aside: frozenset[str] = frozenset()) -> "NameSearch":
        """Return a search for names as lists of people write them."""
        return cls(tuple(map(ListedName, written)), aside)

    @cached_property
    def _by_last(self) -> Mapping[str, tuple[int, ...]]:
        """Names by each word that can end one of their shapes."""
        found: dict[str, list[int]] = {}
        for number, name in enumerate(self.names):
            for word in name.last:
                found.setdefault(word, []).append(number)
        return {word: tuple(numbers) for word, numbers in found.items()}

    @cached_property
    def _by_two(self) -> Mapping[tuple[str, str], tuple[int, ...]]:
        """Names by two words in a row that some shape of theirs ends with, or that a form of address begins."""
        found: dict[tuple[str, str], list[int]] = {}
        for number, name in enumerate(self.names):
            for pair in product(name.near, name.last):
                found.setdefault(pair, []).append(number)
        return {pair: tuple(numbers) for pair, numbers in found.items()}

    @cached_property
    def _joined(self) -> Mapping[str, tuple[int, ...]]:
        """Names run together."""
        return numbers_joined(self.names)

    @cached_property
    def _initials(self) -> Mapping[str, tuple[int, ...]]:
        """Names by their initials, with a mark and without: lvđ, lvd."""
        found: dict[str, list[int]] = {}
        for number, name in enumerate(self.names):
            for letters in name.initials:
                found.setdefault(letters, []).append(number)
        return {word: tuple(numbers) for word, numbers in found.items()}

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(self._by_last) | frozenset(self._joined) | frozenset(self._initials)

    def places(self, text: str) -> Iterator[Found]:
        """Yield every place of a text where one of the names stands."""
        words = words_of(text)
        for place in words.where(self._keys):
            yield from self._in_one_word(words, place)
            close = self._close(words, place)
            for number in close:
                look = Look(words, self.names[number], place)
                if certainty := look.certainty():
                    yield Found(number, certainty, words.span(look.first())[0])
            is_name = words.is_capital(place) or words.is_called_in_slug(place)
            if is_name and self._may_stand_alone(words.folded, place):
                yield from self._given_alone(words, place, close)
        if self._initials and "." in text:
            yield from self._in_initials(words)

    def stand_in(self, texts: Iterable[str], least: Certainty) -> bool:
        """Whether one of the names stands in one of these texts, at least as surely."""
        return any(found.certainty >= least for text in texts for found in self.places(text))

    def _in_one_word(self, words: Words, place: int) -> Iterator[Found]:
        """Yield the names that are run together in a word, whole or as initials without dots."""
        for number in self._joined.get(words.folded[place], ()):
            yield Found(number, Certainty.CERTAIN, words.span(place)[0])
        for number in self._initials.get(words.folded[place], ()):
            if certainty := Look(words, self.names[number], place).initials():
                yield Found(number, certainty, words.span(place)[0])

    def _close(self, words: Words, place: int) -> tuple[int, ...]:
        """Return the names of which more than the given name may stand here: most ordinary words are none."""
        before = words.folded[place - 1] if place else ""
        if len(before) == 1:
            return self._by_last.get(words.folded[place], ())
        return self._by_two.get((before, words.folded[place]), ())

    def _may_stand_alone(self, folded: Phrase, place: int) -> bool:
        return folded[place] not in self.aside or bool(place and folded[place - 1] in last_words("resident"))

    def _given_alone(self, words: Words, place: int, aside: tuple[int, ...]) -> Iterator[Found]:
        """Yield the names whose given name alone stands here, which is looked at once for all of them."""
        word = words.folded[place]
        others = [
            number
            for number in self._by_last.get(word, ())
            if number not in aside and (self.names[number].given == word or words.is_plain(place))
        ]
        if others and (certainty := Look(words, self.names[others[0]], place).given()):
            yield from (Found(number, certainty, words.span(place)[0]) for number in others)

    def _in_initials(self, words: Words) -> Iterator[Found]:
        for match in INITIALS.finditer(words.seen):
            for run in _runs(match):
                letters = "".join(map(ascii_word, WORD.findall(run)))
                if run.replace(".", "").replace(" ", "").isupper():
                    for number in self._initials.get(letters, ()):
                        yield Found(number, Certainty.CERTAIN, match.start())


def _runs(match: re.Match[str]) -> tuple[str, ...]:
    """Return what may be initials where some stand: all of it, and what stands before a last letter behind a space."""
    whole, dotted = match[0], match["dotted"]
    return (whole, dotted) if match["last"] and dotted[-1].isspace() else (whole,)

"""Find listed names in texts, in whatever shape they are written, and say how sure it is that a person is meant."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import pairwise, product

from newsdesk.model.listed_name import ListedName, ascii_word
from newsdesk.model.name_words import Phrase, ends_with, last_words, phrases
from newsdesk.model.text_words import Words, words_of
from newsdesk.model.texts import WORD

INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\.\s?){2,6}")
ADDRESS_REACH = 4
"""Words of the longest form of address."""


class Certainty(IntEnum):
    """How sure it is that a listed person is meant."""

    MAYBE = 1
    """The given name alone, or a shape that ordinary words have too."""
    TITLED = 2
    """A form of address and the given name: somebody else may be called so."""
    CERTAIN = 3
    """The name, two words of it, or what only a resident is called by."""


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
        """Names run together without marks, as in the names of files: nguyenvanmau."""
        found: dict[str, list[int]] = {}
        for number, name in enumerate(self.names):
            if len(name.words) > 2:
                found.setdefault("".join(name.plain), []).append(number)
        return {word: tuple(numbers) for word, numbers in found.items()}

    @cached_property
    def _initials(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for number, name in enumerate(self.names):
            if len(name.words) > 2:
                found.setdefault("".join(word[0] for word in name.plain), []).append(number)
        return {word: tuple(numbers) for word, numbers in found.items()}

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(self._by_last) | frozenset(self._joined)

    def places(self, text: str) -> Iterator[Found]:
        """Yield every place of a text where one of the names stands."""
        words = words_of(text)
        for place in words.where(self._keys):
            for number in self._joined.get(words.folded[place], ()):
                yield Found(number, Certainty.CERTAIN, words.span(place)[0])
            close = self._close(words, place)
            for number in close:
                look = _Look(words, self.names[number], place)
                if certainty := look.certainty():
                    yield Found(number, certainty, words.span(look.first())[0])
            if self._may_stand_alone(words.folded, place) and words.is_capital(place):
                yield from self._given_alone(words, place, close)
        if self._initials and "." in text:
            yield from self._in_initials(words)

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
        if others and (certainty := _Look(words, self.names[others[0]], place).given()):
            yield from (Found(number, certainty, words.span(place)[0]) for number in others)

    def _in_initials(self, words: Words) -> Iterator[Found]:
        for match in INITIALS.finditer(words.seen):
            letters = "".join(map(ascii_word, WORD.findall(match[0])))
            if match[0].replace(".", "").replace(" ", "").isupper():
                for number in self._initials.get(letters, ()):
                    yield Found(number, Certainty.CERTAIN, match.start())


@dataclass(frozen=True, slots=True)
class _Look:
    """One name, looked for where one of its last words stands."""

    words: Words
    name: ListedName
    place: int

    def certainty(self) -> Certainty | None:
        """Return how sure it is that the name ends here."""
        if not self.name.words:
            return None
        if len(self.name.words) == 1:
            return self.given()
        return self._whole() or self._turned() or self._part() or self._shortened() or self.given()

    def first(self) -> int:
        """Return where the whole name begins, or the word that was looked at where it is not whole."""
        return max(0, self.place - len(self.name.words) + 1) if self._whole() else self.place

    def _ends(self, sequence: Phrase) -> bool:
        folded, place = self.words.folded, self.place
        if place + 1 < len(sequence) or folded[place] != sequence[-1]:
            return False
        return folded[place - len(sequence) + 1 : place + 1] == sequence

    def _whole(self) -> Certainty | None:
        name, first = self.name, self.place - len(self.name.words) + 1
        exact = self._ends(name.words)
        if not exact and not self._ends(name.plain):
            return None
        if len(name.words) > 2:
            return Certainty.CERTAIN
        if self._is_other(first):
            return None
        capital = self.words.is_capital(first) and self.words.is_capital(self.place)
        if self.words.is_slug(first, self.place) and not exact:
            return Certainty.TITLED
        if exact and (capital or self._address(first)):
            return Certainty.CERTAIN
        return Certainty.MAYBE if exact or capital else None

    def _turned(self) -> Certainty | None:
        turned = self.name.turned
        first = self.place - len(turned) + 1
        found = turned and self._ends(turned) and self.words.is_capital(first)
        return Certainty.CERTAIN if found else None

    def _part(self) -> Certainty | None:
        name = self.name
        for part, plain in zip(name.parts, name.plain_parts, strict=True):
            if self._ends(part) or (self._ends(plain) and self.words.is_plain(self.place)):
                return self._weighed(self.place - len(part) + 1)
        return None

    def _weighed(self, first: int) -> Certainty | None:
        """Return how sure a part of the name is, which another name or a place may have too."""
        places = range(first, self.place + 1)
        named = all(map(self.words.is_capital, places)) and all(map(self.words.is_joined, places[1:]))
        if not named or self._follows() or self._precedes(first):
            return None
        if self._is_other(first):
            return Certainty.MAYBE if self._address(first) else None
        return Certainty.CERTAIN

    def _shortened(self) -> Certainty | None:
        """Return how sure the given name behind initials is: N.V. Mẫu, Nguyễn V. Mẫu, N. Mẫu."""
        if self.words.folded[self.place] != self.name.given or not self.words.is_capital(self.place):
            return None
        before = self.name.words[:-1]
        for wanted in {before, before[:1]}:
            first = self.place - len(wanted)
            if first >= 0 and self._are_initials(first, wanted):
                return Certainty.CERTAIN
        return None

    def _are_initials(self, first: int, wanted: Phrase) -> bool:
        initials = 0
        for offset, word in enumerate(wanted):
            found = self.words.folded[first + offset]
            if found == word:
                continue
            dotted = self.words.gap(first + offset + 1).startswith(".")
            if ascii_word(found) != ascii_word(word)[:1] or not dotted or not self.words.is_capital(first + offset):
                return False
            initials += 1
        return initials > 0

    def given(self) -> Certainty | None:
        place, words = self.place, self.words
        if len(words.folded[place]) < 2 or not (words.folded[place] == self.name.given or words.is_plain(place)):
            return None
        if address := self._address(place):
            return self._titled(address)
        if not words.is_capital(place) or words.opens(place) or self._after_a_place_word():
            return None
        beside = self._follows() or self._precedes(place) or self._is_other(place - 1) or self._is_other(place, 2)
        return None if beside else Certainty.MAYBE

    def _titled(self, address: Phrase) -> Certainty | None:
        if not self.words.is_capital(self.place):
            return Certainty.TITLED if address and address == self.name.title else None
        if self._is_other(self.place - 1) or (self._follows() and self._is_other(self.place, 2)):
            return None
        if self._follows() and not self._in_capitals():
            return Certainty.MAYBE
        return Certainty.CERTAIN if address in phrases("resident") else Certainty.TITLED

    def _address(self, first: int) -> Phrase:
        """Return the form of address that stands right before a word."""
        if not self.words.is_joined(first):
            return ()
        before = self.words.folded[max(0, first - ADDRESS_REACH) : first]
        return ends_with(before, "resident") or ends_with(before, "address")

    def _follows(self) -> bool:
        """Whether another capitalised word belongs to what stands here."""
        after = self.place + 1
        return self.words.is_joined(after) and self.words.is_capital(after)

    def _precedes(self, first: int) -> bool:
        """Whether a capitalised word before belongs to what stands here: no form of address, no sentence's start."""
        before = first - 1
        if not self.words.is_joined(first) or not self.words.is_capital(before) or self._address(first):
            return False
        return not self.words.opens(before) or (self.words.folded[before],) in phrases("surname")

    def _is_other(self, first: int, length: int | None = None) -> bool:
        """Whether the words from one on are a place, a holiday or somebody whom everybody knows."""
        last = first + length if length else self.place + 1
        return self.words.folded[max(first, 0) : last] in phrases("other")

    def _after_a_place_word(self) -> bool:
        before = self.words.folded[max(0, self.place - ADDRESS_REACH) : self.place]
        return bool(ends_with(before, "before"))

    def _in_capitals(self) -> bool:
        """Whether the words here are written in capitals throughout, so that capitals say nothing."""
        start, end = self.words.span(self.place)
        before = self.words.span(self.place - 1)
        return self.words.seen[start:end].isupper() and self.words.seen[slice(*before)].isupper() and end - start > 1


@dataclass(frozen=True)
class WholeNames:
    """Looks for whole names of three words and more, of very many people at once."""

    names: tuple[ListedName, ...]

    @cached_property
    def _by_end(self) -> Mapping[tuple[str, str], tuple[int, ...]]:
        found: dict[tuple[str, str], list[int]] = {}
        for number, name in enumerate(self.names):
            for words in {name.words, name.plain}:
                if len(words) > 2:
                    found.setdefault((words[-2], words[-1]), []).append(number)
        return {end: tuple(numbers) for end, numbers in found.items()}

    def numbers_in(self, text: str) -> frozenset[int]:
        """Return which of the names stand in a text."""
        words = words_of(text).folded
        if self._by_end.keys().isdisjoint(pairwise(words)):
            return frozenset()
        return frozenset(
            number
            for place, end in enumerate(pairwise(words))
            for number in self._by_end.get(end, ())
            if self._ends(words, place + 2, number)
        )

    def _ends(self, words: Phrase, last: int, number: int) -> bool:
        name = self.names[number]
        ending = words[max(0, last - len(name.words)) : last]
        return ending in (name.words, name.plain)

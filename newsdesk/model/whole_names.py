"""Whole names of very many people, looked for at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from newsdesk.model.listed_name import ListedName, numbers_joined
from newsdesk.model.name_words import Phrase
from newsdesk.model.reach import LONG, number_of, number_of_two, numbers_in
from newsdesk.model.text_words import words_of
from newsdesk.model.texts import forms


@dataclass(frozen=True)
class WholeNames:
    """Looks for whole names of three words and more, of very many people at once."""

    names: tuple[ListedName, ...]

    @cached_property
    def _by_end(self) -> Mapping[tuple[str, str], tuple[int, ...]]:
        found: dict[tuple[str, str], list[int]] = {}
        for number, name in enumerate(self.names):
            if name.length > 2:
                for before, last in {name.words[-2:], name.plain[-2:], name.lax[-2:]}:
                    found.setdefault((before, last), []).append(number)
        return {end: tuple(numbers) for end, numbers in found.items()}

    @cached_property
    def _joined(self) -> Mapping[str, tuple[int, ...]]:
        return numbers_joined(self.names)

    @cached_property
    def _by_number(self) -> Mapping[int, tuple[int, ...]]:
        """Names by the numbers of what their shapes end with."""
        found: dict[int, list[int]] = {}
        for end, names in self._by_end.items():
            found.setdefault(number_of_two(*end), []).extend(names)
        for word, names in self._joined.items():
            if len(word) >= LONG:
                found.setdefault(number_of(word), []).extend(names)
        return {number: tuple(names) for number, names in found.items()}

    @cached_property
    def _anywhere(self) -> frozenset[int]:
        """Names that are too short, run together, to have a number."""
        return frozenset(chain.from_iterable(names for word, names in self._joined.items() if len(word) < LONG))

    def within(self, reach: bytes) -> frozenset[int]:
        """Return which of the names could stand in texts of a reach; of the others none does."""
        hit = self._by_number.keys() & numbers_in(reach)
        return self._anywhere.union(chain.from_iterable(map(self._by_number.__getitem__, hit)))

    def numbers_in(self, text: str) -> frozenset[int]:
        """Return which of the names stand in a text, in words or run together."""
        words = words_of(text).folded
        joined = frozenset(chain.from_iterable(map(self._joined.__getitem__, self._joined.keys() & words)))
        if self._by_end.keys().isdisjoint(pairwise(words)):
            return joined
        return joined.union(
            number
            for place, end in enumerate(pairwise(words))
            for number in self._by_end.get(end, ())
            if self._ends(words, place + 2, number)
        )

    def stand_in(self, text: str) -> bool:
        """Whether one of the names stands in a text, in any of its forms."""
        return any(map(self.numbers_in, forms(text)))

    def _ends(self, words: Phrase, last: int, number: int) -> bool:
        return self.names[number].is_written(words[max(0, last - self.names[number].length) : last])

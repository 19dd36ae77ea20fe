"""A name from a list of people, and the shapes in which texts write it: whole, in part, turned round, in initials."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from newsdesk.model.name_words import Phrase, phrases
from newsdesk.model.texts import TWINS, WORD, folded, shown


@lru_cache(maxsize=1 << 14)
def ascii_word(word: str) -> str:
    """Return a word in lower case without its marks: Mẫu and MAU are mau."""
    letters = unicodedata.normalize("NFD", word.casefold()).translate(TWINS).replace("đ", "d")
    return "".join(letter for letter in letters if letter.isascii())


LAX = {"văn", "thị"}
"""Words within names that are hardly ever names without their marks; thành and thanh, ánh and anh are two."""


@dataclass(frozen=True)
class ListedName:
    """One name or nickname as a list of people writes it."""

    written: str

    @cached_property
    def _all(self) -> tuple[str, ...]:
        return tuple(WORD.findall(shown(self.written)))

    @cached_property
    def title(self) -> Phrase:
        """The forms of address that stand before the name in the list."""
        words, taken = tuple(map(folded, self._all)), 0
        while ahead := _address_at(words[taken:]):
            taken += ahead
        return words[:taken]

    @cached_property
    def words(self) -> Phrase:
        """The words of the name itself, as they are compared."""
        return tuple(map(folded, self._all[len(self.title) :]))

    @cached_property
    def plain(self) -> Phrase:
        """The same without any marks."""
        return tuple(map(ascii_word, self._all[len(self.title) :]))

    @cached_property
    def length(self) -> int:
        """How many words the name has."""
        return len(self.words)

    @cached_property
    def lax(self) -> Phrase:
        """The name with each word bare that nobody is called by without its marks: Nguyen Van Mẫu, but Lê Thành Mẫu."""
        surnames = phrases("surname")
        may = [self.length > 2 and one in LAX for one in self.words]
        if self.length > 2:
            may[0] = (self.words[0],) in surnames and (self.plain[0],) not in surnames
        may[-1:] = [False]
        return tuple(plain if is_so else one for one, plain, is_so in zip(self.words, self.plain, may, strict=True))

    def is_written(self, words: Phrase) -> bool:
        """Whether these words are the whole name, without marks or with; some may lack their own, as `lax` has it."""
        if words in (self.words, self.plain):
            return True
        return len(words) == self.length and all(map(_is_either, words, self.words, self.lax))

    @cached_property
    def joined(self) -> frozenset[str]:
        """The name run together, as in the names of files and in tags: nguyenvanmau, NguyễnVănMẫu; none of a short one.

        With its marks as words are compared: all tones behind.
        """
        return frozenset(("".join(self.plain), folded("".join(self.words)))) if len(self.words) > 2 else frozenset()

    @cached_property
    def initials(self) -> frozenset[str]:
        """The first letters of its words, with đ, ă, ư as such and without marks: lvđ, lvd; none of a short name."""
        if len(self.words) < 3:
            return frozenset()
        return frozenset("".join(word[0] for word in words) for words in (self.words, self.plain))

    @property
    def given(self) -> str:
        """What people are called by: the last word."""
        return self.words[-1] if self.words else ""

    @cached_property
    def parts(self) -> tuple[Phrase, ...]:
        """Two words and more that stand for the whole: Văn Mẫu, Nguyễn Mẫu; the longest first."""
        tails = [self.words[n:] for n in range(1, len(self.words) - 1)]
        with_surname = [(self.words[0], *self.words[n:]) for n in range(2, len(self.words))]
        return tuple(sorted({*tails, *with_surname}, key=lambda part: (-len(part), part)))

    @cached_property
    def plain_parts(self) -> tuple[Phrase, ...]:
        """The same parts without any marks."""
        return tuple(tuple(map(ascii_word, part)) for part in self.parts)

    @cached_property
    def last(self) -> frozenset[str]:
        """Each word that can end a shape of the name."""
        return frozenset((*self.words[-1:], *self.plain[-1:], *self.turned[-1:]))

    @cached_property
    def near(self) -> frozenset[str]:
        """Words of which one stands before the last word of the name where that is written small."""
        return frozenset((*self.words, *self.plain, *self.title[-1:]))

    @cached_property
    def turned(self) -> Phrase:
        """The given name first: Mẫu (Nguyễn Văn)."""
        return (self.words[-1], *self.words[:-1]) if len(self.words) > 2 else ()


def _is_either(word: str, one: str, other: str) -> bool:
    return word in (one, other)


def _address_at(words: Phrase) -> int:
    """Return how many words of a form of address these begin with; at least one word is left for the name."""
    kinds = phrases("address") | phrases("resident")
    return next((n for n in (3, 2, 1) if n < len(words) and words[:n] in kinds), 0)


def numbers_joined(names: Sequence[ListedName]) -> Mapping[str, tuple[int, ...]]:
    """Return names by how they are run together, each by its number."""
    found: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        for word in name.joined:
            found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}

"""One name, looked for at one word of a text: in which shape it stands there, and how sure it is."""

import re
from dataclasses import dataclass
from enum import IntEnum

from newsdesk.model.listed_name import ListedName, ascii_word
from newsdesk.model.name_words import Phrase, ends_with, phrases
from newsdesk.model.text_words import Words

ADDRESS_REACH = 4
"""Words of the longest form of address."""
LABEL = re.compile(r"[ \u00a0]?[:–—-][ \u00a0]?[*_\"“‘'(\[]{0,4}\Z")
"""What stands between a label and what it labels: Học viên: Páo."""
ABBREVIATED = ("hv",)
"""How a resident is called in short, with a full stop or without: HV. Páo."""


class Certainty(IntEnum):
    """How sure it is that a listed person is meant."""

    MAYBE = 1
    """The given name alone, or a shape that ordinary words have too."""
    TITLED = 2
    """A form of address and the given name: somebody else may be called so."""
    CERTAIN = 3
    """The name, two words of it, or what only a resident is called by."""


@dataclass(frozen=True, slots=True)
class Look:
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
        if name.length > 2:
            whole = first >= 0 and name.is_written(self.words.folded[first : self.place + 1])
            return Certainty.CERTAIN if whole else None
        exact = self._ends(name.words)
        if not exact and not self._ends(name.plain):
            return None
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
        if not named and self._is_surname_in_slug(first):
            return Certainty.MAYBE
        if not named or self._follows() or self._precedes(first):
            return None
        if self._is_other(first):
            return Certainty.MAYBE if self._address(first) else None
        return Certainty.CERTAIN

    def _is_surname_in_slug(self, first: int) -> bool:
        """Whether the surname and the given name hang together as in the name of a file: giang-pao."""
        return self.words.folded[first] == self.name.plain[0] and self.words.is_slug(first, self.place)

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

    def initials(self) -> Certainty | None:
        """Return how sure it is that letters without dots are the initials of the name: học viên NVM, anh NVM.

        Behind other words they are an office, a trade, an illness: đồng chí PGĐ, cán bộ CNTT, bệnh nhân THA.
        """
        start, end = self.words.span(self.place)
        if not self.words.seen[start:end].isupper() or self._in_capitals() or not self.words.is_joined(self.place):
            return None
        before = self.words.folded[max(0, self.place - ADDRESS_REACH) : self.place]
        called = ends_with(before, "called")
        several = before[: -len(called)][-1:] in phrases("several")
        return Certainty.TITLED if called and not several else None

    def given(self) -> Certainty | None:
        """Return how sure it is that the given name is meant, whatever else the name has."""
        place, words = self.place, self.words
        if len(words.folded[place]) < 2 or not (words.folded[place] == self.name.given or words.is_plain(place)):
            return None
        if self.words.is_called_in_slug(place):
            return Certainty.TITLED
        if address := self._address(place):
            return self._titled(address)
        if words.is_capital(place) and self._is_labelled():
            return Certainty.TITLED
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
        before = self.words.folded[max(0, first - ADDRESS_REACH) : first]
        if self.words.is_joined(first):
            return ends_with(before, "resident") or ends_with(before, "address")
        dotted = before[-1:] == ABBREVIATED and self.words.gap(first).rstrip(" \u00a0") == "."
        return ABBREVIATED if dotted else ()

    def _is_labelled(self) -> bool:
        """Whether a word for residents stands before as a label."""
        before = self.words.folded[max(0, self.place - ADDRESS_REACH) : self.place]
        return bool(ends_with(before, "resident")) and bool(LABEL.match(self.words.gap(self.place)))

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

"""One pass over a text: at each word every family may try, the longest reading wins, nothing is read twice."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from unicodedata import category

from newsdesk.model.lexicon import Lexicon
from newsdesk.model.sentences import stops
from newsdesk.speech import capitals
from newsdesk.speech.families import readings_for, readings_of_digits
from newsdesk.speech.lookup import FIRST_TOKEN, Row, as_meant, is_word
from newsdesk.speech.prepared import Rows, prepared
from newsdesk.speech.profiles import BROADCAST, Profile
from newsdesk.speech.scene import BEHIND, Scene, Unread
from newsdesk.speech.settled import settle
from newsdesk.speech.spoken import Change, Left, Spoken
from newsdesk.speech.tables import context

NOTHING: Mapping[str, str] = MappingProxyType({})
RUN = re.compile(r"\w++(?:[-–−/+:×*'’]++\w++|[.,]++(?=[0-9])\w++)*+")
DIGITS_THEN = re.compile(r"[0-9]++([ \u00a0]?(?:\w++|[.,][0-9]?|.?))", re.S)
OPENS = frozenset(["abbreviation", "road"])
"""Kinds whose reading takes a capital at the beginning of a sentence."""
DOTTED = re.compile(r"(?:\w|[./](?=\w)){2,}\.\Z")
"""An abbreviation of more than a letter, and its dot."""
INITIAL = len("Tr.")
GLUE = "-–−/+×*"
Found = tuple[int, str, str | Unread]
"""Where a reading ends, its kind, and what it says."""


def speak(text: str, lexicon: Lexicon, say: Mapping[str, str] = NOTHING, profile: Profile = BROADCAST) -> Spoken:
    """Return the text as it is said aloud, with every change and every span left for a person.

    `say` holds readings for one story and wins over everything; `lexicon` the facility's rows, which win over
    the built-in abbreviations. Both match whole words, longest first. Speaking twice changes nothing, unless
    rows contradict one another (a → b and b → c).
    """
    return speaker(lexicon, say, profile)(text)


def speaker(
    lexicon: Lexicon, say: Mapping[str, str] = NOTHING, profile: Profile = BROADCAST
) -> Callable[[str], Spoken]:
    """Return what speaks one text after the other by the same rows."""
    rows = prepared(speak, lexicon, say)

    def scan(text: str) -> Spoken:
        return Scan(text, rows, profile).whole()

    return lambda text: settle(text, scan(text), scan)


class Scan:
    """One text on its way to the ear."""

    __slots__ = ("changes", "idle", "left", "pieces", "scene", "text", "written")

    def __init__(self, text: str, rows: Rows, profile: Profile) -> None:
        lookup, own, self.idle = rows
        self.written = text
        self.text = as_meant(text)
        self.scene = Scene(self.text, lookup, own, profile)
        self.pieces: list[str] = []
        self.changes: list[Change] = []
        self.left: list[Left] = []

    def whole(self) -> Spoken:
        """Read it from end to end."""
        position = 0
        for start, row in self.own_rows():
            self.read(position, start)
            self.replace(start, row.end, row.kind, row.spoken or "")
            position = row.end
        self.read(position, len(self.text))
        self.pieces.append(self.written[self.scene.done :])
        return Spoken("".join(self.pieces), tuple(self.changes), tuple(self.left))

    def own_rows(self) -> Iterator[tuple[int, Row]]:
        """Find the story's own readings, before anything else may claim their words."""
        position = 0 if any(token in self.text for token in self.scene.own.index) else len(self.text)
        while token := FIRST_TOKEN.search(self.text, position):
            row = self.scene.own.at(self.text, token.start(), token[0], len(self.text))
            if row:
                yield token.start(), row
            position = row.end if row else token.end()

    def read(self, position: int, limit: int) -> None:
        """Read a stretch between two of the story's own readings."""
        idle, begins = self.idle, position
        for word in self.text[position:limit].split(" "):
            ends = begins + len(word)
            if begins < position or not idle[word]:
                while token := FIRST_TOKEN.search(self.text, max(begins, position), ends):
                    position = self.step(token.start(), token[0], limit)
            begins = ends + 1

    def step(self, start: int, token: str, limit: int) -> int:
        """Read or leave what begins at a token; return where to go on."""
        self.scene.go_to(start)
        found = self.best(start, token, limit)
        if found is None:
            return self.unexplained(start, token, limit)
        end, kind, said = found
        if isinstance(said, Unread):
            return self.leave(start, end, said.why, limit)
        self.replace(start, end, kind, said)
        return end

    def best(self, start: int, token: str, limit: int) -> Found | None:
        """Return the longest reading that begins here, of equal ones the first; it may be a refusal to guess."""
        return max(self.every(start, token, limit), key=lambda found: found[0], default=None)

    def every(self, start: int, token: str, limit: int) -> Iterator[Found]:
        """Try the rows, then the families, and last say that a row has two senses."""
        row = self.row_at(start, token, limit)
        said = self.scene.sense(row) if row else None
        if row and said is not None:
            yield row.end, row.kind, said
        yield from self.by_family(start, token, limit)
        if row and said is None and not self.is_a_mere_letter(start, row.end):
            yield row.end, row.kind, Unread("ambiguous-abbreviation")

    def row_at(self, start: int, token: str, limit: int) -> Row | None:
        """Find the row that stands here; one with a dot leaves it to the sentence that ends there: về TP. Sau đó, …"""
        row = self.scene.lookup.at(self.text, start, token, limit)
        if not row or capitals.only_a_word(self.text, start, row.end) or self.is_an_initial(start, row.end):
            return None
        if not DOTTED.match(self.text, start, row.end):
            return row
        meant = self.scene.sense(row) is not None
        if meant and not stops(self.text, row.end):
            return row
        bare = self.scene.lookup.at(self.text, start, token, row.end - 1)
        if bare and (not meant or self.scene.sense(bare) is not None):
            return bare
        return replace(row, end=row.end - 1) if meant else row

    def is_an_initial(self, start: int, end: int) -> bool:
        """Whether a letter, or one and a small one, and a dot stand for a person unnamed: anh H., học viên Tr."""
        if end - start > INITIAL or self.text[end - 1] != "." or self.text[start + 1 : end - 1].isupper():
            return False
        return self.scene.follows(context("person"))

    def is_a_mere_letter(self, start: int, end: int) -> bool:
        """Whether a letter and a dot that no sense fits only end a sentence: khu B."""
        letter = end - start == 2 and self.text[end - 1] == "."
        return letter and not self.text[end : end + 1].isdigit()

    def by_family(self, start: int, token: str, limit: int) -> Iterator[Found]:
        """Try each family that such a token may begin, in their declared order."""
        if token[0] in "0123456789":
            if self.is_glued(start):
                return
            readings = readings_of_digits(token[0], self.coming_after(start, limit))
        else:
            readings = readings_for(token[0], self.text[start + len(token) : start + len(token) + 1])
        for reading in readings:
            if match := reading.pattern.match(self.text, start, limit):
                said = reading.say(match, self.scene)
                if said is not None:
                    yield match.end(), reading.kind, said

    def coming_after(self, start: int, limit: int) -> str:
        """Return what comes after the digits that stand here, from a space on: the word, or the sign; "" at the end."""
        digits = DIGITS_THEN.match(self.text, start, limit)
        return digits[1] if digits else ""

    def is_glued(self, start: int) -> bool:
        """Whether a number hangs on what stands before it, as in COVID-19."""
        return (
            start > 1
            and self.scene.last_end != start
            and self.text[start - 1] in GLUE
            and not self.text[start - 2].isspace()
        )

    def unexplained(self, start: int, token: str, limit: int) -> int:
        """Leave what only a person can read: a number in a strange form, a slash, an abbreviation without a row."""
        end = start + len(token)
        if token.isalpha() and self.text[end : end + 1] not in {*GLUE}:
            if capitals.is_abbreviation(self.text, start, end):
                return self.leave(start, end, capitals.reason(token), end)
            return end
        run = RUN.match(self.text, start, limit)
        written = run[0] if run else token
        if any(map(is_figure, written)):
            return self.leave(start, end, "unread-number", limit)
        if "/" in written:
            return self.leave(start, end, "slash", limit)
        if capitals.is_abbreviation(self.text, start, end):
            return self.leave(start, end, capitals.reason(token), end)
        return end

    def replace(self, start: int, end: int, kind: str, said: str) -> None:
        """Put what is said in the place of a span."""
        scene = self.scene
        if not said and not self.text[end : end + 1].isalnum():
            start -= self.text[start - 1 : start] == " "
        verbatim, written = self.written[scene.done : start], self.written[start:end]
        said = scene.opened(start, written, said) if kind in OPENS else said
        said = apart(self.text, start, end, scene.profile.put(kind, said))
        self.pieces += [verbatim, said]
        scene.tail = (scene.tail + verbatim[-BEHIND:] + said)[-BEHIND:]
        scene.done, scene.last_end, scene.last_kind = end, end, kind
        scene.kinds.add(kind)
        if said != written:
            self.changes.append(Change(kind, start, written, said))
        if any(map(str.isdigit, said)):
            self.left.append(Left(start, written, "digit-in-reading"))

    def leave(self, start: int, end: int, why: str, limit: int) -> int:
        """Report a span and all that is glued to it, and leave it as it stands."""
        run = RUN.match(self.text, start, limit)
        end = max(end, run.end()) if run else end
        self.left.append(Left(start, self.written[start:end], why))
        return end


def is_figure(character: str) -> bool:
    """Whether it stands for a number: a digit of any script, ², ①, ½."""
    return character.isdigit() or category(character) == "No"


def apart(text: str, start: int, end: int, said: str) -> str:
    """Keep what is said apart from a word that was glued to what was written, as in TP.HCM."""
    if said and start and is_word(text[start - 1]) and is_word(said[0]):
        said = f" {said}"
    if said and end < len(text) and is_word(text[end]) and is_word(said[-1]):
        said = f"{said} "
    return said

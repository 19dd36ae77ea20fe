"""Where a reading stands: what was said before it, what comes after, and how to give it up."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from newsdesk.model.lexicon import BEGINNING, NAME, NUMBER, SIGN, YEAR, Sense
from newsdesk.speech.lookup import Lookup, Row
from newsdesk.speech.profiles import Profile
from newsdesk.speech.tables import any_of

BEHIND = 80
AHEAD = 60
SENTENCE_END = re.compile(r"[.!?;]\s")
NEXT_WORDS = re.compile(r"\s?\w+(?: \w+){0,2}")
NEXT_WORD = re.compile(r"\s*(\w+)")
JOINTS = frozenset([",", ", và", "và", "hoặc", "hay", "đến", "đến hết", "tới", "-", "–", ";", ")", "("])
SHAPES = {
    SIGN: re.compile(r"[\s:.]*[0-9]{1,5}[a-e]?[ ]?[/-][ ]?[0-9A-ZĐ]"),
    YEAR: re.compile(r"[\s:.]*(?:19|20)[0-9]{2}(?![0-9])"),
    NUMBER: re.compile(r"[\s:.]*[0-9]"),
    NAME: re.compile(r"\s*([^\W\d_])([^\W\d_])[^\W\d_]* ([^\W\d_])"),
}
"""How what comes next looks, the most particular first; a year is a number too."""
NUMBER_BEFORE = re.compile(
    r"\b(?:không|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|trăm|nghìn|triệu|tỷ)[ \u00a0]\Z"
)
OPENING = re.compile(r"(?:\A|[.!?…]\s|\n)[\"“(-]{0,2} ?\Z")
OPENERS = "(\"'“‘,;:.–-"
LAST_WORDS = 5
LABEL = 2
"""Words that lead in a label's numeral: "phụ lục"."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A family knows the span but will not guess; `why` is the reason's code."""

    why: str


class Scene:
    """The surroundings of one place in a text while it is being read."""

    __slots__ = (
        "before_words",
        "coming",
        "done",
        "kinds",
        "last_end",
        "last_kind",
        "lookup",
        "own",
        "profile",
        "start",
        "tail",
        "text",
    )

    def __init__(self, text: str, lookup: Lookup, own: Lookup, profile: Profile) -> None:
        self.text = text
        self.profile = profile
        self.lookup = lookup
        self.own = own
        self.start = 0
        self.done = 0
        self.tail = ""
        self.before_words: dict[str, list[str]] = {}
        self.coming: dict[int, str] = {}
        self.last_kind = ""
        self.last_end = 0
        self.kinds: set[str] = set()

    def go_to(self, start: int) -> None:
        """Stand at another place."""
        self.start = start
        self.before_words = {}

    @property
    def before(self) -> str:
        """The last 80 characters as they will be said: a second reading must see the same."""
        return (self.tail + self.text[max(self.done, self.start - BEHIND) : self.start])[-BEHIND:]

    def follows(self, words: frozenset[str], through: str = "") -> bool:
        """Whether one of these words (or phrases of up to five) stands just before, spaces between.

        `through` holds characters that may stand between, such as ":" after "điện thoại".
        """
        if through not in self.before_words:
            self.before_words[through] = self.phrases(through)
        return not words.isdisjoint(self.before_words[through])

    def phrases(self, through: str) -> list[str]:
        """Return the last five words, the last four and so on to the last, in lower case."""
        before = self.before
        bare = before.rstrip(" \u00a0" + through)
        if not bare or (bare == before and not through):
            return []
        last = " ".join(bare.replace(",", ", ").rsplit(None, LAST_WORDS)[-LAST_WORDS:]).lower()
        found = [last.lstrip(OPENERS)]
        while (space := last.find(" ")) >= 0:
            last = last[space + 1 :]
            found.append(last.lstrip(OPENERS))
        return found

    def speaks_of(self, name: str) -> bool:
        """Whether a word of a kind of context stands before within the same sentence, as far as one looks back."""
        return self.near(any_of(name))

    def near(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is found in what was said before within the same sentence, as far as one looks back."""
        return bool(pattern.search(SENTENCE_END.split(self.before.lower())[-1]))

    def opened(self, start: int, written: str, said: str) -> str:
        """Give a sentence that an abbreviation opens its capital: CBCS … → Cán bộ, chiến sĩ …"""
        opens = written[:1].isupper() and OPENING.search(self.text, max(0, start - 4), start)
        return said[:1].upper() + said[1:] if opens else said

    def after(self, end: int) -> str:
        """What comes next in lower case, a leading abbreviation already spelled out."""
        return self.ahead(end).lower()

    def ahead(self, end: int) -> str:
        """What comes next, a leading abbreviation already spelled out: a second reading must see the same."""
        if end not in self.coming:
            self.coming = {end: self.peek(end)}
        return self.coming[end]

    def peek(self, end: int) -> str:
        """Look at what comes next."""
        coming = self.text[end : end + AHEAD]
        if word := NEXT_WORD.match(coming):
            at = (self.text, end + word.start(1), word[1], len(self.text))
            row = self.own.at(*at) or self.lookup.at(*at)
            if row and row.usual is not None:
                said = self.opened(end + word.start(1), word[1], row.usual)
                return f"{word[0][: word.start(1)]}{said}{self.text[row.end : row.end + AHEAD]}"
        return coming

    def leads(self, words: frozenset[str], end: int) -> bool:
        """Whether one of these words (or phrases of up to three) comes next."""
        found = NEXT_WORDS.match(self.after(end))
        coming = found[0].split() if found else []
        return any(" ".join(coming[:count]) in words for count in range(1, len(coming) + 1))

    def sense(self, row: Row) -> str | None:
        """Return what a row means here: the one sense whose words stand beside it, else the one without any."""
        for fits in (self.has_word, self.follows_shape, self.has_shape, self.is_default):
            if fitting := {sense.spoken for sense in row.senses if fits(sense, row.end)}:
                return fitting.pop() if len(fitting) == 1 else None
        return None

    def has_word(self, sense: Sense, end: int) -> bool:
        """Whether one of the words that a sense is meant beside stands there."""
        return self.follows(sense.after, through=":,") or self.leads(sense.before, end)

    def follows_shape(self, sense: Sense, end: int) -> bool:
        """Whether a number stands right before, or the line begins here, as a sense wants it."""
        if NUMBER in sense.after and NUMBER_BEFORE.search(self.before):
            return True
        return BEGINNING in sense.after and not self.text[: self.start].strip()

    def has_shape(self, sense: Sense, end: int) -> bool:
        """Whether what comes next looks as a sense wants it: a name, a number, a year."""
        return any(self.shows(shape, end) for shape in sense.before if shape in SHAPES)

    def shows(self, shape: str, end: int) -> bool:
        """Whether what comes next looks like this, and like nothing more particular."""
        ahead = self.ahead(end)
        found = next((name for name, pattern in SHAPES.items() if pattern.match(ahead)), "")
        if found == NAME:
            match = SHAPES[NAME].match(ahead)
            return (
                shape == NAME and match is not None and match[1].isupper() and match[2].islower() and match[3].isupper()
            )
        return shape == found or (shape == NUMBER and found in (YEAR, SIGN))

    @staticmethod
    def is_default(sense: Sense, end: int) -> bool:
        """Whether a sense is meant wherever no other is."""
        return not sense.scoped

    def takes(self, form: str) -> bool:
        """Whether this way of speaking reads a form that others leave."""
        return form in self.profile.takes

    def is_all(self, end: int) -> bool:
        """Whether nothing else stands in the text: a label or a cell, where a form has its commonest sense."""
        return not self.text[: self.start].strip() and not self.text[end:].strip()

    def ends_label(self, end: int) -> bool:
        """Whether the text is a label that ends here: a word or two and what stands now."""
        return not self.text[end:].strip() and len(self.text[: self.start].split()) <= LABEL

    @property
    def chained(self) -> str:
        """The kind of the reading just before where only a joint such as "và" parts it from here."""
        if self.last_kind and self.start - self.last_end <= 12:
            gap = self.text[self.last_end : self.start].strip().lower().removesuffix("ngày").strip()
            return self.last_kind if gap in JOINTS else ""
        return ""


Said = str | Unread | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A pattern and what says it; None means that it is not this family's after all."""

    kind: str
    pattern: re.Pattern[str]
    say: Callable[[re.Match[str], Scene], Said]
    after: str | None = None
    """What may come next: after the first digits and a space these marks, "a" for any letter; after a word these
    marks right behind it. None for anything."""
    first: str | None = None
    """The letters, digits or signs that it may begin with; None for any letter or digit."""
    starts: frozenset[str] | None = None
    """The words that it may begin with, of those in small letters, but for the first, behind which a space or another
    mark stands; written small. None: its pattern tells."""
    ahead: re.Pattern[str] | None = None
    """How a word must begin that comes next, behind the first digits and a space or none; None: any word may. A dot or
    a comma too, where no digit comes behind it: None of these."""

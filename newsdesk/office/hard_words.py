"""What an announcer should look at before reading: names, strange words, and what is written otherwise than said."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from newsdesk.markup import to_html
from newsdesk.model.lexicon import Lexicon
from newsdesk.model.script import Script
from newsdesk.model.story import Story
from newsdesk.model.texts import folded_text
from newsdesk.office.word_lists import rows
from newsdesk.scripts.blocks import BlockKind, blocks
from newsdesk.speech import Change, speak
from newsdesk.speech.capitals import SYLLABLE

NAME = r"[^\W\d_a-zà-ỹđ]\w*(?:-\w+)*(?!['’ʼ\w])"
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
PARTS = re.compile(r"[\s-]+")
YEAR = re.compile(r"(?:19|20)\d\d\Z")
LONG = re.compile(r"\d[\d.]{3,}|\d,\d")
"""A figure of four digits and more, or with a decimal comma."""
EXPANDED = frozenset(["abbreviation", "address", "file", "lexicon", "say", "term"])
CODES = frozenset(["code", "document", "identity", "standard", "telephone"])
FIGURES = frozenset(["fraction", "measure", "money", "number", "percent", "range", "ratio", "score"])
ALWAYS = frozenset(["fraction", "percent", "range", "ratio", "score"])
MOST_NAMES, MOST_STRANGE, MOST_CHANGED = 24, 12, 16


@dataclass(frozen=True, slots=True)
class Hard:
    """The words of one sheet's box; each list as long as somebody looks through."""

    names: tuple[str, ...] = ()
    """People and places, their syllables parted by hyphens."""
    strange: tuple[str, ...] = ()
    """Words that no Vietnamese syllable is spelled like; names such as H'Mông are among them."""
    changed: tuple[tuple[str, str], ...] = ()
    """What stands in the story, and what is said for it."""

    def __bool__(self) -> bool:
        return bool(self.names or self.strange or self.changed)


def hard_words(script: Script, changes: Iterable[Change] = ()) -> Hard:
    """Return what is hard about a script: names only as far as the script itself says them."""
    said = [line.text for line in script.lines]
    return Hard(
        tuple(_first_come(name for text in said for name in _names(text)))[:MOST_NAMES],
        tuple(_first_come(word for text in said for word in _strange(text)))[:MOST_STRANGE],
        _changed(folded_text(" ".join(said)), changes),
    )


def changes_of(story: Story, lexicon: Lexicon) -> tuple[Change, ...]:
    """Return everything in a story that is said otherwise than it is written, in the order of its texts."""
    spoken = story.header.spoken
    written = [story.title, *_texts(story.body), *_texts(spoken.text or ""), *_texts(spoken.short or "")]
    return tuple(change for text in written for change in speak(text, lexicon, spoken.say).changes)


def _texts(markdown: str) -> Iterator[str]:
    return (block.text for block in blocks(to_html(markdown)) if block.kind is not BlockKind.LEFT_OUT)


def _first_come(words: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(words))


def _names(text: str) -> Iterator[str]:
    for match in named().finditer(text):
        if not (known().match(match["name"]) or known().match(match[0].capitalize())):
            yield "-".join(filter(None, PARTS.split(match["name"])))


@cache
def named() -> re.Pattern[str]:
    """Return the pattern of a name: words with capitals after a word that comes before names."""
    before = "|".join(sorted((re.escape(row[0]) for row in rows("before_names.tsv")), key=len, reverse=True))
    return re.compile(rf"\b(?i:{before}) (?P<name>{NAME}(?: {NAME})*)")


@cache
def known() -> re.Pattern[str]:
    """Return the pattern of what begins with a capital and that every announcer here knows."""
    return re.compile(rf"(?i:{'|'.join(re.escape(row[0]) for row in rows('known_names.tsv'))})\b")


def _strange(text: str) -> Iterator[str]:
    for match in WORD.finditer(text):
        if len(match[0]) > 1 and not SYLLABLE.match(match[0]):
            yield match[0]


def _changed(said: str, changes: Iterable[Change]) -> tuple[tuple[str, str], ...]:
    """Return what is worth a look, expanded words first, then codes, then figures."""
    listed = {change.written: change for change in changes if _worth(change) and folded_text(change.spoken) in said}
    in_order = sorted(listed.values(), key=lambda change: (change.kind in FIGURES, change.kind in CODES))
    return tuple((change.written, change.spoken) for change in in_order)[:MOST_CHANGED]


def _worth(change: Change) -> bool:
    if change.kind in EXPANDED | CODES | ALWAYS:
        return True
    return change.kind in FIGURES and bool(LONG.search(change.written)) and not YEAR.match(change.written)

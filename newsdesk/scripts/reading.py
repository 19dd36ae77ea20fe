"""One sentence on its way to the ear: what was handed in, what is said, and the signs that no voice reads."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newsdesk.speech import Spoken

SIGNS = re.compile(r"(?:[^\w\s.,;:?!…\"'“”‘’()\-–—«»]|_)+")
"""What no voice reads and no announcer sees as a word: arrows, boxes, currency and comparison signs."""
PLAIN = re.compile(r"[\w\s.,;:?!…\"'“”‘’()\-–—«»]*+")
"""A text without such a sign, but for `_`: most are none, and one look tells."""
SIGN = "sign"
"""Why such a sign is left."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence and how it is said."""

    written: str
    spoken: Spoken
    text: str
    """What the script says: the same with a capital where a figure opened the sentence."""
    signs: tuple[tuple[int, str], ...]
    """What no voice reads, each with its place in what came back."""


def read(sentence: str, speak: Callable[[str], Spoken]) -> Reading:
    """Return a sentence as it is said."""
    spoken = speak(sentence)
    signs = tuple((sign.start(), sign[0]) for sign in signs_in(unread_removed(spoken)))
    opens_with_figure = not sentence[:1].isalpha() and spoken.text[:1].isalpha()
    text = spoken.text[:1].upper() + spoken.text[1:] if opens_with_figure else spoken.text
    return Reading(sentence, spoken, text, signs)


def signs_in(text: str) -> Iterable[re.Match[str]]:
    """Return what no voice reads in a text."""
    return () if PLAIN.fullmatch(text) and "_" not in text else SIGNS.finditer(text)


def unread_removed(spoken: Spoken) -> str:
    """Return a spoken text with blanks over the spans that were left: their signs are reported with them."""
    text = spoken.text
    for left in spoken.left:
        text = text.replace(left.written, " " * len(left.written), 1)
    return text

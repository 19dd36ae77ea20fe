"""Words that nothing can begin with, whatever stands beside them: most of a text, and passed over at once."""

import re
from collections.abc import Container

from newsdesk.speech.families import begins_nothing

WORD = re.compile(r"([\"“'‘]*)([^\W\d_]+)([.,;:!?…\"”'’»)]*)\Z")
"""What may stand between two spaces, of which no mark begins anything either."""
MOST, LONGEST = 1 << 15, 40
"""Words that are kept, several times as many as all syllables that Vietnamese has, and their characters."""


class Idle(dict[str, bool]):
    """Whether neither a row nor a family begins anywhere in what stands between two spaces, and nothing is left there.

    Asked once for each such word; what is no plain word in small letters, but for its first, may always begin one.
    """

    __slots__ = ("rows",)

    def __init__(self, rows: Container[str]) -> None:
        super().__init__()
        self.rows = rows

    def __missing__(self, word: str) -> bool:
        if len(self) >= MOST:
            self.clear()
        idle = is_idle(word, self.rows)
        if len(word) <= LONGEST:
            self[word] = idle
        return idle


def is_idle(between: str, rows: Container[str]) -> bool:
    """Find out whether nothing begins in what stands between two spaces; `rows` are the first tokens of rows."""
    if not between:
        return True
    if not (match := WORD.match(between)):
        return False
    opening, word, closing = match.groups()
    plain = word.isalpha() and (word.islower() or (len(word) > 1 and word.istitle()))
    return plain and not any(token in rows for token in (*opening, word, *closing)) and begins_nothing(word)

"""How long a line of Times New Roman is: the decree has rules drawn as long as a text, or a third of it."""

from functools import cache
from math import ceil
from unicodedata import normalize

from newsdesk.office import word_lists

OTHER = 500
"""Thousandths of an em: a figure, and most small letters."""
POINT = 25.4 / 72
SLACK = 1.05
"""How much longer a line may turn out than it is reckoned: horned letters are wider in some fonts."""
PLACES = frozenset(("tỉnh", "huyện", "xã", "phường"))
JOINTS = frozenset(("và", "về", "trong", "của", "cho", "tại", "mà"))
"""Words before which a line parts well: those of a place's name best."""
HORNS = str.maketrans("ơƠưƯ", "oOuU")


@cache
def _widths() -> dict[str, tuple[int, int]]:
    """Return the advance of each letter in thousandths of an em, regular and bold (Liberation Serif has the same)."""
    rows = word_lists.rows("times_widths.tsv")
    return {" " if letter == "space" else letter: (int(regular), int(bold)) for letter, regular, bold in rows}


def line_length(text: str, points: float, *, bold: bool = False) -> float:
    """Return how many millimetres a text takes on one line."""
    widths = _widths()
    letters = (normalize("NFD", letter.translate(HORNS))[0] for letter in normalize("NFC", text))
    return sum(widths.get(letter, (OTHER, OTHER))[bold] for letter in letters) / 1000 * points * POINT


def longest_line(text: str, points: float, room: float, *, bold: bool = False) -> float:
    """Return how many millimetres the longest line of a text takes that is wrapped within so many."""
    lines = [0.0]
    gap = line_length(" ", points, bold=bold)
    for word in text.split():
        length = line_length(word, points, bold=bold)
        if lines[-1] and lines[-1] + gap + length > room:
            lines.append(length)
        else:
            lines[-1] += (gap if lines[-1] else 0) + length
    return min(room, max(lines))


def evened(text: str, points: float, across: float, *, bold: bool = False) -> float:
    """Return how wide a centred text had better be for its lines to end where the sense does, none of them a leftover.

    Two lines part after a comma or a dash, or before such a word as "tỉnh" or "trong", where that leaves neither of
    them much longer; three and more are merely of one length.
    """
    length = line_length(text, points, bold=bold)
    if length <= across:
        return across
    words, gap = text.split(), line_length(" ", points, bold=bold)
    found = []
    for at in range(1, len(words)):
        first, second = (line_length(" ".join(part), points, bold=bold) for part in (words[:at], words[at:]))
        longer = max(first, second) * SLACK
        if longer <= across and first + gap + line_length(words[at], points, bold=bold) > longer:
            found.append((longer / length + _parting(words[at - 1], words[at]), longer))
    return min(found)[1] if found else min(across, length / ceil(length / across) * 1.15)


def _parting(before: str, after: str) -> float:
    """Return how ill a line parts between two words."""
    if before.endswith((",", ";", "-", "–")) or after.lower() in PLACES:
        return 0.0
    return 0.1 if after.lower() in JOINTS else 0.3

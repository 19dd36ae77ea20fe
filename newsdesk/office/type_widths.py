"""How long a line of Times New Roman is: the decree has rules drawn as long as a text, or a third of it."""

from functools import cache
from math import ceil
from unicodedata import normalize

from newsdesk.office import word_lists

OTHER = 500
"""Thousandths of an em: a figure, and most small letters."""
POINT = 25.4 / 72
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


def balanced(text: str, points: float, across: float, *, bold: bool = False) -> float:
    """Return how wide a centred text had better be: no wider than its lines need, so that the last is no leftover."""
    length = line_length(text, points, bold=bold)
    lines = ceil(length / across)
    return across if lines < 2 else min(across, length / lines * 1.15)

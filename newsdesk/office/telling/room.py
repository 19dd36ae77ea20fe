"""How much of a page a text takes in Times: what must stand on one page is measured before it is laid out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docx.document import Document

from newsdesk.office.type_widths import POINT, line_length

NATURAL = 1.15
"""How high a line of Times is, in its own size."""
CAUTION = 1.03
"""Programs break lines a little differently: what is said to fit fits with so much to spare."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its words, its size in points, room above it in points, how far it stands in, in millimetres."""

    words: str
    points: float
    above: float = 0
    bold: bool = False
    indent: float = 0
    item: bool = False
    """Whether a dash stands before it."""


def lines(words: str, points: float, across: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes in a column of so many millimetres; a word longer than a line is broken."""
    taken, filled = 1, 0.0
    space = line_length(" ", points, bold=bold)
    for word in words.split():
        width = line_length(word, points, bold=bold)
        if filled and filled + space + width > across:
            taken, filled = taken + 1, 0.0
        filled += width + (space if filled else 0)
        more, filled = divmod(filled, across) if filled > across else (0, filled)
        taken += int(more)
    return taken


def height(blocks: Iterable[Block], across: float, leading: float) -> float:
    """Return how many millimetres paragraphs take one below the other."""
    return sum(
        (
            one.above
            + lines(one.words, one.points, (across - one.indent) / CAUTION, bold=one.bold)
            * one.points
            * NATURAL
            * leading
        )
        * POINT
        for one in blocks
    )


def largest(words: str, across: float, most: int, sizes: Sequence[float], *, bold: bool = True) -> float:
    """Return the first of some sizes in which a text takes no more than so many lines; the last where none does."""
    return next((size for size in sizes if lines(words, size, across / CAUTION, bold=bold) <= most), sizes[-1])


def kept_with_signature(paper: Document) -> None:
    """Let the last row of the last table go to the next page with what follows: no signature stands there alone."""
    for cell in paper.tables[-1].rows[-1].cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True

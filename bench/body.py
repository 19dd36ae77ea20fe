"""The body of a story: headings, paragraphs, now and then a list, a table, a link to another story."""

from collections.abc import Iterator

from bench.stock import Pen
from newsdesk.rules.ear import LONGEST, said_length

LEAST, MOST = 400, 900
"""Tiếng of a body."""
ENOUGH = (420, 760)
"""Where a body stops growing: its last paragraph, list and closing words still fit below MOST."""


def body(pen: Pen, neighbours: tuple[str, ...] = ()) -> tuple[str, int]:
    """Return Markdown and how many tiếng it has; it ends with a sentence and one line end.

    `neighbours` are slugs that a link may lead to.
    """
    enough = pen.whole(*ENOUGH)
    pieces: list[str] = []
    words = 0
    for piece in _pieces(pen, neighbours):
        if words >= enough:
            break
        pieces.append(piece)
        words += tieng(piece)
    closing = pen.say("closing")
    return "\n\n".join([*pieces, closing]) + "\n", words + tieng(closing)


def tieng(text: str) -> int:
    """Return how many words parted by spaces a text has; marks that stand alone do not count."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def _pieces(pen: Pen, neighbours: tuple[str, ...]) -> Iterator[str]:
    """Yield paragraphs without end, a heading before every third or so."""
    yield _paragraph(pen)
    while True:
        yield f"## {pen.say('heading')}"
        for _ in range(pen.whole(2, 3)):
            yield _paragraph(pen)
        if pen.happens(0.25):
            yield _list(pen)
        if pen.happens(0.08):
            yield _table(pen)
        if neighbours and pen.happens(0.1):
            yield f"Xem thêm [{pen.say('title')}]({pen.pick(neighbours)}.md)."


def _paragraph(pen: Pen) -> str:
    text = " ".join(_sentence(pen) for _ in range(pen.whole(3, 5)))
    return text.replace("không", "**không**", 1) if pen.happens(0.05) else text


def _sentence(pen: Pen) -> str:
    """Return a sentence, led in by who, where or when so often that few stand twice in a desk, none too long."""
    sentence = pen.say("sentence")
    if sentence[:2].istitle() and pen.happens(0.6):
        led = f"{pen.say('lead')}, {sentence[0].lower()}{sentence[1:]}"
        return led if said_length(led) <= LONGEST else sentence
    return sentence


def _list(pen: Pen) -> str:
    marks = ("1.", "2.", "3.", "4.", "5.") if pen.happens(0.4) else ("-",) * 5
    return "\n".join(f"{mark} {pen.say('item')}" for mark in marks[: pen.whole(3, 5)])


def _table(pen: Pen) -> str:
    rows = [(pen.say("work"), str(pen.whole(11, 60)), str(pen.whole(2, 9))) for _ in range(pen.whole(2, 4))]
    head = ("Việc", "Trước", "Sau")
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---", "---:", "---:"), *rows))

"""A figure that a story tells stands in its evidence, or follows from it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from newsdesk.model.figures import About, Figure, Kind, figures
from newsdesk.model.story import Story
from newsdesk.problems import Problem, notice
from newsdesk.rules.desk import Desk
from newsdesk.rules.told import LOOKED_AT, Told

Row = tuple[Figure, ...]
"""The figures of one row of evidence, or of one award."""

NEAR = 0.2
"""How far from what is proved a figure may lie that calls itself about, over or under."""
TIMES = 0.12
"""How far from the truth "twice" and "a third" may lie, which are round by nature."""
ABOUT = {
    About.OVER: (1.0, 1 + NEAR),
    About.UNDER: (1 - NEAR, 1.0),
    About.ROUGH: (1 - NEAR, 1 + NEAR),
    About.EXACT: (1.0, 1.0),
}
"""Between which multiples of the figure that is told the figure that is proved must lie."""


def check_claims(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield each figure of a story that no evidence and no commendation holds, once, where it first stands."""
    for story in desk.stories:
        if story.header.stage in LOOKED_AT:
            yield from _unproved(story, desk.told(story))


def _unproved(story: Story, told: Iterable[Told]) -> Iterator[Problem]:
    proof = Proof(tuple(_rows(story)))
    settled = set(proof.said)
    for text in told:
        for figure in figures(text.text, known=settled):
            key = figure.kind, exact(figure.value)
            if key not in settled and not proof.of(figure):
                settled.add(key)
                yield notice(text.place(figure.start), "figure-without-evidence", figure=_in_its_place(figure, text))


def _rows(story: Story) -> Iterator[Row]:
    for evidence in story.header.evidence:
        yield tuple(figures(f"{evidence.claim}; {evidence.period or ''}", everything=True))
    for award in story.header.awards:
        yield tuple(figures(award.title, everything=True))


class Proof:
    """What the evidence of one story proves: what its rows say, and what two figures of one row come to."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self.said = {(proof.kind, exact(proof.value)) for row in rows for proof in row}
        self.left = {
            (one.kind, exact(one.value - other.value))
            for row in rows
            for one in row
            for other in row
            if one.kind is other.kind and one.value > other.value
        }

    def of(self, figure: Figure) -> bool:
        """Whether a figure is said, in any unit and as closely as it is meant, or follows from what is said."""
        key = figure.kind, exact(figure.value)
        if key in self.said or key in self.left:
            return True
        if figure.kind is Kind.COUNT and figure.about is About.EXACT and not figure.measure:
            return False
        return any(any(_says(figure, proof) for proof in row) or _follows(figure, row) for row in self.rows)


def exact(value: float) -> float:
    """Return a value without the last bits, in which 18,6 triệu and 18.600.000 may differ."""
    return round(value, 4)


def _says(told: Figure, proof: Figure) -> bool:
    if told.kind is not proof.kind:
        return Kind.COUNT not in (told.kind, proof.kind) and _fits(told, _as_ratio(proof) / (_as_ratio(told) or 1))
    if told.measure and told.measure == proof.measure:
        return _fits(told, proof.base / (told.base or 1))
    return _fits(told, proof.value / (told.value or 1))


def _as_ratio(figure: Figure) -> float:
    return figure.value / 100 if figure.kind is Kind.SHARE else figure.value


def _fits(told: Figure, proved: float) -> bool:
    """Whether a proved figure that is so many times the told one bears it out, as closely as it is meant."""
    least, most = ABOUT[told.about]
    return least - 1e-9 <= proved <= most + 1e-9


def _follows(told: Figure, row: Row) -> bool:
    return any(
        _comes_to(told, one, other) for one in row for other in row if one is not other and one.kind is other.kind
    )


def _comes_to(told: Figure, one: Figure, other: Figure) -> bool:
    """Whether a share or a change (in per cent), or a multiple, is what is told."""
    if one.kind is not Kind.COUNT or told.kind is Kind.COUNT or not other.value:
        return False
    times = one.value / other.value
    if told.kind is Kind.SHARE:
        rounded = 0.5 if told.value == int(told.value) else 0.051
        return any(abs(told.value - share) <= rounded for share in (100 * times, 100 * abs(times - 1)))
    room = NEAR if told.about is not About.EXACT else TIMES
    return abs(times / told.value - 1) <= room if told.value else False


def _in_its_place(figure: Figure, text: Told) -> str:
    """Return a figure as it is written, with the word behind it by which an editor finds it: 41 lượt."""
    end = figure.start + len(figure.written)
    written = " ".join(text.text[figure.start : end].split())
    behind = re.match(r" ([^\W\d_]+)", text.text[end : end + 24])
    return f"{written} {behind[1]}" if behind and figure.kind is Kind.COUNT else written

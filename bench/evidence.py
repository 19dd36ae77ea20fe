"""Evidence for a story of the bench: rows that prove every figure that it tells, as an editor would have them."""

from datetime import date
from typing import Any

from bench.stock import Pen
from newsdesk.model.periods import span_of
from newsdesk.model.story import Story
from newsdesk.rules.claims import check_claims
from newsdesk.rules.desk import Desk

Row = dict[str, Any]
IN_A_ROW = 5
"""Figures that one row of evidence proves."""


def evidence(pen: Pen, claim: str) -> Row:
    """Return a row whose source is no older than what it proves."""
    while True:
        period, source = pen.say("period"), pen.say("source")
        if _day(source) >= _day(period) or _day(source) == date.min:
            return {"claim": claim, "period": period, "source": source}


def _day(text: str) -> date:
    """Return the last day that a text names."""
    span = span_of(text)
    return span.until if span and span.until else date.min


def proofs(pen: Pen, story: Story, today: date) -> list[Row]:
    """Return rows for the figures that the desk's own rule still misses."""
    missed = list(check_claims(Desk(facility=None, stories=(story,)), today))
    figures = [str(problem.facts["figure"]) for problem in missed]
    rows = [figures[first : first + IN_A_ROW] for first in range(0, len(figures), IN_A_ROW)]
    return [evidence(pen, f"Đã đếm, đã cân: {'; '.join(row)}") for row in rows]

"""How much a body may hold: what is larger is no story, and as Markdown it keeps a machine busy for minutes."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, pairwise

from newsdesk.problems import Place, Problem, error

LONGEST = 60_000
"""Characters; a story of 900 words has six thousand."""
MOST_LINES = 2_000
MOST_MARKS = {"[": 300, "<": 300, "`": 300}
"""Of one paragraph: Markdown looks for the end of each through all that follows."""
MOST_MARKS_IN_ALL = 2_000
APART = re.compile(r"\n[ \t]*\n")
DEEPEST = 50
"""Lists and quotations that one line may open within each other; Markdown goes down four calls for each of them."""
MOST_DEFINITIONS = 100
"""Of one paragraph: Markdown goes down two calls for each of them."""
BEGINNING = re.compile(r"^(?:\[\^[^\]\n]*\]:)?((?:[ \t]*(?:(?:[-+*:]|\d+\.)(?=[ \t])|>))+)", re.MULTILINE)
"""What opens lists, quotations and definitions where a line, or a note at the foot, begins."""
MARK = re.compile(r"[-+*:>]|\d+\.")
BLANKS = re.compile(r"[ \t]+")
RULE = re.compile(r" {0,3}(?:(?:- {0,2})+|(?:\* {0,2})+) *")
"""A line across the page, which opens nothing, however long it is."""
DEFINITION = re.compile(r"^[ \t>]*:[ \t]", re.MULTILINE)


def too_much(body: str, place: Place) -> Problem | None:
    """Return what there is too much of in a body, or None; `place` is where it begins."""
    if len(body) > LONGEST:
        return error(place, "body-too-long", count=len(body), most=LONGEST)
    if (lines := body.count("\n") + 1) > MOST_LINES:
        return error(place, "body-too-many-lines", count=lines, most=MOST_LINES)
    return next(chain(_tangled(body, place), _nested(body, place), _defined(body, place)), None)


def _tangled(body: str, place: Place) -> Iterator[Problem]:
    """Yield where too many marks stand that open something."""
    counts = {sign: body.count(sign) for sign in MOST_MARKS}
    for sign, most in MOST_MARKS.items():
        if counts[sign] > MOST_MARKS_IN_ALL:
            yield error(place, "body-tangled", sign=sign, count=counts[sign], most=MOST_MARKS_IN_ALL)
        elif counts[sign] > most:
            yield from _in_a_paragraph(body, place, sign)


def _in_a_paragraph(body: str, place: Place, sign: str) -> Iterator[Problem]:
    for start, end in _paragraphs(body):
        if (count := body.count(sign, start, end)) > MOST_MARKS[sign]:
            here = Place(place.path, place.line + body.count("\n", 0, body.index(sign, start)))
            yield error(here, "body-tangled", sign=sign, count=count, most=MOST_MARKS[sign])


def _paragraphs(body: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph begins and ends."""
    return pairwise((0, *(gap.start() for gap in APART.finditer(body)), len(body)))


def _nested(body: str, place: Place) -> Iterator[Problem]:
    """Yield where a line opens too many lists and quotations within each other, by its marks or by where it stands."""
    for found in BEGINNING.finditer(body):
        if _levels(found[1]) > DEEPEST and not RULE.fullmatch(body[found.start() :].split("\n", 1)[0]):
            here = Place(place.path, place.line + body.count("\n", 0, found.start()))
            yield error(here, "nested-deep")


def _levels(beginning: str) -> int:
    indents = (len(blanks.expandtabs(4)) // 4 for blanks in BLANKS.findall(beginning))
    return len(MARK.findall(beginning)) + sum(indents)


def _defined(body: str, place: Place) -> Iterator[Problem]:
    """Yield paragraphs with too many definitions."""
    at = [found.start() for found in DEFINITION.finditer(body)]
    if len(at) <= MOST_DEFINITIONS:
        return
    for start, end in _paragraphs(body):
        here = at[bisect_left(at, start) : bisect_left(at, end)]
        if len(here) > MOST_DEFINITIONS:
            row = Place(place.path, place.line + body.count("\n", 0, here[0]))
            yield error(row, "body-tangled", sign=":", count=len(here), most=MOST_DEFINITIONS)

"""How much a body may hold: what is larger is no story, and as Markdown it keeps a machine busy for minutes."""

import re
from collections.abc import Iterator

from newsdesk.problems import Place, Problem, error

LONGEST = 60_000
"""Characters; a story of 900 words has six thousand."""
MOST_LINES = 2_000
MOST_MARKS = {"[": 300, "<": 300, "`": 300}
"""Of one paragraph: Markdown looks for the end of each through all that follows."""
MOST_MARKS_IN_ALL = 2_000
APART = re.compile(r"\n[ \t]*\n")


def too_much(body: str, place: Place) -> Problem | None:
    """Return what there is too much of in a body, or None; `place` is where it begins."""
    if len(body) > LONGEST:
        return error(place, "body-too-long", count=len(body), most=LONGEST)
    if (lines := body.count("\n") + 1) > MOST_LINES:
        return error(place, "body-too-many-lines", count=lines, most=MOST_LINES)
    return next(_tangled(body, place), None)


def _tangled(body: str, place: Place) -> Iterator[Problem]:
    """Yield where too many marks stand that open something."""
    counts = {sign: body.count(sign) for sign in MOST_MARKS}
    for sign, most in MOST_MARKS.items():
        if counts[sign] > MOST_MARKS_IN_ALL:
            yield error(place, "body-tangled", sign=sign, count=counts[sign], most=MOST_MARKS_IN_ALL)
        elif counts[sign] > most:
            yield from _in_a_paragraph(body, place, sign)


def _in_a_paragraph(body: str, place: Place, sign: str) -> Iterator[Problem]:
    start = 0
    for end in (*(gap.start() for gap in APART.finditer(body)), len(body)):
        if (count := body.count(sign, start, end)) > MOST_MARKS[sign]:
            here = Place(place.path, place.line + body.count("\n", 0, body.index(sign, start)))
            yield error(here, "body-tangled", sign=sign, count=count, most=MOST_MARKS[sign])
        start = end

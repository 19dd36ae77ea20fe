"""An assessment is of a period that there is, and says everything under a heading that the report knows."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from newsdesk.model.assessment import AssessmentHeader, Heading, heading_of
from newsdesk.model.occasion import Text
from newsdesk.model.span import span_of
from newsdesk.model.story import COMMENT
from newsdesk.nearest import hint
from newsdesk.problems import Place, Problem, notice
from newsdesk.rules.desk import Desk
from newsdesk.sources.links import headings_in


def check_assessments(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield assessments that no report takes, and what stands in one where no report looks."""
    for text in desk.assessments:
        name = PurePosixPath(text.origin.path).stem
        if not span_of(name, desk.plans):
            yield notice(Place(text.origin.path), "assessment-period", name=name)
        yield from _headings(text)


def _headings(text: Text[AssessmentHeader]) -> Iterator[Problem]:
    first: dict[Heading, int] = {}
    known = [heading.value for heading in Heading]
    found = [(line, words) for level, line, words in headings_in(text.body, text.body_line) if level == 2]
    begun = found[0][0] if found else None
    before = text.body if begun is None else "\n".join(text.body.split("\n")[: begun - text.body_line])
    if any(map(str.isalnum, _said(before))):
        yield notice(text.origin.line(text.body_line), "assessment-before")
    for line, words in found:
        heading = heading_of(words)
        if heading is None:
            yield notice(
                text.origin.line(line),
                "assessment-heading",
                heading=words[:60],
                hint=hint(words, known),
                known=_listed(),
            )
        elif heading in first:
            yield notice(text.origin.line(line), "assessment-doubled", heading=heading.value, first=first[heading])
        else:
            first[heading] = line


def _said(written: str) -> str:
    return COMMENT.sub("", written)


def _listed() -> str:
    return "; ".join(heading.value for heading in Heading)

"""What a new draft shows for an example is replaced by the story's own words before anybody is asked to read it."""

from collections.abc import Iterator
from datetime import date

from newsdesk.model.base import Trail
from newsdesk.model.story import Evidence, Header, Stage, Story
from newsdesk.model.template import CLAIM, LESSON, PERIOD, QUESTION, SHORT, SOURCE, SUMMARY
from newsdesk.problems import Problem, error, notice
from newsdesk.rules.desk import Desk
from newsdesk.rules.told import LOOKED_AT

AHEAD = (Stage.SUBMITTED, Stage.APPROVED)
"""Stages in which others read the story: by then nothing in it may be made up. Before, it is merely said."""


def check_template(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield each value of a story that is still the example of a new draft."""
    for story in desk.stories:
        if story.header.stage in LOOKED_AT:
            yield from _left(story)


def _left(story: Story) -> Iterator[Problem]:
    say = error if story.header.stage in AHEAD else notice
    for trail, value, example in _values(story.header):
        if value is not None and _bare(value) == _bare(example):
            yield say(story.origin.at(*trail), "template-left", key=_key(trail), found=example)


def _values(header: Header) -> Iterator[tuple[Trail, str | None, str]]:
    """Yield what a header says where a new draft has an example: its way, itself, the example."""
    yield ("summary",), header.summary, SUMMARY
    for number, evidence in enumerate(header.evidence):
        yield ("evidence", number, "claim"), _claim(evidence), CLAIM
    yield ("spoken", "short"), header.spoken.short, SHORT
    yield ("lesson",), header.lesson, LESSON
    yield ("question",), header.question, QUESTION


def _claim(evidence: Evidence) -> str | None:
    """Return what a row of evidence claims, None where both its period and its source are not the example's.

    A kitchen may well have had no case of poisoning: that alone proves nothing.
    """
    return evidence.claim if evidence.period == PERIOD or evidence.source == SOURCE else None


def _key(trail: Trail) -> str:
    return ".".join(step for step in trail if isinstance(step, str))


def _bare(text: str) -> str:
    return " ".join(text.split())

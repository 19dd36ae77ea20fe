"""A story is as long as its reader and its listener bear: the measures that a newsroom would give it."""

from collections.abc import Iterator
from datetime import date

from newsdesk.model.sentences import sentences
from newsdesk.model.story import Channel, Story
from newsdesk.problems import Problem, notice
from newsdesk.rules.desk import Desk
from newsdesk.rules.ear import said_length
from newsdesk.rules.told import LOOKED_AT, shown

SUMMARY = 3
"""Sentences of a summary."""
PAGE, EAR, SHORT = 900, 600, 300
"""Words of a body, syllables that are heard of a story, and of its short version (90 seconds)."""
MARGIN = 1.2
"""How far beyond a measure nobody is told."""


def check_lengths(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield what is too long for a page, for the ear, for a summary; what is short is still being written."""
    for story in desk.stories:
        if story.header.stage in LOOKED_AT:
            yield from _summary(story)
            yield from _body(story)
            if Channel.LOUDSPEAKER in story.header.channels:
                yield from _heard(story)


def _summary(story: Story) -> Iterator[Problem]:
    count = sum(1 for _ in sentences(" ".join((story.header.summary or "").split())))
    if count > SUMMARY:
        yield notice(story.origin.at("summary"), "summary-long", count=count, most=SUMMARY)


def _body(story: Story) -> Iterator[Problem]:
    count = sum(any(map(str.isalnum, word)) for word in shown(story.body).split())
    if count > PAGE * MARGIN:
        yield notice(story.origin.line(story.body_line), "story-long", count=count, most=PAGE)


def _heard(story: Story) -> Iterator[Problem]:
    """Yield a long version that has no shorter one beside it, and a short one that is not short."""
    spoken = story.header.spoken
    if spoken.short is None and (count := said_length(spoken.text or story.body)) > EAR * MARGIN:
        place = story.origin.at("spoken", "text") if spoken.text else story.origin.line(story.body_line)
        yield notice(place, "story-long-for-ear", count=count, most=EAR)
    elif spoken.short and (count := said_length(spoken.short)) > SHORT * MARGIN:
        yield notice(story.origin.at("spoken", "short"), "short-long", count=count, most=SHORT)

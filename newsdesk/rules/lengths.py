"""A story is as long as its reader and its listener bear: the measures that a newsroom would give it."""

import re
from collections.abc import Iterator
from datetime import date

from newsdesk.model.sentences import sentences
from newsdesk.model.story import Channel, Story
from newsdesk.problems import Problem, notice
from newsdesk.rules.desk import Desk
from newsdesk.rules.ear import at_most, said_length
from newsdesk.rules.told import LOOKED_AT, shown

SUMMARY = 3
"""Sentences of a summary."""
PAGE, EAR, SHORT = 900, 600, 300
"""Words of a body, syllables that are heard of a story, and of its short version (90 seconds)."""
WORD = re.compile(r"[^\W_]\S*")
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
    summary = story.header.summary or ""
    if sum(map(summary.count, ".!?…")) <= SUMMARY:
        return
    count = sum(1 for _ in sentences(" ".join(summary.split())))
    if count > SUMMARY:
        yield notice(story.origin.at("summary"), "summary-long", count=count, most=SUMMARY)


def _body(story: Story) -> Iterator[Problem]:
    if _most_words(story.body) <= PAGE * MARGIN:
        return
    count = len(WORD.findall(shown(story.body)))
    if count > PAGE * MARGIN:
        yield notice(story.origin.line(story.body_line), "story-long", count=count, most=PAGE)


def _most_words(text: str) -> int:
    """Return a number of words that a text does not exceed: a link or a tag that is left out may part one in two."""
    return len(text.split()) + sum(map(text.count, ("[", "<", "http")))


def _heard(story: Story) -> Iterator[Problem]:
    """Yield a long version that has no shorter one beside it, and a short one that is not short."""
    spoken = story.header.spoken
    if spoken.short is None and (count := _more_than(EAR, spoken.text or story.body)):
        place = story.origin.at("spoken", "text") if spoken.text else story.origin.line(story.body_line)
        yield notice(place, "story-long-for-ear", count=count, most=EAR)
    elif spoken.short and (count := _more_than(SHORT, spoken.short)):
        yield notice(story.origin.at("spoken", "short"), "short-long", count=count, most=SHORT)


def _more_than(measure: int, text: str) -> int:
    """Return the syllables of a text that is much longer than a measure, else 0."""
    if at_most(text) <= measure * MARGIN:
        return 0
    count = said_length(text)
    return count if count > measure * MARGIN else 0

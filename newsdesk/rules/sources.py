"""Evidence names its source, and a source knows no figure of days to come; a commendation names its decision."""

from collections.abc import Iterator
from datetime import date

from newsdesk.model.calendar import short_day
from newsdesk.model.periods import Span, span_of
from newsdesk.model.story import Evidence, Story
from newsdesk.problems import Problem, error, notice
from newsdesk.rules.desk import Desk
from newsdesk.rules.told import LOOKED_AT


def check_sources(desk: Desk, today: date) -> Iterator[Problem]:
    """Yield evidence that cannot be looked up, sources older than what they prove, and commendations without papers."""
    for story in desk.stories:
        if story.header.stage in LOOKED_AT:
            for position, evidence in enumerate(story.header.evidence):
                yield from _evidence(story, position, evidence, today)
            yield from _awards(story)


def _evidence(story: Story, position: int, evidence: Evidence, today: date) -> Iterator[Problem]:
    place = story.origin.at("evidence", position)
    if not (evidence.source or "").strip():
        yield notice(place, "evidence-without-source", claim=evidence.claim[:60])
    if evidence.on and evidence.on > today:
        yield error(story.origin.at("evidence", position, "on"), "evidence-in-future", on=short_day(evidence.on))
    period, written = span_of(evidence.period or ""), latest(evidence)
    if period and written and written < (last := _last_month(period)):
        until = period.until or last
        yield notice(place, "source-before-period", source=short_day(written), until=short_day(until))


def latest(evidence: Evidence) -> date | None:
    """Return the last day on which a source may have been written: its own day, else the end of what its words name."""
    if evidence.on:
        return evidence.on
    named = span_of(evidence.source or "")
    return named.until if named else None


def _last_month(period: Span) -> date:
    """Return the first day of a period's last month: a report of December speaks of the year, of June of the quarter.

    Where the period has no end, the source must at least have seen its beginning.
    """
    last = period.until or period.since
    return last.replace(day=1) if last else date.min


def _awards(story: Story) -> Iterator[Problem]:
    for position, award in enumerate(story.header.awards):
        place = story.origin.at("awards", position)
        if not (award.decision or "").strip():
            yield notice(place, "award-without-decision", title=award.title[:60])
        if award.on is None:
            yield notice(place, "award-without-day", title=award.title[:60])

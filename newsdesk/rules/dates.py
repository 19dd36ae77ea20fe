"""A story is told within its plan, and nothing is approved tomorrow."""

from collections.abc import Iterator
from datetime import date

from newsdesk.model.calendar import short_day
from newsdesk.model.occasion import FeatureHeader, NewsHeader, Text
from newsdesk.model.plan import plan_of
from newsdesk.model.story import Story
from newsdesk.problems import Problem, error
from newsdesk.rules.desk import Desk


def check_dates(desk: Desk, today: date) -> Iterator[Problem]:
    """Yield days that cannot be."""
    for story in desk.stories:
        yield from _within_plan(desk, story)
        for position, approval in enumerate(story.header.approvals):
            if approval.on > today:
                place = story.origin.at("approvals", position, "on")
                yield error(place, "approval-in-future", on=short_day(approval.on))
    yield from _ends(desk)


def _ends(desk: Desk) -> Iterator[Problem]:
    """Yield what ends before it begins."""
    texts: tuple[Text[NewsHeader] | Text[FeatureHeader], ...] = (*desk.news, *desk.features)
    for item in texts:
        until = item.header.until
        if until and until < item.header.date:
            yield error(item.origin.at("until"), "news-ends-before", until=short_day(until))
    for story in desk.stories:
        expires = story.header.expires
        if expires and story.day and expires < story.day:
            yield error(story.origin.at("expires"), "story-ends-before", until=short_day(expires))


def _within_plan(desk: Desk, story: Story) -> Iterator[Problem]:
    if story.day is None or not desk.plans:
        return
    plan = plan_of(desk.plans, story)
    if plan is None:
        if not story.header.plan:
            yield error(story.origin.at("date"), "no-plan-on-day", on=short_day(story.day))
    elif story.day not in plan.period:
        yield error(
            story.origin.at("date"),
            "date-outside-plan",
            on=short_day(story.day),
            plan=plan.number,
            since=short_day(plan.period.since),
            until=short_day(plan.period.until),
        )

"""A story is told within its plan, and nothing is approved tomorrow."""

from collections.abc import Iterator
from datetime import date

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
                yield error(place, "approval-in-future", on=vietnamese(approval.on))
    for item in desk.news:
        if item.header.until < item.header.date:
            place = item.origin.at("until")
            yield error(place, "news-ends-before", until=vietnamese(item.header.until))


def _within_plan(desk: Desk, story: Story) -> Iterator[Problem]:
    if story.day is None or not desk.plans:
        return
    plan = plan_of(desk.plans, story)
    if plan is None:
        if not story.header.plan:
            yield error(story.origin.at("date"), "no-plan-on-day", on=vietnamese(story.day))
    elif story.day not in plan.period:
        yield error(
            story.origin.at("date"),
            "date-outside-plan",
            on=vietnamese(story.day),
            plan=plan.number,
            since=vietnamese(plan.period.since),
            until=vietnamese(plan.period.until),
        )


def vietnamese(day: date) -> str:
    """Return a day as people here write it: 10/9/2026."""
    return f"{day.day}/{day.month}/{day.year}"

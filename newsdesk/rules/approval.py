"""Only what was approved is told, and only as it was approved."""

from collections.abc import Iterator
from datetime import date

from newsdesk.model.approval import answers, precedes_withdrawal
from newsdesk.model.calendar import short_day
from newsdesk.model.story import Stage, Story
from newsdesk.problems import Problem, error
from newsdesk.rules.desk import Desk

NEEDED = ("date", "summary")


def check_approvals(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield approved stories that lack something, or whose text is not the one that was approved."""
    for story in desk.stories:
        if story.header.stage is Stage.APPROVED:
            yield from _whole(story)
            yield from _approved(story)


def _whole(story: Story) -> Iterator[Problem]:
    for key in NEEDED:
        if getattr(story.header, key) is None:
            yield error(story.origin.at("stage"), "approved-without", key=key)
    if not story.has_words:
        yield error(story.origin.line(story.body_line), "approved-without-body")


def _approved(story: Story) -> Iterator[Problem]:
    if not story.header.approvals:
        yield error(story.origin.at("stage"), "approval-missing", path=story.origin.path)
    elif answers(story):
        return
    elif story.header.withdrawn and precedes_withdrawal(story):
        yield error(story.origin.at("stage"), "approval-before-withdrawal", on=short_day(story.header.withdrawn.on))
    else:
        place = story.origin.at("approvals", len(story.header.approvals) - 1, "digest")
        yield error(place, "approval-of-other-text", path=story.origin.path)

"""A story goes its way step by step: handed in, then approved or returned; what rests on it is said."""

from collections.abc import Iterator
from datetime import date

from newsdesk.model.calendar import short_day
from newsdesk.model.plan import plan_of
from newsdesk.model.story import Stage, Story
from newsdesk.problems import Problem, error, notice
from newsdesk.rules.desk import Desk

LONGEST_REASON = 300
"""Characters of a reason in one line of a terminal; papers tell the whole of it."""


def check_stages(desk: Desk, today: date) -> Iterator[Problem]:
    """Yield stories that skip a step, steps in an order that cannot be, and what a returned story lacks."""
    for story in desk.stories:
        yield from _blocks(story)
        yield from _order(story)
        yield from _future(story, today)
        yield from _notices(story, today)
        yield from _criteria(desk, story)


def _blocks(story: Story) -> Iterator[Problem]:
    """Yield stages whose own block is not there, or which nobody handed in for."""
    header, place = story.header, story.origin.at("stage")
    yield from unsigned(story)
    if header.submitted is None and header.stage in (Stage.APPROVED, Stage.RETURNED):
        yield error(place, "stage-skips", stage=header.stage.value, path=story.origin.path)
    for stage, block in ((Stage.RETURNED, header.returned), (Stage.WITHDRAWN, header.withdrawn)):
        if header.stage is stage and block is None:
            yield error(place, "stage-block-missing", key=stage.value, stage=stage.value, command=COMMANDS[stage])


def unsigned(story: Story) -> Iterator[Problem]:
    """Yield that a story was handed in by hand: nobody knows who asked, nor when."""
    if story.header.submitted is None and story.header.stage is Stage.SUBMITTED:
        yield error(story.origin.at("stage"), "stage-unsigned", path=story.origin.path)


COMMANDS = {Stage.RETURNED: "return", Stage.WITHDRAWN: "withdraw"}


def _order(story: Story) -> Iterator[Problem]:
    """Yield an answer of the council that is older than the question, and a question older than its answer."""
    header = story.header
    asked = header.submitted.on if header.submitted else None
    answered = header.returned.on if header.returned else None
    if header.stage is Stage.RETURNED and asked and answered and answered < asked:
        place = story.origin.at("returned", "on")
        yield error(place, "stage-returned-early", on=short_day(answered), asked=short_day(asked))
    if header.stage is Stage.SUBMITTED and asked and answered and asked < answered:
        place = story.origin.at("submitted", "on")
        yield error(place, "stage-not-again", on=short_day(answered), path=story.origin.path)
    if header.stage is Stage.APPROVED and header.approvals:
        approved = header.approvals[-1].on
        place = story.origin.at("approvals", len(header.approvals) - 1, "on")
        if asked and approved < asked:
            yield error(place, "stage-approved-early", on=short_day(approved), asked=short_day(asked))
        if answered and approved < answered:
            yield error(place, "stage-approved-returned", on=short_day(approved), returned=short_day(answered))


def _future(story: Story, today: date) -> Iterator[Problem]:
    """Yield steps that are dated on a day still to come."""
    header = story.header
    for key, block in (("submitted", header.submitted), ("returned", header.returned), ("withdrawn", header.withdrawn)):
        if block is not None and block.on > today:
            yield error(story.origin.at(key, "on"), "stage-in-future", key=key, on=short_day(block.on))


def _notices(story: Story, today: date) -> Iterator[Problem]:
    header = story.header
    if header.stage is Stage.RETURNED and header.returned:
        returned = header.returned
        facts = {"by": returned.by, "on": short_day(returned.on), "wanted": shortened(returned.reason)}
        yield notice(story.origin.at("returned"), "stage-returned", **facts, path=story.origin.path)
    if header.stage in (Stage.REGISTERED, Stage.DRAFT) and header.submitted and not header.withdrawn:
        facts = {"on": short_day(header.submitted.on), "stage": header.stage.value}
        yield notice(story.origin.at("stage"), "stage-behind", **facts, path=story.origin.path)
    award = story.revoked_award(today)
    if award and award.revoked and header.stage is not Stage.WITHDRAWN:
        facts = {"award": award.title, "on": short_day(award.revoked)}
        place = story.origin.at("awards", header.awards.index(award), "revoked")
        yield notice(place, "award-revoked", **facts, path=story.origin.path)


def shortened(reason: str) -> str:
    """Return a reason on one line, its end left out where it is too long for a terminal."""
    line = " ".join(reason.split()).rstrip(".")
    return line if len(line) <= LONGEST_REASON else line[:LONGEST_REASON].rsplit(" ", 1)[0] + " …"


def _criteria(desk: Desk, story: Story) -> Iterator[Problem]:
    """Yield numbers of criteria that the story's plan does not have."""
    plan = plan_of(desk.plans, story) or next(iter(desk.plans), None)
    most = len(plan.criteria) if plan else 0
    for row, evidence in enumerate(story.header.evidence):
        for position, number in enumerate(evidence.criteria):
            if plan and not 1 <= number <= most:
                place = story.origin.at("evidence", row, "criteria", position)
                yield error(place, "criterion-unknown", found=number, plan=plan.number, most=most)

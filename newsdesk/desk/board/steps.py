"""What can be done next with a story: at the most two things, the likelier first."""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from newsdesk.desk.board.blocks import SAID_HERE, Case
from newsdesk.desk.board.nouns import Step
from newsdesk.model.story import Stage, Story


def doing(what: str, words: str, story: Story) -> Step:
    """Return a step of a story that has a page of its own."""
    return Step(words, f"/do/{what}?{urlencode({'story': story.origin.path})}")


def recording(words: str, slug: str, code: str = "") -> Step:
    """Return the way to where a text is read aloud; without a code, its story's first."""
    return Step(words, f"/do/record?{urlencode({'story': slug} | ({'code': code} if code else {}))}")


def looking(words: str, story: Story) -> Step:
    """Return a step that is taken on the story's own page."""
    return Step(words, f"/story/{story.slug}/")


def writing(words: str, story: Story) -> Step:
    """Return the way straight to the form in which a story is written."""
    return Step(words, f"/story/{quote(story.slug)}/edit")


def steps(case: Case) -> tuple[Step, ...]:
    """Return what can be done with a story as it stands."""
    errors = [problem for problem in case.errors if problem.code not in SAID_HERE]
    if errors:
        return (looking(f"Sửa {len(errors)} LỖI", case.story),)
    return tuple(BY_STAGE[case.story.header.stage](case))


def _registered(case: Case) -> Iterator[Step]:
    yield writing("Viết bài", case.story)


def _draft(case: Case) -> Iterator[Step]:
    if not case.story.has_words:
        yield writing("Viết bài", case.story)
        return
    yield doing("submit", "Trình bài", case.story)
    yield writing("Viết tiếp", case.story)


def _submitted(case: Case) -> Iterator[Step]:
    yield doing("approve", "Duyệt", case.story)
    yield doing("return", "Trả lại", case.story)


def _returned(case: Case) -> Iterator[Step]:
    yield writing("Sửa bài", case.story)
    yield doing("submit", "Trình lại", case.story)


def _approved(case: Case) -> Iterator[Step]:
    story = case.story
    if story.revoked_award(case.today):
        yield doing("withdraw", "Rút bài", story)
    elif case.changed:
        yield doing("approve", "Duyệt lại", story)
    elif case.unread:
        yield looking("Ghi cách đọc", story)
    if case.outdated:
        yield recording("Thu lại", story.slug)


def _withdrawn(_: Case) -> Iterator[Step]:
    return iter(())


BY_STAGE = {
    Stage.REGISTERED: _registered,
    Stage.DRAFT: _draft,
    Stage.SUBMITTED: _submitted,
    Stage.RETURNED: _returned,
    Stage.APPROVED: _approved,
    Stage.WITHDRAWN: _withdrawn,
}

"""What is wrong with a story that was withdrawn: where it only stands against telling it, it stops nobody else."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsdesk.model.story import Stage, Story
from newsdesk.problems import Problem, Severity

OF_TELLING = frozenset(
    {
        "unit-unknown", "plan-unknown", "field-unknown", "criterion-unknown", "no-plan-on-day", "date-outside-plan",
        "story-ends-before", "approval-in-future", "stage-in-future", "replicated-in-future", "evidence-in-future",
        "registration-in-future", "registration-year", "registration-backwards", "registration-over",
        "redirect-form", "redirect-stands", "redirect-own", "redirect-doubled", "slug-form", "slug-long",
        "slug-reserved", "story-folder", "title-without-words", "title-too-long", "too-many-tags",
        "letter-of-another-alphabet", "heading-level-1", "picture-elsewhere", "picture-missing", "picture-form",
        "picture-too-heavy", "picture-too-large", "link-scheme", "link-missing", "fence-open", "comment-open",
        "nested-deep", "html-tag", "html-open", "slip-unknown", "basis-unknown", "basis-not-staff",
    }
)  # fmt: skip
"""What may be wrong while a story is told nowhere.

Not among them: what keeps names and faces from being told elsewhere (photo-not-shown, slip-shared), which story a slug
means (slug-doubled), and whether the story was withdrawn at all.
"""
RECORD = "withdrawn"
"""The block of a header that says when and why a story was withdrawn: it has to be true and to name nobody."""


def weighed(problems: Iterable[Problem], stories: Iterable[Story]) -> Iterator[Problem]:
    """Yield problems, as a notice where they only stand against telling a story that was withdrawn."""
    by_path: dict[str, Story] = {}
    for one in problems:
        if one.code in OF_TELLING:
            by_path = by_path or {
                story.origin.path: story for story in stories
            }  # of thousands, only where one is asked
            story = by_path.get(one.place.path)
            yield replace(one, severity=Severity.NOTICE) if story is not None and _is_idle(one, story) else one
        else:
            yield one


def _is_idle(problem: Problem, story: Story) -> bool:
    """Whether a problem of telling is one of a story that was withdrawn, its record aside."""
    return story.header.stage is Stage.WITHDRAWN and problem.place not in story.origin.places(RECORD)

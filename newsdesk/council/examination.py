"""What the council examines: each story against its plan's criteria, what is missing, what a day's meeting is about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from newsdesk.model.library import Library
from newsdesk.model.plan import Plan, plan_of, plan_on
from newsdesk.model.story import Evidence, Person, Role, Stage, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One criterion of a plan with the evidence that the story names for it."""

    number: int
    words: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaSheet:
    """What the members of the council have before them when they examine a story."""

    story: Story
    unit: str
    field: str
    plan: Plan | None
    criteria: tuple[Criterion, ...]
    loose: tuple[Evidence, ...]
    """Evidence that names no criterion."""
    people: tuple[str, ...]
    """As the header names them; a resident, and whoever took their slip back, by what they are."""
    missing: tuple[str, ...]
    """What the file lacks, a sentence each."""

    @property
    def proved(self) -> tuple[int, ...]:
        """Numbers of the criteria for which there is evidence."""
        return tuple(one.number for one in self.criteria if one.evidence)

    @property
    def unproved(self) -> tuple[int, ...]:
        """Numbers of the criteria without any."""
        return tuple(one.number for one in self.criteria if not one.evidence)


def criteria_sheet(story: Story, library: Library, day: date) -> CriteriaSheet:
    """Return what is known of a story on the day on which it is examined."""
    header = story.header
    plan = plan_of(library.plans, story) or plan_on(library.plans, day)
    unit, field = library.facility.unit(header.unit), plan.field(header.field) if plan else None
    criteria = tuple(
        Criterion(number=number, words=words, evidence=tuple(e for e in header.evidence if number in e.criteria))
        for number, words in enumerate(plan.criteria if plan else (), 1)
    )
    return CriteriaSheet(
        story=story,
        unit=unit.name if unit else header.unit,
        field=field.name if field else header.field,
        plan=plan,
        criteria=criteria,
        loose=tuple(evidence for evidence in header.evidence if not evidence.criteria),
        people=tuple(_called(person, library, day) for person in header.people),
        missing=tuple(_missing(story, criteria)),
    )


def _called(person: Person, library: Library, day: date) -> str:
    """Return a person as the council's own paper may tell: never a resident's name, nor one that was taken back."""
    if person.role is Role.RESIDENT:
        return "một học viên"
    slip = library.consents.get(person.consent or "")
    name = None if slip is not None and not slip.stands(day) else person.name
    return ", ".join(filter(None, (name, person.post))) or "một người, chưa ghi chức danh"


def _missing(story: Story, criteria: tuple[Criterion, ...]) -> Iterator[str]:
    header = story.header
    if not criteria:
        yield "Chưa rõ bài thuộc kế hoạch nào, nên chưa có tiêu chí để đối chiếu."
    parts = (("đăng ký", header.registration), ("tóm tắt", header.summary), ("nội dung bài", story.has_words))
    if absent := [name for name, part in parts if not part]:
        yield f"Chưa có {', '.join(absent)}."
    if lacking := [str(one.number) for one in criteria if not one.evidence]:
        yield f"Chưa có minh chứng cho tiêu chí {', '.join(lacking)}."
    yield from _unsourced(story)


def _unsourced(story: Story) -> Iterator[str]:
    """Yield evidence and commendations of which the file does not say enough."""
    for evidence in story.header.evidence:
        if absent := [word for word, value in (("kỳ", evidence.period), ("nguồn", evidence.source)) if not value]:
            yield f"Minh chứng “{evidence.claim}” chưa ghi {' và '.join(absent)}."
    for award in story.header.awards:
        if not award.decision:
            yield f"Khen thưởng “{award.title}” chưa ghi số quyết định."


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a meeting of the council is about."""

    day: date
    stories: tuple[Story, ...]
    """Those that wait on that day, and those that were approved or returned on it; the longest waiting first."""


def agenda(stories: Iterable[Story], day: date) -> Agenda:
    """Return what the council examines on a day, as far as the files tell."""
    found = [story for story in stories if waits(story, day) or _answered_on(story, day)]
    return Agenda(day, tuple(sorted(found, key=_handed_in)))


def _handed_in(story: Story) -> tuple[date, str]:
    return (story.header.submitted.on if story.header.submitted else date.min), story.slug


def waits(story: Story, day: date) -> bool:
    """Whether a story waits for the council on a day."""
    asked = story.header.submitted
    return story.header.stage is Stage.SUBMITTED and asked is not None and asked.on <= day


def _answered_on(story: Story, day: date) -> bool:
    """Whether the council answered on a day; to approve a changed text again is no examination."""
    header = story.header
    if header.stage is Stage.WITHDRAWN or header.submitted is None:
        return False
    asked = header.submitted.on
    first = next((approval for approval in header.approvals if approval.on >= asked), None)
    returned = header.returned is not None and header.returned.on == day
    return returned or (first is not None and first.on == day)


def examined_in(stories: Iterable[Story], year: int) -> tuple[Story, ...]:
    """Return the stories that were handed in during a year and not taken back, in the order of their days."""
    found = [
        story
        for story in stories
        if story.header.submitted
        and story.header.submitted.on.year == year
        and story.header.stage is not Stage.WITHDRAWN
    ]
    return tuple(sorted(found, key=_handed_in))

"""Units, fields, plans and stories that are spoken of must exist."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath

from newsdesk.model.base import Trail
from newsdesk.model.occasion import EventHeader, Text
from newsdesk.model.plan import plan_of
from newsdesk.model.story import Story
from newsdesk.nearest import Meant, hint_of_named
from newsdesk.problems import Problem, error
from newsdesk.rules.desk import Desk


def check_belonging(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield every key that stands for nothing."""
    for story in desk.stories:
        yield from _units(desk, story, [(("unit",), story.header.unit), *_replicated(story)])
        yield from _field(desk, story)
    slugs = {story.slug for story in desk.stories}
    stories = Meant(slugs | {PurePosixPath(story.origin.path).stem for story in desk.stories} | desk.broken)
    for event in desk.events:
        yield from _units(desk, event, [(("units", n), key) for n, key in enumerate(event.header.units)])
        yield from _stories(stories, event)


def _replicated(story: Story) -> Iterable[tuple[Trail, str]]:
    return [(("replicated", n, "unit"), taken.unit) for n, taken in enumerate(story.header.replicated)]


def _units(desk: Desk, text: Story | Text[EventHeader], named: Iterable[tuple[Trail, str]]) -> Iterator[Problem]:
    if desk.facility is None:
        return
    known = {unit.key: (unit.name,) for unit in desk.facility.units}
    for trail, key in named:
        if key not in known:
            yield error(text.origin.at(*trail), "unit-unknown", unit=key, hint=hint_of_named(key, known))


def _field(desk: Desk, story: Story) -> Iterator[Problem]:
    header = story.header
    known = {plan.key: (plan.number, plan.title) for plan in desk.plans}
    if header.plan and header.plan not in known:
        near = hint_of_named(header.plan, known)
        yield error(story.origin.at("plan"), "plan-unknown", plan=header.plan, hint=near)
        return
    plan = plan_of(desk.plans, story) or next(iter(desk.plans), None)
    if plan and not plan.field(header.field):
        near = hint_of_named(header.field, {field.key: (field.short, field.name) for field in plan.fields})
        yield error(story.origin.at("field"), "field-unknown", field=header.field, plan=plan.number, hint=near)


def _stories(stories: Meant, event: Text[EventHeader]) -> Iterator[Problem]:
    for position, slug in enumerate(event.header.stories):
        if slug not in stories.names:
            place = event.origin.at("stories", position)
            yield error(place, "story-unknown", slug=slug, hint=stories.hint(slug, event.origin.path))

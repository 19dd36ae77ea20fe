"""Every story becomes a card."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache

from newsdesk.council.waiting import days_waited
from newsdesk.desk.board.blocks import Case, blocks
from newsdesk.desk.board.nouns import Block, Card, Step, Weight
from newsdesk.desk.board.steps import looking, steps
from newsdesk.desk.board.words import unmarked
from newsdesk.model.facility import Facility
from newsdesk.model.library import Library
from newsdesk.model.names import KINDS
from newsdesk.model.plan import plan_of
from newsdesk.model.story import Cause, Story
from newsdesk.model.texts import folded_text
from newsdesk.office.registrations.wording import HIDDEN
from newsdesk.problems import Problem

WEIGHTS = list(Weight)


def cards(
    library: Library, problems: Mapping[str, list[Problem]], today: date, outdated: Collection[str] = ()
) -> tuple[Card, ...]:
    """Return a card for each story, what presses most first; `outdated` are slugs whose recordings count no longer."""
    found = [
        card(Case(story, library, problems.get(story.origin.path, ()), today, story.slug in outdated))
        for story in library.stories
    ]
    return tuple(sorted(found, key=_order))


def by_file(problems: Iterable[Problem]) -> Mapping[str, list[Problem]]:
    """Return what is wrong with each file."""
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.place.path].append(problem)
    return found


def card(case: Case) -> Card:
    """Return the card of a story."""
    story, header = case.story, case.story.header
    title = title_of(story)
    unit, field = unit_name(case.library.facility, header.unit), field_name(case.library, story)
    kept = blocks(case)
    searched = " ".join((title, unit, field, KINDS[header.kind], *(() if title == HIDDEN else _told(story))))
    return Card(
        slug=story.slug,
        path=story.origin.path,
        title=title,
        stage=header.stage,
        unit=header.unit,
        unit_name=unit,
        kind=KINDS[header.kind],
        field=header.field,
        field_name=field,
        year=year_of(story),
        day=header.date,
        waited=max(0, days_waited(story, case.today)),
        blocks=kept,
        steps=steps(case) or _look(case, kept),
        errors=len(case.errors),
        notices=len(case.problems) - len(case.errors),
        sample=header.sample,
        exact=folded_text(searched),
        plain=_plain(searched),
    )


def _look(case: Case, kept: Iterable[Block]) -> tuple[Step, ...]:
    """Return the way to the story where something stops it that no button settles."""
    return (looking("Xem chỗ vướng", case.story),) if any(block.weight is Weight.STOPS for block in kept) else ()


@lru_cache(maxsize=4096)  # of a thousand stories few change between two boards
def _plain(text: str) -> str:
    return unmarked(folded_text(text))


def title_of(story: Story) -> str:
    """Return what a list calls a story: one that was taken back on the wish of somebody in it is not called out."""
    withdrawn = story.header.withdrawn
    return HIDDEN if withdrawn is not None and withdrawn.because is Cause.CONSENT else story.title


def unit_name(facility: Facility, key: str) -> str:
    """Return what a unit is called."""
    unit = facility.unit(key)
    return unit.name if unit else key


def field_name(library: Library, story: Story) -> str:
    """Return the short name of a story's field in its plan."""
    plan = plan_of(library.plans, story)
    plans = [plan, *library.plans] if plan else library.plans
    found = (field for one in plans if (field := one.field(story.header.field)))
    return next((field.short for field in found), story.header.field)


def year_of(story: Story) -> int:
    """Return the year that a story belongs to: that of its registration, else of its day, else of its folder."""
    header = story.header
    if header.registration:
        return header.registration.for_year
    if header.date:
        return header.date.year
    folder = story.origin.path.split("/")[1:2]
    return int(folder[0]) if folder and folder[0].isdecimal() else 0


def _told(story: Story) -> tuple[str, ...]:
    return (story.slug.replace("-", " "), story.header.summary or "", *story.header.tags)


def _order(card: Card) -> tuple[int, int, str]:
    """The heaviest first, then the newest."""
    weight = WEIGHTS.index(card.weight) if not card.well else len(WEIGHTS)
    return weight, -(card.day or date.max).toordinal(), card.slug

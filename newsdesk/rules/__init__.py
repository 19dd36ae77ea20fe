"""What must hold of a desk: one family a file, no rule knows another."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from newsdesk.model.phrases import Phrase
from newsdesk.model.plan import Plan
from newsdesk.model.story import Story
from newsdesk.problems import Problem
from newsdesk.rules import (
    addresses,
    announcers,
    approval,
    assessment,
    belonging,
    body,
    claims,
    dates,
    ear,
    facility,
    followers,
    identity,
    lengths,
    occasions,
    papers,
    people,
    phrases,
    programmes,
    raw,
    registration,
    residents,
    slips,
    sources,
    stages,
    station,
    template,
    voices,
    wording,
)
from newsdesk.rules.desk import Desk
from newsdesk.rules.withdrawn import weighed

Family = Callable[[Desk, date], Iterator[Problem]]

READS: Mapping[str, tuple[str, ...]] = {
    "slug": (),
    "people": ("people",),
    "addresses": ("redirect_from", "stage", "people"),
    "belonging": ("unit", "field", "plan", "date", "replicated"),
    "occasions": ("date", "expires", "channels", "audience", "awards", "approvals"),
    "slips": ("stage", "people"),
    "planning": ("unit", "field", "kind", "date", "tags", "title", "sample"),
}
"""What is asked of a story's header beside its slug and its file, by the name of the facts that it makes."""

TOGETHER: Mapping[Family, str | None] = {
    facility.check_facility: "slug",
    voices.check_voices: "slug",
    papers.check_papers: "slug",
    programmes.check_programmes: "slug",
    station.check_station: "slug",
    identity.check_identity: "slug",
    addresses.check_addresses: "addresses",
    belonging.check_belonging: "belonging",
    occasions.check_occasions: "occasions",
    body.check_bodies: None,
    people.check_people: None,
    residents.check_residents: None,
    slips.check_slips: "slips",
    announcers.check_announcers: "slug",
    assessment.check_assessments: "slug",
}
"""Families that need the whole desk, each with what it reads of stories: what they say of one may rest on any other
file. Those with None ask for each story by itself what they say of it.
"""

ALONE = (
    wording.check_wording,
    dates.check_dates,
    registration.check_registrations,
    raw.check_raw,
    approval.check_approvals,
    followers.check_followers,
    stages.check_stages,
    template.check_template,
    claims.check_claims,
    sources.check_sources,
    phrases.check_phrases,
    ear.check_ear,
    lengths.check_lengths,
)
"""Families that look at one story after the other, each by itself: they get to see it, plans and phrases, no more."""


def check(desk: Desk, today: date) -> Iterator[Problem]:
    """Yield every Problem that the rules find, whatever else is wrong."""
    return weighed(_found(desk, today), desk.stories)


def _found(desk: Desk, today: date) -> Iterator[Problem]:
    for family, reads in TOGETHER.items():
        yield from family(desk, today) if reads is None else _together(desk, today, family, reads)
    yield from chain.from_iterable(_alone(desk, desk.stories, today))
    others = replace(desk, stories=())
    for family in ALONE:
        yield from family(others, today)


def _together(desk: Desk, today: date, family: Family, reads: str) -> tuple[Problem, ...]:
    """Return what a family says, said again as long as nothing that it reads is another."""

    def of() -> tuple[object, ...]:
        return desk.remembered.fact((reads,), desk.stories, lambda: desk.stories), desk.beside_stories, today

    name = f"rules {family.__name__}"
    return desk.remembered.whole(name, tuple[Problem, ...], of, lambda: tuple(family(desk, today)))


def check_story(desk: Desk, story: Story, today: date) -> Iterator[Problem]:
    """Yield what `check` says in the file of one story of a desk, a hundred times as fast.

    An edit of this story may change what is said elsewhere too: in the files that link to it, list its people, show
    its pictures or have its slug, in events and programmes that speak of it, in the register of slips and the book of
    addresses; where it lists a resident, in every file.
    """
    asked = replace(desk, about=(story,))
    found = chain(*_alone(desk, (story,), today), *(family(asked, today) for family in TOGETHER))
    return weighed((problem for problem in found if problem.place.path == story.origin.path), (story,))


def _alone(desk: Desk, stories: Sequence[Story], today: date) -> list[tuple[Problem, ...]]:
    """Return what the families say that look at a story by itself; said again as long as nothing has changed."""

    of, looked_at = alone(desk.plans, desk.phrases, today)
    return desk.remembered.each("alone", tuple[Problem, ...], stories, of, looked_at, today=today)


def alone(
    plans: tuple[Plan, ...], phrases: tuple[Phrase, ...], today: date
) -> tuple[tuple[object, ...], Callable[[Story], tuple[Problem, ...]]]:
    """Return what the families rest on that look at a story by itself, but for today, and what asks them."""

    def looked_at(story: Story) -> tuple[Problem, ...]:
        by_itself = Desk(facility=None, plans=plans, phrases=phrases, stories=(story,))
        return tuple(chain.from_iterable(family(by_itself, today) for family in ALONE))

    return (plans, phrases), looked_at

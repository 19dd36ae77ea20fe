"""The registrations of a year: which came, which came late, who has not registered, what came of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from newsdesk.model.addresses import code_of
from newsdesk.model.alphabet import alphabetical
from newsdesk.model.facility import Unit
from newsdesk.model.library import Library
from newsdesk.model.plan import Plan, plan_of, plan_on
from newsdesk.model.residents_named import Residents
from newsdesk.model.story import Cause, Registration, Stage, Story
from newsdesk.model.texts import written

TAKEN_BACK = "(bài đã rút, có nêu tên học viên)"
"""Stands for the title of a story in which the mistake was a resident's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A story with the registration that it began with."""

    story: Story
    registration: Registration
    late: bool

    @property
    def hidden(self) -> bool:
        """Whether it was taken back on the wish of somebody in it: no list tells its title or its words again."""
        withdrawn = self.story.header.withdrawn
        return withdrawn is not None and withdrawn.because is Cause.CONSENT

    @property
    def unwritten(self) -> bool:
        """Whether no story has come of it: only registered, or a draft that answers none of its questions."""
        stage = self.story.header.stage
        return stage is Stage.REGISTERED or (stage is Stage.DRAFT and not self.story.has_words)

    @property
    def in_writing(self) -> bool:
        """Whether its draft says something but was not handed in yet."""
        return self.story.header.stage is Stage.DRAFT and self.story.has_words


@dataclass(frozen=True, kw_only=True)
class RegistrationYear:
    """One year's registrations, in the order of units, then of days."""

    year: int
    plan: Plan | None
    """The plan whose deadline it is."""
    deadline: date | None
    """The first day on which a registration is late; None where no plan sets one in this year."""
    expected: tuple[Unit, ...]
    """Units that there were before the deadline and on it: these have to register."""
    all_units: tuple[Unit, ...]
    """Units that have to register, and others that did."""
    rows: tuple[Registered, ...]
    field_names: Mapping[str, str]
    """Short name of each field that the year's plan or a registration's own plan names, in their order."""

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[Registered, ...]]:
        """The registrations of each unit by its key."""
        keys = dict.fromkeys(row.story.header.unit for row in self.rows)
        return {key: tuple(row for row in self.rows if row.story.header.unit == key) for key in keys}

    @property
    def late(self) -> tuple[Registered, ...]:
        """Those that came on the deadline or after it."""
        return tuple(row for row in self.rows if row.late)

    @property
    def silent(self) -> tuple[Unit, ...]:
        """Units that have to register and have not; one whose registration was taken back has registered."""
        return tuple(unit for unit in self.expected if unit.key not in self.by_unit)

    @property
    def unwritten(self) -> tuple[Registered, ...]:
        """Registrations of which no story has come."""
        return tuple(row for row in self.rows if row.unwritten)

    @property
    def in_writing(self) -> tuple[Registered, ...]:
        """Registrations whose stories are being written."""
        return tuple(row for row in self.rows if row.in_writing)

    @cached_property
    def counts(self) -> Counter[tuple[str, str]]:
        """How many registrations there are by the keys of unit and field."""
        return Counter((row.story.header.unit, row.story.header.field) for row in self.rows)

    def matrix(self, total: str) -> list[tuple[str, list[int]]]:
        """Return for each unit's name how many there are of each field and in all; `total` names the row of sums."""
        rows = [(unit.name, [self.counts[unit.key, field] for field in self.field_names]) for unit in self.all_units]
        sums = [sum(counts[column] for _, counts in rows) for column in range(len(self.field_names))]
        return [(name, [*counts, sum(counts)]) for name, counts in [*rows, (total, sums)]]

    @property
    def sample(self) -> bool:
        """Whether anything in it is made up for trying the desk."""
        return any(row.story.header.sample for row in self.rows) or (self.plan is not None and self.plan.sample)

    def days_left(self, day: date) -> int | None:
        """Return on how many days one can still register in time, the day itself included; below 1 it is too late."""
        return (self.deadline - day).days if self.deadline else None

    def in_time(self, day: date) -> bool:
        """Whether a registration that comes on a day is not late."""
        return self.deadline is None or day < self.deadline


def registrations_of(library: Library, year: int, among: Iterable[Story] | None = None) -> RegistrationYear:
    """Return the registrations that are for a year, whenever they came; `among` some of the library's stories."""
    plan, deadline = deadline_in(library.plans, year)
    expected = _expected(library, year, deadline)
    stories = library.stories if among is None else among
    residents = Residents(library.allowances.people)
    registered = [_listable(story, residents) for story in stories if library.registered_for(story) == year]
    units = _units(library.facility.units, registered, expected)
    return RegistrationYear(
        year=year,
        plan=plan,
        deadline=deadline,
        expected=expected,
        all_units=units,
        rows=_in_order(registered, [unit.key for unit in units], deadline),
        field_names=_fields(library, plan, registered),
    )


def _units(known: Sequence[Unit], registered: Iterable[Story], expected: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return the units that registered or have to, in the order of the facility's file.

    One that is not in it stands by its key, behind them: a withdrawn story may have such a unit, and is counted too.
    """
    mentioned = {story.header.unit for story in registered} | {unit.key for unit in expected}
    strange = mentioned - {unit.key for unit in known}
    named = tuple(unit for unit in known if unit.key in mentioned)
    return (*named, *(Unit(key=key, name=key) for key in sorted(strange)))


def _listable(story: Story, residents: Residents) -> Story:
    """Return a story as a list may tell it: of one that was taken back, the rules let a resident's name stand."""
    header, registration = story.header, story.header.registration
    if header.stage is not Stage.WITHDRAWN or registration is None:
        return story
    words = [text for _, text in written(registration)]
    if not residents.named([header.title, story.slug, *words], story):
        return story
    wordless = Registration(on=registration.on, year=registration.year)
    slug = code_of(story.slug) if residents.named([story.slug], story) else story.slug
    return replace(story, slug=slug, header=replace(header, title=TAKEN_BACK, registration=wordless))


def deadline_in(plans: Iterable[Plan], year: int) -> tuple[Plan | None, date | None]:
    """Return the plan in force on its own deadline of a year, with that day; the plan in force at all without one."""
    known = list(plans)
    found = [(plan, day) for plan in known if (day := _day(plan, year)) and day in plan.period]
    if found:
        return max(found, key=lambda one: (one[0].issued, one[0].key))
    return plan_on(known, date(year, 12, 31)) or plan_on(known, date(year, 1, 1)), None


def is_late(plans: Iterable[Plan], registration: Registration) -> bool:
    """Whether a registration came too late for its year: plans ask for it before the deadline, not on it."""
    _, deadline = deadline_in(plans, registration.for_year)
    return deadline is not None and registration.on >= deadline


def _day(plan: Plan, year: int) -> date | None:
    with suppress(ValueError):
        month, day = plan.deadline.split("-")
        return date(year, int(month), int(day))
    return None


def _expected(library: Library, year: int, deadline: date | None) -> tuple[Unit, ...]:
    """Return the units that had a day before the deadline to register on, and outlived it."""
    units = library.facility.units_in(date(year, 1, 1), date(year, 12, 31))
    if deadline is None:
        return units
    return tuple(
        unit
        for unit in units
        if not (unit.since and unit.since >= deadline) and not (unit.until and unit.until < deadline)
    )


def _in_order(stories: Iterable[Story], units: list[str], deadline: date | None) -> tuple[Registered, ...]:
    rows = []
    for story in stories:
        if registration := story.header.registration:
            late = deadline is not None and registration.on >= deadline
            rows.append(Registered(story=story, registration=registration, late=late))
    places = {key: place for place, key in enumerate(units)}

    def place(row: Registered) -> tuple[int, date, object, str]:
        header = row.story.header
        return places.get(header.unit, len(units)), row.registration.on, alphabetical(header.title), row.story.slug

    return tuple(sorted(rows, key=place))


def _fields(library: Library, plan: Plan | None, registered: Iterable[Story]) -> dict[str, str]:
    """Return the fields of the year's plan, then those that a registration has from another plan."""
    names = {field.key: field.short for field in plan.fields} if plan else {}
    for story in registered:
        own = plan_of(library.plans, story)
        field = own.field(story.header.field) if own else None
        names.setdefault(story.header.field, field.short if field else story.header.field)
    return names

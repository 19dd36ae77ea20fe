"""All that a report is made from: the figures, the ones before, what the department says, and what may be shown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from newsdesk.council.figures import Figures
from newsdesk.council.registrations import RegistrationYear, registrations_of
from newsdesk.council.telling import Telling
from newsdesk.model.assessment import Heading, Sections, sections
from newsdesk.model.facility import Unit
from newsdesk.model.library import Library
from newsdesk.model.papers import LegalDocument, Paper
from newsdesk.model.plan import Field, Plan, plan_on
from newsdesk.model.standing_names import stands_in
from newsdesk.model.story import Award, Replication, Story
from newsdesk.office.figures import plain
from newsdesk.office.plans import cited
from newsdesk.office.report.shown import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as of its day."""

    library: Library
    day: date
    number: str
    figures: Figures
    earlier: Figures | None
    """Of the period before; None where nothing of it is on file."""
    plan: Plan | None
    sections: Sections
    sample: bool
    shown: Shown

    @property
    def period(self) -> str:
        """The period as a sentence names it."""
        return self.figures.span.name

    @property
    def past(self) -> str:
        """The period before as a sentence names it."""
        return self.earlier.span.name if self.earlier else "kỳ trước"

    @property
    def drafting(self) -> str:
        """Who writes what only people know."""
        unit = self.library.facility.unit(self.library.papers.drafting or "")
        return plain(unit.name) if unit else "Đơn vị soạn thảo"

    @property
    def units_there(self) -> tuple[Unit, ...]:
        """The units that there were within the period, up to the last day that is counted."""
        return self.library.facility.units_in(self.figures.span.period.since, self.figures.through)

    @property
    def registrations(self) -> RegistrationYear | None:
        """The registrations of a whole year as the council lists them; None of any other period.

        A unit that begins after the last day that is counted does not have to register yet.
        """
        if (number := self.figures.span.year) is None:
            return None
        counted = [one.story for one in self.figures.tellings if one.registered]
        year = registrations_of(self.library, number, counted)
        return replace(year, expected=tuple(unit for unit in year.expected if unit in self.units_there))

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units that there were within the period, and any other that a story belongs to.

        One that is not in the facility's file stands by its key, behind them: a withdrawn story may have such a unit.
        """
        known = self.library.facility.units
        there = {unit.key for unit in self.units_there}
        used = {one.story.header.unit for one in self._tellings}
        strange = used - {unit.key for unit in known}
        named = tuple(unit for unit in known if unit.key in there or unit.key in used)
        return (*named, *(Unit(key=key, name=key) for key in sorted(strange)))

    @property
    def fields(self) -> tuple[Field, ...]:
        """The plan's fields, and any other that a story belongs to; one that no plan names stands by its key."""
        own = self.plan.fields if self.plan else ()
        known = {field.key: field for plan in self.library.plans for field in plan.fields}
        others = {one.story.header.field for one in self._tellings} - {field.key for field in own}
        return (*own, *(known.get(key) or Field(key=key, name=key, short=key) for key in sorted(others)))

    @property
    def _tellings(self) -> Iterator[Telling]:
        """Every story that is in any figure of the period or of the one before."""
        return (one for past in (self.figures, self.earlier) if past for one in past.tellings)

    @property
    def taken_over(self) -> list[tuple[Story, Replication]]:
        """Who took over what, in the order of days."""
        found = [(one.story, taken) for one in self.figures.tellings for taken in one.replicated]
        return sorted(found, key=lambda one: one[1].on)

    @property
    def commended(self) -> list[tuple[Story, Award]]:
        """What was commended, in the order of days and of each day's decisions."""
        found = [(one.story, award) for one in self.figures.tellings for award in one.awards]
        return sorted(found, key=lambda one: (one[1].on or date.max, one[1].decision or ""))

    @property
    def resting_on(self) -> tuple[LegalDocument, ...]:
        """What our reports rest on, in force or not."""
        return tuple(one for one in self.library.papers.legal if Paper.REPORT in one.papers)

    @property
    def lapsed(self) -> tuple[LegalDocument, ...]:
        """What is in force no longer on the report's day: within the period or later, or without a known successor."""
        since = self.figures.span.period.since
        over = [one for one in self.resting_on if one.until is not None and one.until < self.day]
        return tuple(one for one in over if (one.until and one.until >= since) or not self._succeeded(one))

    def _succeeded(self, old: LegalDocument) -> bool:
        """Whether what replaced a document is listed too."""
        return bool(old.replaced_by) and any((old.replaced_by or "") in one.cite for one in self.resting_on)

    @property
    def bases(self) -> list[str]:
        """What the report rests on, as it stands there: laws in force on its day, then the plan itself."""
        bases = [f"Căn cứ {plain(one.cite)}" for one in self.resting_on if one.in_force(self.day)]
        if self.plan is None:
            return bases
        return [*bases, f"Căn cứ {cited(self.plan)}"]


def report_of(
    library: Library,
    figures: Figures,
    earlier: Figures | None,
    *,
    day: date,
    today: date,
    number: str = "",
    plan: Plan | None = None,
) -> Report:
    """Put a report together; without a plan of its own it is the one in force at the end of the period.

    Nobody is named who took that back by today, whatever earlier day the report bears.
    """
    period = figures.span.period
    text = next((one for one in library.assessments if one.slug == figures.span.key), None)
    plan = plan or plan_on(library.plans, period.until) or plan_on(library.plans, period.since)
    samples = (
        plan is not None and plan.sample,
        text is not None and text.header.sample,
        any(one.story.header.sample for one in figures.tellings),
        any(event.header.sample for event in figures.events),
    )
    return Report(
        library=library,
        day=day,
        number=number,
        figures=figures,
        earlier=earlier if earlier and not earlier.empty else None,
        plan=plan,
        sections=sections(text),
        sample=any(samples),
        shown=Shown(library, max(day, today)),
    )


def gaps(report: Report) -> Iterator[Heading]:
    """Yield the sections that the department has not written yet."""
    yield from (heading for heading in Heading if heading not in report.sections)


def named_without_leave(report: Report) -> Iterator[str]:
    """Yield the headings under which the department names somebody, or a story, that no report may name."""
    stories, shown = report.library.stories, report.shown
    hidden = {name for story in stories for name in shown.unallowed(story)}
    hidden |= {story.title for story in stories if shown.taken_back(story)}
    for heading, said in report.sections.items():
        if any(stands_in(name, words) for name in hidden for words in said):
            yield heading.value

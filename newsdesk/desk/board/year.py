"""Where the year's registration stands: the days left, who is silent, who was late."""

from collections.abc import Sequence
from datetime import date

from newsdesk.council.registration_snapshot import Kept, since
from newsdesk.council.registrations import RegistrationYear, deadline_in, registrations_of
from newsdesk.desk.board.nouns import Named, Year
from newsdesk.model.calendar import short_day
from newsdesk.model.library import Library
from newsdesk.office.registrations.wording import title_of


def year_of(library: Library, kept: Sequence[Kept] | None, today: date) -> Year:
    """Return how the registration of this year stands; `kept`: the list as it stood on the deadline."""
    found = registrations_of(library, today.year)
    coming = None if found.in_time(today) else deadline_in(library.plans, today.year + 1)[1]
    return Year(
        year=found.year,
        deadline=found.deadline,
        days=found.days_left(today),
        registrations=len(found.rows),
        registered=len(found.expected) - len(found.silent),
        expected=len(found.expected),
        silent=tuple(unit.name for unit in found.silent),
        late=_late(found),
        unwritten=len(found.unwritten),
        in_writing=len(found.in_writing),
        changes=len(since(kept, found).changes) if kept is not None else 0,
        next_deadline=coming,
        next_days=(coming - today).days if coming else None,
    )


def _late(found: RegistrationYear) -> tuple[Named, ...]:
    return tuple(
        Named(title_of(row), f"/story/{row.story.slug}/", f"ngày {short_day(row.registration.on)}")
        for row in found.late
    )

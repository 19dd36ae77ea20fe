"""What the front page says besides its stories: what airs, when registrations are due, what is in the making. Pure.

Registrations that are not told yet appear only as one number for the whole facility and year. A number for a unit
or a field would point at somebody: where one person of a small unit is put forward everybody there knows who it is,
and from one edition to the next a number that falls by one says that somebody withdrew. For the same reason a number
below FEWEST is not said at all, nor one from which such a number could be reckoned. What will never be told on the
page (stories for staff, for other channels) is not in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsdesk.council.registrations import Registered, deadline_in, registrations_of
from newsdesk.model.calendar import short_day, weekday
from newsdesk.model.plan import Plan, plan_on
from newsdesk.model.story import Audience, Channel, Stage, Story
from newsdesk.site.edition import Edition
from newsdesk.site.on_air import AirDay, on_air

NEAR = timedelta(days=45)
FEWEST = 3
UNFINISHED = frozenset({Stage.REGISTERED, Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED})
PLAN_PAGE = "ke-hoach"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline for registrations that is near."""

    day: date
    """The first day on which a registration is late."""
    plan: Plan

    @property
    def last(self) -> date:
        """The last day in time."""
        return self.day - timedelta(days=1)

    @property
    def last_words(self) -> str:
        """That day as it stands within a sentence."""
        return f"{weekday(self.last)}, ngày {short_day(self.last)}"


@dataclass(frozen=True, slots=True)
class Untold:
    """How many registrations of a year have not become a story yet."""

    year: int
    number: int
    begun: int
    """How many of them are being written or examined; 0 where that could point at somebody."""
    sample: bool


@dataclass(frozen=True, slots=True)
class Front:
    """What stands on the front page beside the stories."""

    on_air: tuple[AirDay, ...]
    deadline: Deadline | None
    untold: tuple[Untold, ...]
    plan: Plan | None
    plan_place: str
    """Where the page that explains the plan lies; empty where there is none."""


def front(edition: Edition) -> Front:
    """Return what the front page of an edition says."""
    return Front(
        on_air=on_air(edition),
        deadline=near_deadline(edition),
        untold=untold(edition),
        plan=plan_on(edition.library.plans, edition.today),
        plan_place=plan_place(edition),
    )


def near_deadline(edition: Edition) -> Deadline | None:
    """Return the deadline that comes within 45 days; on its own day it is too late already, so nothing is said."""
    today = edition.today
    for year in (today.year, today.year + 1):
        plan, day = deadline_in(edition.library.plans, year)
        if plan and day and today < day <= today + NEAR:
            return Deadline(day, plan)
    return None


def untold(edition: Edition) -> tuple[Untold, ...]:
    """Return the numbers of this year and, while stories of it are still in the making, of the last one."""
    library = edition.library
    unfinished = [story for story in library.stories if library.on_air(story).stage in UNFINISHED]
    found = (_untold_of(edition, edition.today.year - back, unfinished) for back in (0, 1))
    return tuple(one for one in found if one.number >= FEWEST)


def _untold_of(edition: Edition, year: int, unfinished: Sequence[Story]) -> Untold:
    rows = [row for row in registrations_of(edition.library, year, unfinished).rows if _to_come(row, edition.today)]
    begun = sum(not row.unwritten for row in rows)
    parts = (begun, len(rows) - begun)
    hidden = any(0 < part < FEWEST for part in parts)
    return Untold(year, len(rows), 0 if hidden else begun, any(row.story.header.sample for row in rows))


def _to_come(row: Registered, today: date) -> bool:
    """Whether the registration of an unfinished story has come in by a day, and may become a story of the page."""
    header = row.story.header
    for_page = Channel.WEB in header.channels and header.audience is Audience.EVERYONE
    return for_page and row.registration.on <= today


def plan_place(edition: Edition) -> str:
    """Return where the page that explains the plan lies."""
    return f"trang/{PLAN_PAGE}.html" if any(page.slug == PLAN_PAGE for page in edition.library.pages) else ""

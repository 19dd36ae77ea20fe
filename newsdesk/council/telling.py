"""What became of one story within a period: registered, told, taken over by others, commended."""

from dataclasses import dataclass
from datetime import date, timedelta

from newsdesk.model.library import Library
from newsdesk.model.occasion import EventHeader, Text
from newsdesk.model.plan import Period
from newsdesk.model.span import Span
from newsdesk.model.story import Audience, Award, Cause, Channel, Replication, Stage, Story

UNMERITED = (Cause.AWARD_REVOKED, Cause.MISTAKE)
"""Causes for which a story is taken back that take its merit away too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A story's part in every figure of a period."""

    story: Story
    registered: date | None = None
    late: bool = False
    """Whether it was registered after the plan's deadline."""
    web: date | None = None
    """The day from which the page told it."""
    plays: int = 0
    """How often the loudspeakers told it to its end."""
    on_air: timedelta = timedelta()
    events: tuple[Text[EventHeader], ...] = ()
    replicated: tuple[Replication, ...] = ()
    awards: tuple[Award, ...] = ()

    @property
    def told(self) -> bool:
        """Whether any channel told it."""
        return bool(self.web or self.plays or self.events)

    @property
    def counted(self) -> bool:
        """Whether it is in any figure."""
        return bool(self.registered or self.told or self.replicated or self.awards)


def registered(story: Story, span: Span, through: date) -> date | None:
    """Return the day of registration if it counts here: of a whole year by the year that it is for.

    One for a whole year may come once that is over, up to the day `through`, and counts too.
    """
    handed_in = story.header.registration
    if handed_in is None or handed_in.on > through:
        return None
    within = handed_in.for_year == span.year if span.year else handed_in.on in span.period
    return handed_in.on if within else None


def told_on_web(library: Library, story: Story, period: Period, through: date) -> date | None:
    """Return the day from which the page told a story, if that lies within the period.

    A story that was approved and taken back later was told until then. One whose text named somebody against what
    a slip allows, both on that day and at the period's end, was never on the page.
    """
    header, since = story.header, _first_day(story)
    if since is None or not (since in period and since <= through):
        return None
    if Channel.WEB not in header.channels or header.audience is Audience.STAFF or not _was_out(library, story, since):
        return None
    held = all(library.withheld(story, Channel.WEB, day) for day in (since, through))
    return None if held else since


def _first_day(story: Story) -> date | None:
    """Return the first day on which a story could be told: its own, or that of its first approval where it is later."""
    header = story.header
    if header.date is None or not header.approvals:
        return None
    since = max(header.date, min(approval.on for approval in header.approvals))
    return None if header.expires and header.expires < since else since


def _was_out(library: Library, story: Story, since: date) -> bool:
    """Whether a story was approved and its first day came before it, or a commendation in it, was taken back."""
    header = story.header
    if story.revoked_award(since):
        return False
    if header.stage is Stage.APPROVED:
        return library.is_approved(story)
    back = {Stage.WITHDRAWN: header.withdrawn, Stage.RETURNED: header.returned}.get(header.stage)
    return bool(back and since < back.on)


def replications(story: Story, period: Period, through: date) -> tuple[Replication, ...]:
    """Return who took a story over within a period; of one without merit nobody."""
    listed = () if without_merit(story) else story.header.replicated
    return tuple(one for one in listed if one.on in period and one.on <= through)


def commendations(story: Story, period: Period, through: date) -> tuple[Award, ...]:
    """Return what was awarded within a period and still stands; an award without a day is in no period."""
    listed = () if without_merit(story) else story.header.awards
    stands = (one for one in listed if not (one.revoked and one.revoked <= through))
    return tuple(one for one in stands if one.on and one.on in period and one.on <= through)


def without_merit(story: Story) -> bool:
    """Whether a story was taken back since what it tells of was not so."""
    return story.header.withdrawn is not None and story.header.withdrawn.because in UNMERITED

"""What waits on the way of a story, and for how long: for the council, for its unit, for its writer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from newsdesk.council.examination import waits
from newsdesk.model.story import Stage, Story

SOON = timedelta(days=60)
"""How long before the end of its registration a story that is still to be written is spoken of."""


@dataclass(frozen=True, slots=True)
class Running:
    """A story that is still to be written, and the last day on which its registration is carried out."""

    story: Story
    until: date

    def left(self, today: date) -> int:
        """Return how many days are left; below 0 it is overdue."""
        return (self.until - today).days


def at_council(stories: Iterable[Story], today: date) -> tuple[Story, ...]:
    """Return what the council has to examine, the longest waiting first."""
    asked = [story for story in stories if waits(story, today)]
    return tuple(sorted(asked, key=lambda story: story.header.submitted.on if story.header.submitted else date.max))


def days_waited(story: Story, today: date) -> int:
    """Return for how many days a story has been handed in."""
    return (today - story.header.submitted.on).days if story.header.submitted else 0


def sent_back(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Return the stories that their units have to mend, with a reason."""
    return tuple(story for story in stories if story.header.stage is Stage.RETURNED and story.header.returned)


def running_out(stories: Iterable[Story], today: date) -> tuple[Running, ...]:
    """Return drafts and registrations whose time is nearly or quite over, the most pressing first."""
    due = [running for story in stories if (running := running_of(story)) and running.until - today <= SOON]
    return tuple(sorted(due, key=lambda one: (one.until, one.story.slug)))


def running_of(story: Story) -> Running | None:
    """Return how long a story may still be written, where its registration sets an end."""
    registration = story.header.registration
    if story.header.stage not in (Stage.REGISTERED, Stage.DRAFT) or registration is None or not registration.until:
        return None
    return Running(story, registration.until)

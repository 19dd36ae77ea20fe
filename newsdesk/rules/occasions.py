"""What events say of themselves must be able to be so: they are counted in the year's report."""

from collections.abc import Iterator, Mapping
from datetime import date

from newsdesk.model.calendar import short_day
from newsdesk.model.library import on_day
from newsdesk.model.names import CHANNELS
from newsdesk.model.occasion import EventHeader, Text, names_of
from newsdesk.model.story import Story
from newsdesk.problems import Problem, error, notice
from newsdesk.rules.desk import Desk


def check_occasions(desk: Desk, today: date) -> Iterator[Problem]:
    """Yield events that cannot have been."""
    stories = {story.slug: story for story in desk.stories}
    names = names_of(desk.stories, desk.events)
    for event in desk.events:
        yield from _event(event, stories, names, today)


def _event(
    event: Text[EventHeader], stories: Mapping[str, Story], names: Mapping[str, str], today: date
) -> Iterator[Problem]:
    header = event.header
    if header.present is not None and header.present < 0:
        yield error(event.origin.at("present"), "event-present", found=header.present)
    if header.date > today:
        yield notice(event.origin.at("date"), "event-in-future", on=short_day(header.date))
    for position, name in enumerate(header.stories):
        story = stories.get(names.get(name, name))
        if story is not None and not _could_be_told(story, header):
            place = event.origin.at("stories", position)
            yield notice(place, "event-story-untold", story=name, channel=CHANNELS[header.channel])


def _could_be_told(story: Story, event: EventHeader) -> bool:
    """Whether a story was approved by the day of an event, and for its channel; what became of it since is its own."""
    approved = any(approval.on <= event.date for approval in story.header.approvals)
    return approved and on_day(story, event.channel, event.date)

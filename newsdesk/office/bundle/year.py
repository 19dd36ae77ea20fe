"""One year of a desk as it may leave the house. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from newsdesk.model.diary import Entry
from newsdesk.model.library import Library
from newsdesk.model.occasion import EventHeader, Text
from newsdesk.model.plan import Plan
from newsdesk.model.programme import Part
from newsdesk.model.recording import Recording
from newsdesk.model.rundown import Rundown
from newsdesk.model.story import Channel, Replication, Story
from newsdesk.office.bundle.history import NO_HISTORY, History
from newsdesk.office.bundle.screen import Screen, screen_of
from newsdesk.planning.airtime import sounded


@dataclass(frozen=True, kw_only=True)
class Year:
    """Everything on file of a year, as of a day."""

    library: Library
    number: int
    today: date
    rundowns: Sequence[Rundown] = ()
    diary: Mapping[str, Entry] = field(default_factory=dict)
    recordings: Sequence[Recording] = ()
    history: History = NO_HISTORY
    books: Mapping[str, str] = field(default_factory=dict)
    """Text of each CSV that the desk keeps of the year, by name."""
    lacking: Sequence[str] = ()
    """In a sentence each, what could not be read."""
    reports: Mapping[str, bytes] = field(default_factory=dict)
    """Reports that were made, by their path below output/office/report."""

    @cached_property
    def screen(self) -> Screen:
        """What may not leave the house today."""
        heard = {one.by for one in self.recordings} | {name for one in self.rundowns for name in one.readers}
        return screen_of(self.library, self.today, heard)

    @cached_property
    def on_page(self) -> Mapping[str, Story]:
        """All stories that the page may tell today, of whatever year, by slug."""
        return {story.slug: story for story in self.library.for_channel(Channel.WEB, on=self.today)}

    @cached_property
    def of_year(self) -> tuple[Story, ...]:
        """The stories in which something happened in the year, as written, by day and slug."""
        aired = {slug for rundown in self.programmes for slug in rundown.stories}
        spoken_of = {slug for event in self.events for slug in event.header.stories}
        there = [s for s in self.library.stories if self.number in _years(s) or s.slug in aired | spoken_of]
        return tuple(sorted(there, key=lambda story: (story.day or date.max, story.slug)))

    @property
    def told(self) -> tuple[Story, ...]:
        """Those that the page may tell, people reduced to what they allowed."""
        return tuple(self.on_page[story.slug] for story in self.of_year if story.slug in self.on_page)

    @property
    def untold(self) -> tuple[Story, ...]:
        """The others, as written: of these nothing is told but their stage and the reason."""
        return tuple(story for story in self.of_year if story.slug not in self.on_page)

    def written(self, story: Story) -> Story:
        """Return a story as it stands in its file, approvals and registration included."""
        return self.library.by_slug[story.slug]

    def replicated(self, story: Story) -> tuple[Replication, ...]:
        """Return who took a story over in the year, as the story that is handed in says it."""
        return tuple(one for one in story.header.replicated if one.on.year == self.number)

    @cached_property
    def programmes(self) -> tuple[Rundown, ...]:
        """The rundowns of the year up to today, in order."""
        past = [one for one in self.rundowns if one.day.year == self.number and one.day <= self.today]
        return tuple(sorted(past, key=lambda one: (one.day, one.opens, one.slot)))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What the diary says of the year up to today."""
        kept = [one for one in self.diary.values() if one.day.year == self.number and one.day <= self.today]
        return tuple(sorted(kept, key=lambda one: (one.day, one.opens, one.slot)))

    def airings(self, slug: str) -> list[Rundown]:
        """Return the programmes in which a story was heard to its end, as far as the diary knows."""
        return self._airings.get(slug, [])

    @cached_property
    def _airings(self) -> Mapping[str, list[Rundown]]:
        aired: dict[str, list[Rundown]] = {}
        for one in self.programmes:
            entry = self.diary.get(one.key)
            heard = (item.slug for item in one.items if item.part is Part.EXEMPLAR and sounded(item, entry))
            for slug in dict.fromkeys(filter(None, heard)):
                aired.setdefault(slug, []).append(one)
        return aired

    @cached_property
    def events(self) -> tuple[Text[EventHeader], ...]:
        """What took place in the year up to today."""
        held = [one for one in self.library.events if one.header.date.year == self.number]
        held = [one for one in held if one.header.date <= self.today]
        return tuple(sorted(held, key=lambda one: (one.header.date, one.slug)))

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans that were in force on some day of the year."""
        since, until = date(self.number, 1, 1), date(self.number, 12, 31)
        return tuple(p for p in self.library.plans if p.period.since <= until and p.period.until >= since)

    def title(self, story: Story) -> str:
        """Return a story's title; a sample says that it is one."""
        return f"{story.title} (bài mẫu)" if story.header.sample else story.title

    def unit(self, key: str) -> str:
        """Return what a unit is called."""
        unit = self.library.facility.unit(key)
        return unit.name if unit else key

    def field(self, key: str) -> str:
        """Return what a field is called."""
        found = (field for plan in (*self.plans, *self.library.plans) if (field := plan.field(key)))
        return next((field.short for field in found), key)


def _years(story: Story) -> Iterator[int]:
    header = story.header
    dated = (header.submitted, header.returned, header.withdrawn, *header.approvals, *header.replicated)
    yield from (one.on.year for one in dated if one)
    if header.registration:
        yield header.registration.for_year
    if header.date:
        yield header.date.year

"""What the loudspeakers play today and in the days after, as far as the page may say it. Pure.

A rundown holds stories that are not for the page, and its words are those of the day on which it was planned. So
nothing that stands written in it is shown: of an item only what part it is, of a story only what the edition tells.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta

from newsdesk.model.programme import DAYS_MADE, Part
from newsdesk.model.rundown import Rundown
from newsdesk.model.story import Story
from newsdesk.site.edition import Edition

BESIDES = {
    Part.NEWS: "tin Cơ sở",
    Part.FEATURE: "chuyên mục",
    Part.SONG: "ca nhạc",
    Part.NOTICE: "thông báo",
}
"""What is said of items that are no stories, in the order in which it is said."""
UNKNOWN = "Chương trình phát thanh"
"""The title of a programme that is broadcast no longer."""


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A programme of a day."""

    day: date
    opens: time
    title: str
    stories: tuple[Story, ...]
    """Those that the page tells too, in the order in which they are heard; of others there is no trace."""
    besides: tuple[str, ...]

    @property
    def clock(self) -> str:
        """When it begins, as a newspaper prints it: 5h45."""
        return f"{self.opens.hour}h{self.opens.minute:02}"


@dataclass(frozen=True, slots=True)
class AirDay:
    """A day on which something airs."""

    day: date
    broadcasts: tuple[Broadcast, ...]


def on_air(edition: Edition) -> tuple[AirDay, ...]:
    """Return the broadcasts of today and the six days after it, day by day."""
    near = edition.today + timedelta(days=DAYS_MADE)
    due = [rundown for rundown in edition.rundowns if edition.today <= rundown.day < near]
    titles = {programme.key: programme.title for programme in edition.library.programmes}
    told = {story.slug: story for story in edition.stories}
    days: dict[date, list[Broadcast]] = {}
    for rundown in sorted(due, key=lambda one: (one.day, one.opens, one.slot)):
        shown = Broadcast(
            day=rundown.day,
            opens=rundown.opens,
            title=titles.get(rundown.programme, UNKNOWN),
            stories=tuple(told[slug] for slug in dict.fromkeys(rundown.stories) if slug in told),
            besides=besides(rundown),
        )
        days.setdefault(rundown.day, []).append(shown)
    return tuple(AirDay(day, tuple(broadcasts)) for day, broadcasts in days.items())


def besides(rundown: Rundown) -> tuple[str, ...]:
    """Return what else is heard in a programme, each kind once."""
    parts = {item.part for item in rundown.items}
    return tuple(words for part, words in BESIDES.items() if part in parts)

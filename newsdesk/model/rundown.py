"""One programme on one day: items in order with start times."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from newsdesk.model.programme import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a rundown."""

    part: Part
    title: str
    starts: timedelta
    """From the beginning of the programme."""
    length: timedelta
    slug: str | None = None
    """The story or news that is told, where one is."""
    digest: str
    """Of the script or the sound."""

    @property
    def ends(self) -> timedelta:
        """From the beginning of the programme."""
        return self.starts + self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class Rundown:
    """What a slot carries on a day."""

    day: date
    slot: str
    programme: str
    title: str
    opens: time
    slot_length: timedelta
    items: tuple[Item, ...]

    @property
    def key(self) -> str:
        """Name of its folder and file: day and slot."""
        return f"{self.day.isoformat()}-{self.slot}"

    @property
    def length(self) -> timedelta:
        """How long the programme is."""
        return self.items[-1].ends if self.items else timedelta()

    @property
    def stories(self) -> tuple[str, ...]:
        """Slugs of the exemplars told, in order."""
        return tuple(item.slug for item in self.items if item.part is Part.EXEMPLAR and item.slug)

"""One programme on one day: items in order with start times."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from newsdesk.model.programme import Part
from newsdesk.model.script import Version

OF_STORIES = (Part.HEADLINES, Part.EXEMPLAR)
"""Parts whose slugs are those of exemplars: news may have the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a rundown."""

    part: Part
    title: str
    starts: timedelta
    """From the beginning of the programme."""
    length: timedelta
    slug: str | None = None
    """The story, news, feature, song or notice that is told, where one is."""
    digest: str
    """Of the script or the sound."""
    version: Version | None = None
    """Of an exemplar: the long or the short telling."""
    voice: str | None = None
    """Who speaks, as people are told; None where nobody does."""
    synthetic: bool = False
    """Whether a machine speaks."""

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

    @property
    def synthetic(self) -> bool:
        """Whether any voice in it is a machine's."""
        return any(item.synthetic for item in self.items)

    @property
    def readers(self) -> tuple[str, ...]:
        """The people who read, each once, in the order in which they are heard."""
        heard = (item.voice for item in self.items if item.voice and not item.synthetic)
        return tuple(dict.fromkeys(heard))

    def renamed(self, slugs: Mapping[str, str]) -> "Rundown":
        """Return it with each exemplar under its slug of today; `slugs` are these by what they were before."""
        items = tuple(
            replace(item, slug=slugs.get(item.slug, item.slug)) if item.slug and item.part in OF_STORIES else item
            for item in self.items
        )
        return self if items == self.items else replace(self, items=items)

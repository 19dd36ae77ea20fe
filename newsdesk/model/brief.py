"""A story as a channel may have it, of which what lists show is at hand and all else is read when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from newsdesk.model.story import Header, Kind, Link, Replication, Story

ASIDE = ("body", "body_line")
WHOLE = attrgetter("slug", "header", "body", "body_line", "origin.path", "links", "pictures")


@dataclass(frozen=True, slots=True)
class Brief:
    """What lists, feeds and whatever else names a story show of it; nobody of its people is in it."""

    title: str
    kind: Kind
    field: str
    unit: str
    date: date | None
    redirect_from: tuple[str, ...]
    summary: str | None
    tags: tuple[str, ...]
    image: str | None
    replicated: tuple[Replication, ...]
    sample: bool
    links: tuple[Link, ...]
    pictures: dict[str, str]

    @classmethod
    def of(cls, story: Story) -> "Brief":
        """Return it of a story that is reduced already."""
        header = story.header
        return cls(
            title=header.title,
            kind=header.kind,
            field=header.field,
            unit=header.unit,
            date=header.date,
            redirect_from=header.redirect_from,
            summary=header.summary,
            tags=header.tags,
            image=header.image,
            replicated=header.replicated,
            sample=header.sample,
            links=story.links,
            pictures=dict(story.pictures),
        )


OF_HEADER = tuple(name for name in Brief.__slots__ if name not in ("links", "pictures"))


class BriefHeader(Header):
    """A header that is made whole when somebody asks for more than lists show."""

    __slots__ = ("_whole",)
    _whole: Callable[[], Header]

    def __getattr__(self, name: str) -> Any:
        """Return a part that is not at hand."""
        if name not in Header.__slots__:
            raise AttributeError(name)
        return getattr(self._whole(), name)

    def __eq__(self, other: object) -> bool:
        return bool(self._whole() == (other._whole() if isinstance(other, BriefHeader) else other))

    def __hash__(self) -> int:
        return hash(self._whole())


class BriefStory(Story):
    """The same as a reduced Story in everything, but for when its parts are read."""

    __slots__ = ("_made", "_reduce", "_story")
    _made: Story
    _reduce: Callable[[Story], Story]
    _story: Story

    def __getattr__(self, name: str) -> Any:
        """Return a part that is not at hand."""
        if name not in ASIDE:
            raise AttributeError(name)
        return getattr(self._story, name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Story):
            return NotImplemented
        return self is other or bool(WHOLE(self) == WHOLE(other))

    __hash__ = None  # type: ignore[assignment]

    def _whole(self) -> Header:
        if not hasattr(self, "_made"):
            object.__setattr__(self, "_made", self._reduce(self._story))
        return self._made.header


def brief_story(story: Story, brief: Brief, reduce: Callable[[Story], Story]) -> Story:
    """Return a story reduced, of which `brief` is known already; `reduce` makes the whole of it."""
    put, made, header = object.__setattr__, BriefStory.__new__(BriefStory), BriefHeader.__new__(BriefHeader)
    for name in OF_HEADER:
        put(header, name, getattr(brief, name))
    put(header, "_whole", made._whole)
    pictures: Mapping[str, str] = brief.pictures
    known = {"slug": story.slug, "origin": story.origin, "header": header, "links": brief.links, "pictures": pictures}
    for name, value in {**known, "_story": story, "_reduce": reduce}.items():
        put(made, name, value)
    return made

"""The stories that can be heard, as podcasts: one of the facility, one of each field; by RSS 2.0 and its namespaces."""

import html
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone
from email.utils import format_datetime
from functools import cached_property

from newsdesk.model.addresses import sound_place, story_place
from newsdesk.model.names import MACHINE_VOICE
from newsdesk.model.story import Story
from newsdesk.site.aloud.captions import captions_place, chapters_place, shown_title
from newsdesk.site.edition import Edition, Sound
from newsdesk.site.metadata import field_name, printable, unit_name

FEED, COVER = "podcast.xml", "am-thanh/bia.jpg"
NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""In which podcasts have their identity, by the Podcasting 2.0 namespace."""
LOCAL = timezone(timedelta(hours=7))
MORNING = time(7, tzinfo=LOCAL)
"""When a story counts as published on its day: only days are on file."""
MOST = 300
"""Episodes of a feed, newest first."""
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Episode:
    """One story as players list it; addresses are whole."""

    title: str
    address: str
    published: str
    summary: str
    sound: str
    size: int
    """Bytes of its file."""
    seconds: int
    captions: str
    chapters: str
    """Empty where there are none."""


@dataclass(frozen=True, slots=True)
class Podcast:
    """A channel as players subscribe to it."""

    place: str
    title: str
    description: str
    page: str
    """The page that it goes with."""
    home: str
    episodes: tuple[Episode, ...]

    @property
    def address(self) -> str:
        """Where it is fetched."""
        return f"{self.home}/{self.place}"

    @property
    def cover(self) -> str:
        """Where its picture is fetched."""
        return f"{self.home}/{COVER}"

    @property
    def guid(self) -> str:
        """What it is known by wherever it moves: made of its address without scheme and slashes at the end."""
        return str(uuid.uuid5(NAMESPACE, self.address.partition("://")[2].rstrip("/")))


@dataclass(frozen=True)
class Podcasts:
    """The podcasts of an edition; none without an address or without a sound."""

    edition: Edition

    @cached_property
    def heard(self) -> tuple[tuple[Story, Sound], ...]:
        """What may be an episode, newest first."""
        return self.edition.told_aloud if self.edition.home else ()

    @cached_property
    def fields(self) -> frozenset[str]:
        """The keys of the fields that have a podcast."""
        return frozenset(story.header.field for story, _ in self.heard)

    @property
    def feed(self) -> str:
        """The place of the facility's podcast; empty where there is none."""
        return FEED if self.heard else ""

    def field_feed(self, key: str) -> str:
        """Return the place of a field's podcast; empty where there is none."""
        return f"linh-vuc/{key}.podcast.xml" if key in self.fields else ""

    @property
    def names(self) -> Iterator[str]:
        """Yield every file that this adds to the website."""
        if self.heard:
            yield from (FEED, COVER, *(self.field_feed(key) for key in sorted(self.fields)))

    @property
    def name(self) -> str:
        """What the podcast of the facility is called."""
        return self.edition.site_name

    def every(self) -> Iterator[Podcast]:
        """Yield the podcasts, the facility's first."""
        if not self.heard:
            return
        facility = self.edition.name.name
        about = f"Những gương điển hình tiên tiến của {facility}, kể thành tiếng."
        yield self._podcast(FEED, self.name, about, "index.html")
        for key in sorted(self.fields):
            name = field_name(key, self.edition)
            about = f"Những gương điển hình tiên tiến của {facility} trong lĩnh vực {name}, kể thành tiếng."
            yield self._podcast(self.field_feed(key), f"{name} – {self.name}", about, f"linh-vuc/{key}.html", key)

    def _podcast(self, place: str, title: str, about: str, page: str, field: str = "") -> Podcast:
        heard = [(story, sound) for story, sound in self.heard if field in ("", story.header.field)][:MOST]
        voice = " Bài nào do giọng máy đọc đều ghi rõ." if any(sound.synthetic for _, sound in heard) else ""
        home = self.edition.home
        episodes = tuple(episode(story, sound, self.edition) for story, sound in heard)
        return Podcast(place, printable(title), as_html(about + voice), f"{home}/{page}", home, episodes)


def episode(story: Story, sound: Sound, edition: Edition) -> Episode:
    """Return a story as an episode; size and length are those of its file."""
    home, header = edition.home, story.header
    day = story.day or header.date or edition.today
    captions, chapters = captions_place(story, sound), chapters_place(story, sound)
    return Episode(
        title=printable(shown_title(story)),
        address=f"{home}/{story_place(story.slug)}",
        published=format_datetime(datetime.combine(day, MORNING)),
        summary=summary(story, sound, edition),
        sound=f"{home}/{sound_place(story.slug)}",
        size=sound.size,
        seconds=round(sound.length / SECOND),
        captions=captions and f"{home}/{captions}",
        chapters=chapters and f"{home}/{chapters}",
    )


def summary(story: Story, sound: Sound, edition: Edition) -> str:
    """Return what players say of an episode: summary, unit, whose voice it is not."""
    told = [story.header.summary or "", f"{unit_name(story.header.unit, edition)}."]
    marks = ["Bài mẫu."] if story.header.sample else []
    voice = [MACHINE_VOICE] if sound.synthetic else []
    return as_html(" ".join(part for part in (*marks, *told, *voice) if part))


def as_html(text: str) -> str:
    """Return words as what players read for HTML, once more to be written as XML: no sign in them is a tag."""
    return html.escape(printable(text), quote=False)

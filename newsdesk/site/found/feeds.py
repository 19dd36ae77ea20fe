"""Atom feeds (RFC 4287) of all stories and of each list, and one OPML file that names them all. Pure.

A feed tells title and summary, never the text: it stays in readers' stores, where no withdrawal reaches it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import escape

from newsdesk.model.addresses import sound_place, story_place
from newsdesk.model.story import Story
from newsdesk.site.edition import Edition
from newsdesk.site.found.listings import FAMILIES, Listing, lists_of
from newsdesk.site.metadata import printable, summary_elsewhere, unit_name

WHOLE = "feed.atom.xml"
OPML = "nguon-tin.opml"
MOST = 50
"""Stories in a feed."""
DECLARED = '<?xml version="1.0" encoding="utf-8"?>\n'
ATOM = 'xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"'


@dataclass(frozen=True)
class Feeds:
    """The feeds of an edition that has an address; without one, or without a story, there are none."""

    edition: Edition
    lists: tuple[Listing, ...]

    @property
    def any(self) -> bool:
        """Whether there are feeds: their addresses must be whole, and without a story one would bear the clock."""
        return bool(self.edition.home and self.edition.stories)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The title of each feed by its place, the whole one first."""
        if not self.any:
            return {}
        site = self.edition.site_name
        return {WHOLE: site} | {one.feed: f"{printable(one.name)} – {site}" for one in self.lists}

    @cached_property
    def by_list(self) -> Mapping[str, str]:
        """The place of each list's feed by the place of its first page; the home page's is the whole one."""
        return {"index.html": WHOLE} | {one.place: one.feed for one in self.lists} if self.any else {}

    @cached_property
    def families(self) -> tuple[tuple[str, tuple[Listing, ...]], ...]:
        """The lists by what they have in common."""
        return tuple((FAMILIES[key], tuple(found)) for key, found in groupby(self.lists, key=lambda one: one.family))

    def whole(self) -> str:
        """Return the feed of all stories."""
        return self._feed(WHOLE, "index.html", self.edition.stories)

    def of_list(self, one: Listing) -> str:
        """Return the feed of a list."""
        return self._feed(one.feed, one.place, one.stories)

    def _feed(self, place: str, page: str, stories: tuple[Story, ...]) -> str:
        home, newest = self.edition.home, max(story.day for story in stories if story.day)
        lines = [
            f"{DECLARED}<feed {ATOM}>",
            f"<title>{escape(self.titles[place])}</title>",
            f"<id>{escape(f'{home}/{place}')}</id>",
            f'<link rel="self" type="application/atom+xml" href="{escape(f"{home}/{place}")}"/>',
            f'<link rel="alternate" type="text/html" href="{escape(f"{home}/{page}")}"/>',
            f"<updated>{moment(newest)}</updated>",
            f"<author><name>{escape(self.edition.name.name)}</name></author>",
            *map(self._told, stories[:MOST]),
        ]
        return "\n".join(lines) + "\n</feed>\n"

    @cached_property
    def _made(self) -> dict[str, str]:
        return {}

    def _told(self, story: Story) -> str:
        """Return a story as feeds tell it: it stands in many, and is made once."""
        if story.slug not in self._made:
            self._made[story.slug] = "\n".join(self._entry(story))
        return self._made[story.slug]

    def _entry(self, story: Story) -> Iterator[str]:
        place, day = f"{self.edition.home}/{story_place(story.slug)}", story.day or self.edition.today
        yield "<entry>"
        yield f"<title>{escape(one_line(story.title))}</title>"
        yield f"<id>{escape(entry_id(self.edition.home, story, day))}</id>"
        yield f'<link rel="alternate" type="text/html" href="{escape(place)}"/>'
        yield from self._enclosure(story)
        yield f"<published>{moment(day)}</published>"
        yield f"<updated>{moment(day)}</updated>"
        yield f"<author><name>{escape(printable(unit_name(story.header.unit, self.edition)))}</name></author>"
        yield from categories(lists_of(story, self.edition))
        summary = str(escape(one_line(summary_elsewhere(story))))  # as HTML: many readers take it for that anyway
        yield f'<summary type="html">{escape(summary)}</summary>'
        yield "</entry>"

    def _enclosure(self, story: Story) -> Iterator[str]:
        if sound := self.edition.sounds.get(story.slug):
            place = f"{self.edition.home}/{sound_place(story.slug)}"
            yield f'<link rel="enclosure" type="audio/mpeg" length="{sound.size}" href="{escape(place)}"/>'

    def opml(self) -> str:
        """Return the list of all feeds."""
        title = escape(self.edition.site_name)
        lines = [f'{DECLARED}<opml version="2.0">', f"<head><title>{title}</title></head>", "<body>"]
        lines.append(self._outline("Tất cả bài", WHOLE, "index.html"))
        for family, found in self.families:
            lines.append(f'<outline text="{escape(family)}">')
            lines += [self._outline(one.name, one.feed, one.place) for one in found]
            lines.append("</outline>")
        return "\n".join([*lines, "</body>", "</opml>"]) + "\n"

    def _outline(self, name: str, feed: str, page: str) -> str:
        home, words = self.edition.home, escape(one_line(name))
        addresses = f'xmlUrl="{escape(f"{home}/{feed}")}" htmlUrl="{escape(f"{home}/{page}")}"'
        return f'<outline type="rss" text="{words}" title="{words}" language="vi" {addresses}/>'


def categories(lists: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Yield the field and the tags of a story as a feed's categories."""
    for family, key, name in lists:
        if family in ("linh-vuc", "the"):
            yield f'<category term="{escape(key)}" label="{escape(one_line(name))}"/>'


def entry_id(home: str, story: Story, day: date) -> str:
    """Return the name by which readers know a story again (RFC 4151), wherever the website moves."""
    return f"tag:{urlsplit(home).hostname},{day.isoformat()}:/{story_place(story.slug)}"


def moment(day: date) -> str:
    """Return the first moment of a day where the facility is."""
    return f"{day.isoformat()}T00:00:00+07:00"


def one_line(text: str) -> str:
    """Return a text as feeds hold it: without the signs that XML cannot hold, blanks as one."""
    return " ".join(printable(text).split())

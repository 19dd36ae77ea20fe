"""The pages that there are once: ways of sorting, listening, searching, help, texts that stand, old addresses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from newsdesk.site.found.found import FEEDS_PAGE
from newsdesk.site.help import INDEX as HELP
from newsdesk.site.help import body as help_body
from newsdesk.site.help import picture_looks
from newsdesk.site.help import place as help_place
from newsdesk.site.metadata import StoryView
from newsdesk.site.targets import facts
from newsdesk.site.targets.list_pages import counts
from newsdesk.site.targets.target import Target, printed
from newsdesk.site.targets.telling import StandingPage, Telling
from newsdesk.sources.guides import Guide

OVERVIEWS = {
    "linh-vuc/index.html": "categories",
    "don-vi/index.html": "authors",
    "loai/index.html": "kinds",
    "nam/index.html": "archives",
}
FAMILY_OF = {"categories": "linh-vuc", "authors": "don-vi", "kinds": "loai", "archives": "nam"}
NEWEST = 5


@dataclass(frozen=True)
class SinglePages:
    """The pages that there are once."""

    telling: Telling
    everywhere: bytes

    def targets(self) -> Iterator[Target]:
        """Yield each of them."""
        yield from self._overviews()
        yield from self._direct("404.html", "404", [facts.named(view) for view in self._views[:NEWEST]])
        yield from self._direct("the/index.html", "tags", self._counts("the"))
        yield from self._direct("tim/index.html", "search", counts(self.telling.found.lists))
        yield from self._direct("robots.txt", "robots", None)
        yield from self._direct("nghe/index.html", "listen", self._heard())
        if self.telling.found.feeds.any:
            yield from self._direct(FEEDS_PAGE, "feeds", counts(self.telling.found.lists))
        yield from map(self._standing, self.telling.pages)
        yield from self._help()
        for old, new in self.telling.found.redirects.items():
            yield self._printed(old, "redirect", new, {"new": new})
        for podcast in self.telling.everywhere["podcasts"].every() if self.telling.edition.told_aloud else ():
            yield self._printed(podcast.place, "podcast", podcast, {"podcast": podcast})

    @cached_property
    def _views(self) -> tuple[StoryView, ...]:
        return self.telling.edition.views

    def _printed(self, place: str, template: str, reads: object, told: Mapping[str, Any]) -> Target:
        about = self.telling.found.told_to(place)
        return printed(place, template, (self.everywhere, reads), lambda: {**about, **told})

    def _direct(self, place: str, template: str, reads: object) -> Iterator[Target]:
        rows = {"page_name": place.rpartition(".")[0], "template_name": template, "url": place}
        yield self._printed(place, template, reads, rows)

    def _overviews(self) -> Iterator[Target]:
        by_slug = self.telling.edition.by_slug
        for place, template in OVERVIEWS.items():
            lists = [one for one in self.telling.found.lists if one.family == FAMILY_OF[template]]
            newest = [facts.named(by_slug[one.stories[0].slug]) for one in lists]
            yield from self._direct(place, template, (counts(lists), newest))

    def _counts(self, family: str) -> object:
        return counts([one for one in self.telling.found.lists if one.family == family])

    def _heard(self) -> object:
        views = [view for view in self._views if view.sound]
        shown = [(facts.named(view), view.story.header.field, facts.sound_shown(view)) for view in views]
        read = [] if views else [facts.row(view) for view in self._views[:NEWEST]]
        return (shown, len(self._views), read)

    def _standing(self, page: StandingPage) -> Target:
        # Such a page is small and links to stories: what it shows is made to be compared.
        return self._printed(page.url, "page", (page.text.header, page.body), {"page": page})

    def _help(self) -> Iterator[Target]:
        guides = self.telling.edition.guides
        for guide in guides:
            reads = (self.everywhere, guide, picture_looks(guide))
            yield printed(help_place(guide), "guide", reads, partial(self._guide, guide))
        if guides:
            yield self._printed(HELP, "guides", guides, {})

    def _guide(self, guide: Guide) -> Mapping[str, Any]:
        return {**self.telling.found.told_to(help_place(guide)), "guide": guide, "body": help_body(guide)}

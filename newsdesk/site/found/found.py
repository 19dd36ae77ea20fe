"""How the website is found, followed and shared: the files beside its pages, and what templates say of them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from newsdesk.site.cards.card import Card, card_of, card_of_site
from newsdesk.site.edition import Edition
from newsdesk.site.found.feeds import OPML, Feeds
from newsdesk.site.found.listings import Listing, listings
from newsdesk.site.found.redirects import REDIRECTS, redirects
from newsdesk.site.found.sitemap import SITEMAP

MANIFEST = "trang.webmanifest"
FEEDS_PAGE = "nguon-tin/index.html"


@dataclass(frozen=True)
class Found:
    """What the website tells machines and readers' programs; most of it needs an address."""

    edition: Edition

    @cached_property
    def lists(self) -> tuple[Listing, ...]:
        """Every list that a reader may follow."""
        return listings(self.edition)

    @cached_property
    def feeds(self) -> Feeds:
        """The feeds of all stories and of each list."""
        return Feeds(self.edition, self.lists)

    @cached_property
    def redirects(self) -> Mapping[str, str]:
        """The page that has taken the place of each old one."""
        return redirects(self.edition)

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """The picture that stands for each story when it is shared, by its slug."""
        return {story.slug: card_of(story, self.edition) for story in self.edition.stories} if self.edition.home else {}

    @cached_property
    def site_card(self) -> Card:
        """The picture that stands for the website."""
        return card_of_site(self.edition)

    @property
    def pictures(self) -> tuple[Card, ...]:
        """Every picture that is drawn for sharing."""
        return (*self.cards.values(), self.site_card) if self.edition.home else ()

    @property
    def names(self) -> Iterator[str]:
        """Yield every file that this adds to the website."""
        if self.edition.home:
            yield from (SITEMAP, MANIFEST)
            yield from (card.place for card in self.pictures)
        if self.feeds.any:
            yield from (*self.feeds.titles, OPML, FEEDS_PAGE)
        yield from self.redirects
        if self.edition.home and self.redirects:
            yield REDIRECTS

    @cached_property
    def by_place(self) -> Mapping[str, Listing]:
        """Each list by the place of its first page."""
        return {one.place: one for one in self.lists}

    def told_to(self, page: str) -> dict[str, object]:
        """Return what a page's template is told of the list that it begins: its feed, empty where it has none."""
        feed = self.feeds.by_list.get(page, "")
        title = self.feeds.titles.get(feed, "")
        return {"list_feed": feed, "list_feed_title": title, "listing": self.by_place.get(page)}


def manifest(edition: Edition) -> str:
    """Return what a phone needs to keep the website among its programs."""
    icons = [(f"icon-{size}.png", f"{size}x{size}", "image/png") for size in (192, 512)]
    icons.append(("icon.svg", "any", "image/svg+xml"))
    told = {
        "name": edition.site_name,
        "short_name": "Gương điển hình",
        "lang": "vi",
        "dir": "ltr",
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#fbf8f2",
        "theme_color": "#8a1c2b",
        "icons": [{"src": f"theme/icons/{name}", "sizes": sizes, "type": kind} for name, sizes, kind in icons],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"

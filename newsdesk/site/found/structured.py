"""What a page says of itself to machines: schema.org as JSON-LD. Pure.

It tells nothing that the page does not tell: people stay away altogether, and without an address all addresses do.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from newsdesk.model.addresses import sound_place, story_place
from newsdesk.model.story import Story
from newsdesk.site.cards.card import HEIGHT, WIDTH, Card
from newsdesk.site.edition import Edition
from newsdesk.site.found.listings import FAMILIES, Listing
from newsdesk.site.metadata import StoryView, printable, summary_elsewhere

CONTEXT = "https://schema.org"
UNSAFE = re.compile("[<>&\u2028\u2029]")
SEARCH = "tim/index.html"
Thing = dict[str, Any]


def as_script(things: Iterable[Thing]) -> str:
    """Return the text of a data block: no sign in it can end the block or begin another."""
    told = json.dumps({"@context": CONTEXT, "@graph": list(things)}, ensure_ascii=False, separators=(",", ":"))
    return UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", told)


def told(**properties: Any) -> Thing:
    """Return a thing without the properties of which nothing is known; `type` and `id` are JSON-LD's own."""
    named = {f"@{key}" if key in ("type", "id") else key: value for key, value in properties.items()}
    return {key: value for key, value in named.items() if value not in ("", None, [], {}, ())}


@dataclass(frozen=True)
class Structured:
    """The things of one edition; `holds`: whether the website has such a file."""

    edition: Edition
    files: frozenset[str]
    cards: Mapping[str, Card]
    site_card: Card

    def whole(self, place: str) -> str:
        """Return the whole address of a file of the website; nothing where it has no address or no such file."""
        return f"{self.edition.home}/{place}" if self.edition.home and place in self.files else ""

    def story(self, view: StoryView) -> list[Thing]:
        """Return what a story's page says."""
        story, header = view.story, view.story.header
        place = story_place(story.slug)
        card = self.cards.get(story.slug)
        article = told(
            type="Article",
            id=self._named(place, "bai"),
            headline=printable(story.title),
            description=summary_elsewhere(story),
            url=self.whole(place),
            mainEntityOfPage=self.whole(place),
            datePublished=header.date.isoformat() if header.date else "",
            inLanguage="vi",
            isAccessibleForFree=True,
            articleSection=view.field,
            keywords=[name for name, _ in view.tags],
            creativeWorkStatus="Bài mẫu" if header.sample else "",
            image=self._image(card, printable(story.title)) if card else "",
            author=self._facility(),
            publisher=self._facility(),
            sourceOrganization=told(type="Organization", name=printable(view.unit)),
            audio=self._audio(story),
            isPartOf=told(type="WebSite", id=self._named("index.html", "trang-web"), name=self.edition.site_name),
        )
        trail = [("linh-vuc/index.html", FAMILIES["linh-vuc"]), (f"linh-vuc/{header.field}.html", view.field)]
        return [article, *self._trail([*trail, (place, printable(story.title))])]

    def home(self) -> list[Thing]:
        """Return what the home page says: who speaks, what the website is, and what stands first in it."""
        address = told(type="PostalAddress", addressLocality=self.edition.library.facility.place, addressCountry="VN")
        place = self.whole(SEARCH)
        search = told(
            type="SearchAction",
            target=told(type="EntryPoint", urlTemplate=f"{place}?q={{search_term_string}}"),
            **{"query-input": "required name=search_term_string"},
        )
        site = told(
            type="WebSite",
            id=self._named("index.html", "trang-web"),
            name=self.edition.site_name,
            url=self.whole("index.html"),
            inLanguage="vi",
            publisher=self._facility(),
            image=self._image(self.site_card, self.edition.site_name),
            potentialAction=search if place else "",
        )
        return [self._facility() | told(address=address), site, self._collection("index.html", self.edition.site_name)]

    def listing(self, listing: Listing, page: str, stories: Iterable[Story]) -> list[Thing]:
        """Return what one page of a list says."""
        name = printable(listing.name)
        collection = self._collection(page, name)
        items = [
            told(type="ListItem", position=number, name=printable(story.title), url=self.whole(story_place(story.slug)))
            for number, story in enumerate(stories, 1)
        ]
        over = (f"{listing.family}/index.html", FAMILIES[listing.family])
        collection["mainEntity"] = told(type="ItemList", numberOfItems=len(items), itemListElement=items)
        return [collection, *self._trail([over, (listing.place, name)])]

    def page(self, place: str, title: str) -> list[Thing]:
        """Return what any other page says."""
        return [
            told(type="WebPage", name=title, url=self.whole(place), inLanguage="vi"),
            *self._trail([(place, title)]),
        ]

    def _collection(self, place: str, name: str) -> Thing:
        site = told(type="WebSite", id=self._named("index.html", "trang-web"), name=self.edition.site_name)
        return told(type="CollectionPage", name=name, url=self.whole(place), inLanguage="vi", isPartOf=site)

    def _facility(self) -> Thing:
        name, logo = self.edition.name, self.whole("theme/icons/icon-512.png")
        return told(
            type="Organization",
            id=self._named("index.html", "co-so"),
            name=name.name,
            alternateName=name.short,
            url=self.whole("index.html"),
            logo=told(type="ImageObject", url=logo, width=512, height=512) if logo else "",
            parentOrganization=told(type="Organization", name=name.superior),
        )

    def _audio(self, story: Story) -> Thing | None:
        sound = self.edition.sounds.get(story.slug)
        if sound is None:
            return None
        text = self.whole(f"am-thanh/{story.slug}.vtt")
        captions = told(type="MediaObject", contentUrl=text, encodingFormat="text/vtt", inLanguage="vi") if text else ""
        return told(
            type="AudioObject",
            name=printable(story.title),
            contentUrl=self.whole(sound_place(story.slug)),
            duration=iso_duration(sound.length),
            encodingFormat="audio/mpeg",
            contentSize=f"{sound.size} B",
            caption=captions,
            inLanguage="vi",
            isAccessibleForFree=True,
        )

    def _image(self, card: Card, words: str) -> Thing | str:
        place = self.whole(card.place)
        return told(type="ImageObject", url=place, width=WIDTH, height=HEIGHT, caption=words) if place else ""

    def _named(self, place: str, part: str) -> str:
        whole = self.whole(place)
        return f"{whole}#{part}" if whole else ""

    def _trail(self, steps: Iterable[tuple[str, str]]) -> list[Thing]:
        """Return the way to a page from the home page, where it has an address."""
        way = [("index.html", "Trang chủ"), *steps]
        items = [
            told(type="ListItem", position=number, name=name, item=self.whole(place))
            for number, (place, name) in enumerate(way, 1)
        ]
        return [told(type="BreadcrumbList", itemListElement=items)] if self.edition.home else []


def iso_duration(length: timedelta) -> str:
    """Return a length as ISO 8601 writes it, such as PT2M5S."""
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = "".join(f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if number)
    return f"PT{parts or '0S'}"

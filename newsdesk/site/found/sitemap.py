"""The sitemap: every page that the website holds, with the day on which it last changed where that is known. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from markupsafe import escape

from newsdesk.model.addresses import story_place
from newsdesk.site.edition import Edition
from newsdesk.site.found.listings import Listing
from newsdesk.site.pagination import cuts, page_of

SITEMAP = "sitemap.xml"
OPENED = (
    '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
)
UNLISTED = {"404.html", "tim/index.html"}
"""Pages that nobody looks for: what is missing, and what is still to be asked."""


def sitemap(edition: Edition, lists: Iterable[Listing], pages: Iterable[str], cards: Mapping[str, str]) -> str:
    """Return the sitemap of these pages; `cards`: the picture of each story by its slug."""
    days, images = dict(last_changes(edition, lists)), dict(pictures_by_page(edition, cards))
    newest = max((story.day for story in edition.stories if story.day), default=None)
    entries = [
        _entry(edition.home, page, _day(page, days, newest), images.get(page, ()))
        for page in sorted(set(pages) - UNLISTED)
    ]
    return "\n".join([OPENED, *entries, "</urlset>"]) + "\n"


def _day(page: str, days: Mapping[str, date], newest: date | None) -> date | None:
    """Return when a page last changed; a text that stands bears no day."""
    return None if page.startswith("trang/") else days.get(page, newest)


def last_changes(edition: Edition, lists: Iterable[Listing]) -> Iterator[tuple[str, date]]:
    """Yield the day of each story, and for each page of a list the day of its newest story."""
    yield from ((story_place(story.slug), story.day) for story in edition.stories if story.day)
    for place, stories in (("index.html", edition.stories), *((one.place, one.stories) for one in lists)):
        firsts = ((page_of(place, cut.number), stories[cut.since : cut.to]) for cut in cuts(len(stories)))
        yield from ((page, shown[0].day) for page, shown in firsts if shown and shown[0].day)


def pictures_by_page(edition: Edition, cards: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the picture that stands for each story's page when it is shared."""
    yield from ((story_place(story.slug), (cards[story.slug],)) for story in edition.stories if story.slug in cards)


def _entry(home: str, page: str, day: date | None, images: Iterable[str]) -> str:
    place = escape(f"{home}/{page}")
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    alternate = f'<xhtml:link rel="alternate" hreflang="vi" href="{place}"/>'
    shown = "".join(f"<image:image><image:loc>{escape(f'{home}/{one}')}</image:loc></image:image>" for one in images)
    return f"<url><loc>{place}</loc>{changed}{alternate}{shown}</url>"

"""What templates are told: some of it on every page, some of it for one; names are those that Pelican has."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, overload

from markupsafe import Markup, escape

from newsdesk.model.addresses import page_place
from newsdesk.model.alphabet import alphabetical
from newsdesk.model.occasion import PageHeader, Text
from newsdesk.site.aloud.podcast import Podcasts
from newsdesk.site.aloud.queue import LENGTHS
from newsdesk.site.assets import Assets
from newsdesk.site.edition import KINDS, Edition
from newsdesk.site.found.found import Found
from newsdesk.site.found.listings import Listing
from newsdesk.site.found.structured import Structured
from newsdesk.site.front import Front
from newsdesk.site.metadata import StoryView, page_body
from newsdesk.site.related import Related
from newsdesk.site.targets.rows import Group, Row

FAMILY_VARIABLE = {"linh-vuc": "category", "don-vi": "author", "the": "tag"}
"""What Pelican calls the list that a page shows."""


@dataclass(frozen=True)
class StandingPage:
    """A page that stands, as templates know it."""

    text: Text[PageHeader]
    edition: Edition

    @property
    def slug(self) -> str:
        """Its slug."""
        return self.text.slug

    @property
    def url(self) -> str:
        """Where it lies."""
        return page_place(self.text.slug)

    save_as = url

    @cached_property
    def title(self) -> Markup:
        """Its title as HTML."""
        return escape(self.text.header.title)

    @cached_property
    def body(self) -> Markup:
        """Its body as HTML."""
        return Markup(page_body(self.text.body, self.text.origin.path, self.edition))  # noqa: S704 (cleaned by markup)

    @property
    def metadata(self) -> Mapping[str, Any]:
        """The body under the name that older templates have for it."""
        return {"body": self.body}


@dataclass(frozen=True)
class Telling:
    """What one edition tells its templates."""

    found: Found
    assets: Assets
    front: Front
    near: Mapping[str, Sequence[Related]]
    holds: frozenset[str]

    @property
    def edition(self) -> Edition:
        """The edition."""
        return self.found.edition

    @cached_property
    def rows(self) -> "Rows":
        """Every story, newest first."""
        return Rows(self, [story.slug for story in self.edition.stories])

    @cached_property
    def heard(self) -> "Rows":
        """Every story with a sound, newest first."""
        return Rows(self, [story.slug for story, _ in self.edition.told_aloud])

    def row(self, view: StoryView) -> Row:
        """Return a story as templates know it."""
        header = view.story.header
        field = _group("linh-vuc", header.field, view.field)
        unit = _group("don-vi", header.unit, view.unit)
        return Row(view, field, unit, tuple(_group("the", slug, name) for name, slug in view.tags))

    @cached_property
    def by_slug(self) -> "BySlug":
        """The same by slug."""
        return BySlug(self)

    @cached_property
    def pages(self) -> tuple[StandingPage, ...]:
        """The pages that stand, by their titles' alphabet."""
        in_order = sorted(self.edition.library.pages, key=lambda text: alphabetical(text.header.title))
        return tuple(StandingPage(text, self.edition) for text in in_order)

    @cached_property
    def everywhere(self) -> Mapping[str, Any]:
        """What every template is told."""
        return {
            "edition": self.edition,
            "found": self.found,
            "front": self.front,
            "assets": self.assets,
            "lengths": LENGTHS,
            "related": self.near,
            "by_slug": self.by_slug,
            "structured": Structured(self.edition, self.holds, self.found.cards, self.found.site_card),
            "podcasts": Podcasts(self.edition),
            "articles": self.rows,
            "dates": self.rows,
            "heard": self.heard,
            "pages": self.pages,
            "categories": self._sorted_by("linh-vuc"),
            "authors": self._sorted_by("don-vi"),
            "tags": self._sorted_by("the"),
            "kinds": [(one.key, one.name, self.listed(one)) for one in self.kinds],
            "period_archives": {"year": [Period(one, self.listed(one)) for one in self._family("nam")]},
        }

    def story(self, view: StoryView) -> Callable[[], Mapping[str, Any]]:
        """Return what the template of a story's page is told besides."""

        def told() -> Mapping[str, Any]:
            row = self.by_slug[view.story.slug]
            return {**self.found.told_to(row.url), "article": row, "category": row.category}

        return told

    def listing(self, listing: Listing) -> Callable[[], Mapping[str, Any]]:
        """Return what the template of a list is told besides its page."""

        def told() -> Mapping[str, Any]:
            own: dict[str, Any] = {}
            if variable := FAMILY_VARIABLE.get(listing.family):
                own = {variable: _group(listing.family, listing.key, listing.name)}
            elif listing.family == "loai":
                own = {"kind": listing.name}
            else:
                own = {"period": (int(listing.key),), "period_num": (int(listing.key),)}
            rows = self.listed(listing)
            return {**self.found.told_to(listing.place), **own, "articles": rows, "dates": rows}

        return told

    def listed(self, listing: Listing) -> Sequence[Row]:
        """Return the stories of a list."""
        return Rows(self, [story.slug for story in listing.stories])

    @property
    def kinds(self) -> list[Listing]:
        """The lists by kind, in the order of kinds."""
        order = [slug for slug, _ in KINDS.values()]
        return sorted(self._family("loai"), key=lambda one: order.index(one.key))

    def _family(self, family: str) -> list[Listing]:
        return [one for one in self.found.lists if one.family == family]

    def _sorted_by(self, family: str) -> list[tuple[Group, Sequence[Row]]]:
        return [(_group(family, one.key, one.name), self.listed(one)) for one in self._family(family)]


class BySlug(dict[str, Row]):
    """Each story by its slug, made when it is first asked for: most pages show a few of thousands."""

    def __init__(self, telling: Telling) -> None:
        super().__init__()
        self._telling = telling

    def __missing__(self, slug: str) -> Row:
        row = self[slug] = self._telling.row(self._telling.edition.by_slug[slug])
        return row


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Row]):
    """Stories in order, made when they are asked for."""

    telling: Telling
    slugs: Sequence[str]

    def __len__(self) -> int:
        return len(self.slugs)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        """Return one story or some."""
        if isinstance(place, slice):
            return [self.telling.by_slug[slug] for slug in self.slugs[place]]
        return self.telling.by_slug[self.slugs[place]]


@dataclass(frozen=True, slots=True)
class Period:
    """A year and its stories, as Pelican has them."""

    listing: Listing
    articles: Sequence[Row]

    @property
    def period(self) -> tuple[int, ...]:
        """The year."""
        return (int(self.listing.key),)

    @property
    def url(self) -> str:
        """Where its list lies."""
        return self.listing.place

    save_as = url


def _group(family: str, key: str, name: str) -> Group:
    return Group(name, key, f"{family}/{key}.html")

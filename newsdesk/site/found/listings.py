"""The lists that a reader may follow: stories of one field, unit, kind, year or tag, newest first. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsdesk.model.alphabet import alphabetical
from newsdesk.model.story import Story
from newsdesk.site.edition import KINDS, Edition
from newsdesk.site.metadata import field_name, unit_name

FAMILIES = {"linh-vuc": "Lĩnh vực", "don-vi": "Đơn vị", "loai": "Loại bài", "nam": "Năm", "the": "Chủ đề"}
"""What each folder of lists is called, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: where its first page lies, what it is called, and what stands in it."""

    family: str
    key: str
    name: str
    stories: tuple[Story, ...]

    @property
    def place(self) -> str:
        """Where its first page lies."""
        return f"{self.family}/{self.key}.html"

    @property
    def feed(self) -> str:
        """Where its feed lies."""
        return f"{self.family}/{self.key}.atom.xml"


def listings(edition: Edition) -> tuple[Listing, ...]:
    """Return every list, by family, then by name; years from the last one back."""
    found: dict[tuple[str, str], tuple[str, list[Story]]] = {}
    for story in edition.stories:
        for family, key, name in lists_of(story, edition):
            found.setdefault((family, key), (name, []))[1].append(story)
    every = [Listing(family, key, name, tuple(stories)) for (family, key), (name, stories) in found.items()]
    order = list(FAMILIES)
    return tuple(sorted(every, key=lambda one: (order.index(one.family), *_rank(one))))


def _rank(listing: Listing) -> tuple[object, ...]:
    return (-int(listing.key),) if listing.family == "nam" else (alphabetical(listing.name), listing.key)


def lists_of(story: Story, edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Yield family, key and name of each list in which a story stands."""
    header = story.header
    yield "linh-vuc", header.field, field_name(header.field, edition)
    yield "don-vi", header.unit, unit_name(header.unit, edition)
    yield ("loai", *KINDS[header.kind])
    year = (story.day or edition.today).year
    yield "nam", str(year), f"Năm {year}"
    yield from (("the", slug, name) for name, slug in edition.by_slug[story.slug].tags)

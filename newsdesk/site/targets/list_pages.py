"""The front page and every list."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from newsdesk.site.found.listings import Listing
from newsdesk.site.front import Front
from newsdesk.site.targets import facts
from newsdesk.site.targets.lists import paginated
from newsdesk.site.targets.target import Target, fingerprint
from newsdesk.site.targets.telling import Rows, Telling

TEMPLATES = {"linh-vuc": "category", "don-vi": "author", "loai": "kind", "nam": "period_archives", "the": "tag"}
HEARD = 5
"""Stories with a sound that the front page names."""


@dataclass(frozen=True)
class ListPages:
    """The pages of an edition's lists; to be asked when it is known how long one reads at each story."""

    telling: Telling
    everywhere: bytes

    @cached_property
    def rows(self) -> Mapping[str, bytes]:
        """The fingerprint of what lists show of each story, by slug, newest first."""
        return {view.story.slug: facts.row(view) for view in self.telling.edition.views}

    def targets(self) -> Iterator[Target]:
        """Yield every page of every list, the front page first."""
        yield from self._paginated("index.html", "index", list(self.rows), self.everywhere, self._front(), self._all)
        for listing in self.telling.found.lists:
            slugs = [story.slug for story in listing.stories]
            shown = (listing.family, listing.key, listing.name, self.telling.found.told_to(listing.place)["list_feed"])
            template, told = TEMPLATES[listing.family], self.telling.listing(listing)
            yield from self._paginated(listing.place, template, slugs, fingerprint(self.everywhere, shown), None, told)

    def _paginated(
        self,
        first: str,
        template: str,
        slugs: Sequence[str],
        reads: bytes,
        at_first: bytes | None,
        told: Callable[[], Mapping[str, Any]],
    ) -> Iterator[Target]:
        keys, rows = [self.rows[slug] for slug in slugs], Rows(self.telling, slugs)
        yield from paginated(first, template, keys, reads, at_first, lambda since, to: rows[since:to], told)

    def _all(self) -> Mapping[str, Any]:
        return {**self.telling.found.told_to("index.html"), "articles": self.telling.rows, "dates": self.telling.rows}

    def _front(self) -> bytes:
        edition = self.telling.edition
        heard = [facts.named(view) for view in edition.views if view.sound][:HEARD]
        return fingerprint(front_facts(self.telling.front), heard, counts(self.telling.found.lists))


def counts(lists: Sequence[Listing]) -> list[tuple[str, str, str, int]]:
    """Return how many stories stand in each list."""
    return [(one.family, one.key, one.name, len(one.stories)) for one in lists]


def front_facts(front: Front) -> tuple[object, ...]:
    """Return what the front page says besides its lists."""
    airs = [
        (one.day, one.opens, one.title, one.besides, [(s.slug, s.title, s.header.sample) for s in one.stories])
        for day in front.on_air
        for one in day.broadcasts
    ]
    return (airs, front.deadline, front.untold, front.plan, front.plan_place)

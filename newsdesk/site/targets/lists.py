"""The pages of lists: twenty stories each, as Pelican would paginate them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from newsdesk.site.inventory import PER_PAGE, page_of
from newsdesk.site.targets.target import Target, printed


@dataclass(frozen=True, slots=True)
class Paginator:
    """A list in pages."""

    count: int
    num_pages: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list; `number` counts from 1."""

    number: int
    paginator: Paginator
    url: str
    object_list: Sequence[Any]

    @property
    def save_as(self) -> str:
        """Where it lies."""
        return self.url


def paginated(
    first: str,
    template: str,
    keys: Sequence[bytes],
    facts: object,
    rows: Callable[[int, int], Sequence[Any]],
    told: Callable[[], Mapping[str, Any]],
) -> Iterator[Target]:
    """Yield the pages of a list.

    `first`: where the first one lies; `keys`: what a list shows of each story, in order; `facts`: whatever else all
    pages show; `rows`: the stories from one place to another; `told`: what else the template is told.
    """
    paginator = Paginator(len(keys), max(1, ceil(len(keys) / PER_PAGE)))
    for number in range(1, paginator.num_pages + 1):
        place, since = page_of(first, number), (number - 1) * PER_PAGE
        shown = b"".join(keys[since : since + PER_PAGE])
        reads = (facts, number, paginator.num_pages, paginator.count, shown)
        yield printed(place, template, reads, _told(first, number, paginator, rows, told))


def _told(
    first: str,
    number: int,
    paginator: Paginator,
    rows: Callable[[int, int], Sequence[Any]],
    told: Callable[[], Mapping[str, Any]],
) -> Callable[[], Mapping[str, Any]]:
    def page(number: int) -> ListPage | None:
        since = (number - 1) * PER_PAGE
        if not 1 <= number <= paginator.num_pages:
            return None
        return ListPage(number, paginator, page_of(first, number), rows(since, since + PER_PAGE))

    def all_told() -> Mapping[str, Any]:
        here, before, after = page(number), page(number - 1), page(number + 1)
        pages = {"page": here, "previous_page": before, "next_page": after, "paginator": paginator}
        return {**told(), **{f"{name}_{key}": one for name in ("articles", "dates") for key, one in pages.items()}}

    return all_told

"""The pages of a list as targets: a new story is a reason to print the first one, and hardly ever another."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from newsdesk.site.pagination import Cut, ListPage, cuts, page_of
from newsdesk.site.targets.target import Target, printed


def paginated(
    first: str,
    template: str,
    keys: Sequence[bytes],
    facts: object,
    at_first: object,
    rows: Callable[[int, int], Sequence[Any]],
    told: Callable[[], Mapping[str, Any]],
) -> Iterator[Target]:
    """Yield the pages of a list.

    `first`: where the first one lies; `keys`: what a list shows of each story, in order; `facts`: whatever else all
    pages show, `at_first`: what the first one alone shows besides, with how many stories there are; `rows`: the stories
    from one place to another; `told`: what else the template is told.
    """
    pages = [None, *cuts(len(keys)), None]
    for newer, here, older in zip(pages, pages[1:], pages[2:], strict=False):
        if here is None:
            break
        shown = b"".join(keys[here.since : here.to])
        at_once = (at_first, len(keys)) if here.number == 0 else None
        reads = (facts, at_once, newer and newer.number, here.number, older and older.number, shown)
        beside = {"page": here, "previous_page": newer, "next_page": older}
        yield printed(page_of(first, here.number), template, reads, _told(first, beside, rows, told))


def _told(
    first: str,
    beside: Mapping[str, Cut | None],
    rows: Callable[[int, int], Sequence[Any]],
    told: Callable[[], Mapping[str, Any]],
) -> Callable[[], Mapping[str, Any]]:
    def page(cut: Cut | None) -> ListPage | None:
        if cut is None:
            return None
        return ListPage(page_of(first, cut.number), cut.number == 0, rows(cut.since, cut.to))

    def all_told() -> Mapping[str, Any]:
        pages = {name: page(cut) for name, cut in beside.items()}
        return {**told(), **{f"{name}_{key}": one for name in ("articles", "dates") for key, one in pages.items()}}

    return all_told

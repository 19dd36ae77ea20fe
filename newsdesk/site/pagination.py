"""How a long list is cut into pages, so that a page once full stays as it is.

Pages are cut from the oldest story on, twenty to each, and what is left over stands first: a new story changes the
first page of each list that it stands in, and none of those behind it. Were they cut from the newest on, one new story
would push every other one down, and change every page of every list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Cut:
    """A page of a list, newest first: which it is, and from which place of the list to which it goes."""

    number: int
    """0: the first page. All others are counted from the oldest, which is 1."""
    since: int
    to: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list as templates know it."""

    url: str
    is_first: bool
    object_list: Sequence[Any]
    """Its stories as templates know them, newest first."""

    @property
    def save_as(self) -> str:
        """Where it lies."""
        return self.url

    @property
    def oldest(self) -> date:
        """The day of its oldest story."""
        day: date = self.object_list[-1].date.date()
        return day

    @property
    def newest(self) -> date:
        """The day of its newest story."""
        day: date = self.object_list[0].date.date()
        return day


def cuts(length: int) -> Iterator[Cut]:
    """Yield the pages of a list that is this long, the first one first: half a page is the least that it holds."""
    full = max(0, (length - PER_PAGE // 2) // PER_PAGE)
    over = length - full * PER_PAGE
    yield Cut(0, 0, over)
    for number in range(full, 0, -1):
        since = over + (full - number) * PER_PAGE
        yield Cut(number, since, since + PER_PAGE)


def page_of(name: str, number: int) -> str:
    """Return where a page of a list lies; `name`: where the first one does."""
    folder = "" if name == "index.html" else name.removesuffix(".html") + "/"
    return name if number == 0 else f"{folder}trang-{number}.html"


def pages_of(name: str, length: int) -> Iterator[str]:
    """Yield the files of a list that is this long."""
    return (page_of(name, one.number) for one in cuts(length))

"""A website of one story alone: its page comes out as the whole website's would, without the work for the others."""

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from newsdesk.model.addresses import page_place
from newsdesk.model.library import newest_first
from newsdesk.model.story import Story
from newsdesk.site.edition import Edition, picture_place, pictures_of
from newsdesk.site.pictures.picture import COLUMN, WIDTHS, Picture, stem

Sides = tuple[int, int]
"""Width and height in points."""


class Original(Picture):
    """A picture as its editor put it on file: a preview does not wait until it is drawn anew."""

    __slots__ = ()

    def html(self, home: str, *, alt: str, sizes: str = COLUMN, first: bool = False, more: str = "") -> Markup:
        """Return the element of the one file that there is."""
        del sizes
        img = self.plain_html(home, alt=alt, first=first, more=more)
        return Markup(f"<picture>{img}</picture>")  # noqa: S704 (all parts are escaped or ours)


@dataclass(frozen=True, kw_only=True)
class OneStory(Edition):
    """The edition that holds one story."""

    shown: Story
    """As the page may have it."""
    may_tell: Callable[[Story], bool]
    """Whether the website tells another story today: only then does a link lead to it."""
    sides: Callable[[str], Sides | None]
    """How large a picture is, by the name of its file; None where there is none that a page can show."""
    hidden: frozenset[str] = frozenset()
    """Pictures of the body that the page may not show."""

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The one story."""
        return (self.shown,)

    @cached_property
    def pictures(self) -> Mapping[str, str]:
        """The place of each picture that is shown, by the name of its file."""
        digests = {**self.library.images, **self.shown.pictures}
        names = sorted(pictures_of(self.shown) - self.hidden)
        return {name: picture_place(name, digests[name]) for name in names if name in digests and self.sides(name)}

    @cached_property
    def drawn(self) -> Mapping[str, Picture]:
        """The same pictures as they are on file, no wider than the website has them."""
        return {name: _original(place, self.sides(name)) for name, place in self.pictures.items()}

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Where each text's preview lies; whether a story is told at all is looked at when somebody links to it."""
        near: dict[str, list[Story]] = {}
        in_order = newest_first(self.library.stories)
        for story in in_order:
            near.setdefault(story.origin.path, []).append(story)
        for story in in_order:
            near.setdefault(posixpath.basename(story.origin.path), []).append(story)
        for story in in_order:
            near.setdefault(f"{story.slug}.md", []).append(story)
        pages = {page.origin.path: page_place(page.slug) for page in self.library.pages}
        by_name = {posixpath.basename(path): place for path, place in reversed(pages.items())}
        return Places(near, by_name | pages, self._is_told)

    def _is_told(self, story: Story) -> bool:
        return story.origin.path == self.shown.origin.path or self.may_tell(story)


@dataclass(frozen=True)
class Places(Mapping[str, str]):
    """The place of a text by its file's path or bare name."""

    near: Mapping[str, list[Story]]
    """Stories of this path or name, the nearest first."""
    pages: Mapping[str, str]
    is_told: Callable[[Story], bool]

    def __getitem__(self, name: str) -> str:
        """Return the place of what is told; KeyError for everything else."""
        told = next((story for story in self.near.get(name, ()) if self.is_told(story)), None)
        return preview_place(told.slug) if told else self.pages[name]

    def __iter__(self) -> Iterator[str]:
        """Yield every name that something is told by."""
        return (name for name in {**self.near, **self.pages} if self.get(name))

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)


def preview_place(slug: str) -> str:
    """Return where the preview of a story lies, beside the others."""
    return f"{slug}/"


def _original(place: str, sides: Sides | None) -> Original:
    width, height = sides or (1, 1)
    shown = min(width, WIDTHS[-1])
    return Original(stem(place), shown, max(1, round(height * shown / width)))

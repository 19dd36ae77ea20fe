"""A story as templates know it, under the names that Pelican has for such things; made bit by bit when it is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from newsdesk.model.addresses import story_place
from newsdesk.site.metadata import StoryView, printable, summary_elsewhere
from newsdesk.site.share import Shared, shared


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """What Pelican calls a category, an author or a tag: a way of sorting, with its list; themes sort by name."""

    name: str
    slug: str
    url: str


@dataclass(frozen=True)
class Row:
    """A story: what Pelican calls an article. Title and summary are HTML, so they are escaped here, once."""

    view: StoryView
    category: Group
    author: Group
    tags: tuple[Group, ...]
    _kept: dict[tuple[str, bool], Markup] = field(default_factory=dict, compare=False, repr=False)

    @property
    def slug(self) -> str:
        """The story's slug."""
        return self.view.story.slug

    @property
    def url(self) -> str:
        """Where its page lies."""
        return story_place(self.view.story.slug)

    save_as = url

    @property
    def authors(self) -> tuple[Group, ...]:
        """The one unit."""
        return (self.author,)

    @cached_property
    def title(self) -> Markup:
        """The title as HTML."""
        return escape(printable(self.view.story.title))

    @cached_property
    def date(self) -> datetime:
        """The day from which it is told."""
        return datetime.combine(self.view.story.header.date or self.view.edition.today, time())

    @cached_property
    def summary(self) -> Markup:
        """The summary as it stands away from the page, as HTML."""
        return escape(summary_elsewhere(self.view.story))

    @property
    def body(self) -> Markup:
        """The body as HTML."""
        return Markup(self.view.body)  # noqa: S704 (cleaned by newsdesk.markup)

    @cached_property
    def shared(self) -> Shared:
        """How it is cited and handed on."""
        return shared(self.view.story, self.view.edition, summary_elsewhere(self.view.story))

    @property
    def metadata(self) -> Mapping[str, Any]:
        """The same two under the names that older templates have for them."""
        return {"summary": self.summary, "body": self.body}

    def kept(self, macro: Callable[..., Markup], depth: str, in_field: bool) -> Markup:
        """Return what a macro says of this story in a list; a story stands in eight lists or so, and is drawn once."""
        if (depth, in_field) not in self._kept:
            self._kept[depth, in_field] = macro(self, depth)
        return self._kept[depth, in_field]

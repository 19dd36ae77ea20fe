"""The page of each story."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsdesk.model.addresses import story_place
from newsdesk.site.found.found import Found
from newsdesk.site.metadata import StoryView
from newsdesk.site.related import Related
from newsdesk.site.targets import facts
from newsdesk.site.targets.standing import Body
from newsdesk.site.targets.target import Printed, Target, fingerprint
from newsdesk.site.targets.telling import Telling

UNKNOWN = b""
"""Where nobody knows yet what a body asks for, its page is made anew."""


@dataclass(frozen=True)
class StoryPages:
    """The pages of an edition's stories; `bodies` as they were rendered last, by slug."""

    found: Found
    everywhere: bytes
    bodies: Mapping[str, Body]
    near: Mapping[str, Sequence[Related]]
    telling: Telling

    @cached_property
    def told(self) -> Mapping[str, bytes]:
        """The fingerprint of each story, by slug."""
        return {story.slug: facts.told(story) for story in self.found.edition.stories}

    def known(self, slug: str) -> Body | None:
        """Return a story's body where it is as it was."""
        body = self.bodies.get(slug)
        return body if body and body.told == self.told[slug] else None

    def targets(self) -> Iterator[Target]:
        """Yield the page of each story, newest first."""
        for view in self.found.edition.views:
            slug = view.story.slug
            body = self.known(slug)
            rests_on = self.rests_on(view, body) if body else UNKNOWN
            yield Target(story_place(slug), rests_on, Printed("article", self.telling.story(view)))

    def rests_on(self, view: StoryView, body: Body) -> bytes:
        """Return the fingerprint of all that a story's page shows."""
        edition, slug = self.found.edition, view.story.slug
        card = self.found.cards.get(slug)
        return fingerprint(
            self.everywhere,
            body.told,
            edition.today if view.story.header.date is None else None,
            view.tags,
            facts.leads(body.asked, view.story.origin.path, edition),
            [(near, facts.named(edition.by_slug[near.slug])) for near in self.near[slug]],
            facts.sound(edition.sounds.get(slug)),
            card and card.place,
        )

"""The page of each story."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsdesk.model.addresses import story_place
from newsdesk.model.story import Channel
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
        edition = self.found.edition
        told = edition.library.of_told(Channel.WEB, edition.today, "told", bytes, facts.told)
        return {story.slug: one for story, one in zip(edition.stories, told, strict=True)}

    def known(self, addresses: bytes) -> Iterator[tuple[str, Body]]:
        """Yield the bodies that are as they were, by slug; `addresses`: all of them, as they were then."""
        for view in self.found.edition.views:
            slug = view.story.slug
            body = self.bodies.get(slug)
            if body and body.told == self.told[slug]:
                yield slug, self.as_it_leads(view, body, addresses)

    def targets(self, known: Mapping[str, Body]) -> Iterator[Target]:
        """Yield the page of each story, newest first; `known`: the bodies that are as they were."""
        for view in self.found.edition.views:
            slug = view.story.slug
            body = known.get(slug)
            rests_on = self.rests_on(view, body) if body else UNKNOWN
            yield Target(story_place(slug), rests_on, Printed("article", self.telling.story(view)))

    def as_it_leads(self, view: StoryView, body: Body, addresses: bytes) -> Body:
        """Return a body with where its targets lead now; `addresses` as they were when that was reckoned last."""
        if body.leads and addresses == self.addresses:
            return body
        leads = facts.leads(body.asked, view.story.origin.path, self.found.edition)
        return Body(body.told, body.asked, body.minutes, leads)

    @cached_property
    def addresses(self) -> bytes:
        """The fingerprint of all addresses."""
        return facts.addresses(self.found.edition)

    @cached_property
    def named(self) -> Mapping[str, bytes]:
        """The fingerprint of what a mention of each story shows, by slug."""
        return {view.story.slug: fingerprint(facts.named(view)) for view in self.found.edition.views}

    def rests_on(self, view: StoryView, body: Body) -> bytes:
        """Return the fingerprint of all that a story's page shows."""
        edition, slug = self.found.edition, view.story.slug
        card = self.found.cards.get(slug)
        return fingerprint(
            self.everywhere,
            body.told,
            edition.today if view.story.header.date is None else None,
            view.tags,
            body.leads,
            [(near, self.named[near.slug]) for near in self.near[slug]],
            facts.sound(edition.sounds.get(slug)),
            card and card.place,
        )

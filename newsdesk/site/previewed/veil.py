"""A story that the page may not tell yet, as far as it could be told: what would keep it away is taken out of it. Pure.

An editor sees which paragraph has to be rewritten, or for which picture a slip is missing, and a look over his
shoulder gives nobody away. A paragraph goes as a whole: half of a name is enough for whoever knows its bearer.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from newsdesk.model.allowed import Allowances
from newsdesk.model.consent import Purpose
from newsdesk.model.exposed import shown_in_body
from newsdesk.model.story import COMMENT, Channel, Header, Person, SpokenText, Story
from newsdesk.model.texts import forms

NAMED = "(đã che: có tên người chưa cho phép nêu)"
QUOTED = "(đã che: có lời của người chưa cho phép đăng)"
UNTOLD = "(đã che cả bài: có điều chưa được phép kể trên trang)"
SLUG = "bai-xem-truoc"
"""Stands for a slug that names somebody."""
BLANK_LINES = re.compile(r"(\n[ \t]*(?:\n[ \t]*)+)")
QUOTES = re.compile(r"[“”„«»\"]|^\s*[–—-]\s", re.MULTILINE)
Mask = Callable[[str], str]


@dataclass(frozen=True)
class Veil:
    """What one story may show on the page on a day."""

    allowances: Allowances
    """Of the desk with the story among its stories as it stands now."""
    story: Story
    on: date

    @property
    def kept(self) -> frozenset[Purpose]:
        """For what the story would stay away as a whole; empty where nothing keeps it."""
        return self._kept_of(self.story)

    @property
    def hidden_pictures(self) -> frozenset[str]:
        """Pictures of the body in which somebody can be recognised who did not allow it."""
        shown = self.allowances.people.by_picture
        return frozenset(
            name
            for name in shown_in_body(self.story)
            if not all(self._allows(person, Purpose.PHOTO) for person in shown.get(name, ()))
        )

    def shown(self) -> Story:
        """Return the story with its people reduced, and without what keeps it away."""
        kept = self.kept
        reduced = self.allowances.reduced(self.story, Channel.WEB, self.on)
        if kept <= {Purpose.PHOTO}:
            return reduced
        veiled = _masked(reduced, self._mask(kept), self._mask_body(kept))
        return _husk(reduced) if self._names(veiled) else veiled

    def _mask(self, kept: frozenset[Purpose]) -> Mask:
        def mask(text: str) -> str:
            if self._tells(forms(text)):
                return NAMED
            return QUOTED if Purpose.WORDS in kept and QUOTES.search(text) else text

        return mask

    def _mask_body(self, kept: frozenset[Purpose]) -> Mask:
        def mask(body: str) -> str:
            if Purpose.WORDS in kept:  # nobody can tell whose words a sentence holds
                return QUOTED
            blocks = BLANK_LINES.split(COMMENT.sub(" ", body))
            return "".join(NAMED if self._tells(forms(block)) else block for block in blocks)

        return mask

    def _names(self, veiled: Story) -> bool:
        """Whether a story still names somebody: its list of people is the whole one, for whom one looks."""
        header = replace(veiled.header, people=self.story.header.people)
        posts = "\n\n".join(person.post or "" for person in veiled.header.people)
        told = replace(veiled, header=replace(header, lesson=f"{header.lesson or ''}\n\n{posts}"))
        people = tuple(replace(person, post=None) for person in told.header.people)
        return Purpose.NAME in self._kept_of(replace(told, header=replace(told.header, people=people)))

    def _tells(self, texts: tuple[str, ...]) -> bool:
        named = self.allowances.people.named(self.story, texts)
        return not all(any(self._allows(person, Purpose.NAME) for person in people) for people in named)

    def _kept_of(self, story: Story) -> frozenset[Purpose]:
        exposed = self.allowances.people.exposed(story)
        return frozenset(
            purpose for people, purpose in exposed if not any(self._allows(person, purpose) for person in people)
        )

    def _allows(self, person: Person, purpose: Purpose) -> bool:
        return self.allowances.allows(person, purpose, Channel.WEB, self.on)


def _masked(story: Story, mask: Mask, mask_body: Mask) -> Story:
    """Return a story each of whose texts was masked; what the page does not show is not in it."""
    header = story.header

    def maybe(text: str | None) -> str | None:
        return mask(text) if text else text

    masked = replace(
        header,
        title=mask(header.title),
        summary=maybe(header.summary),
        lesson=maybe(header.lesson),
        question=maybe(header.question),
        image_alt=maybe(header.image_alt),
        tags=tuple(tag for tag in header.tags if mask(tag) == tag),
        people=tuple(_with_post(person, mask) for person in header.people),
        evidence=tuple(
            replace(one, claim=mask(one.claim), period=maybe(one.period), source=maybe(one.source))
            for one in header.evidence
        ),
        awards=tuple(replace(one, title=mask(one.title), decision=maybe(one.decision)) for one in header.awards),
        replicated=tuple(replace(one, result=maybe(one.result)) for one in header.replicated),
    )
    slug = story.slug if mask(story.slug) == story.slug else SLUG
    return replace(story, slug=slug, header=_bare(masked), body=mask_body(story.body))


def _with_post(person: Person, mask: Mask) -> Person:
    return replace(person, post=None) if person.post and mask(person.post) != person.post else person


def _bare(header: Header) -> Header:
    """Return a header without what only addresses, announcers and papers tell."""
    return replace(header, slug=None, redirect_from=(), spoken=SpokenText())


def _husk(story: Story) -> Story:
    """Return a story of which nothing is told but what its unit, its field and its day are."""
    header = replace(
        _bare(story.header),
        title=UNTOLD,
        summary=None,
        lesson=None,
        question=None,
        image=None,
        image_alt=None,
        tags=(),
        people=(),
        evidence=(),
        awards=(),
        replicated=(),
    )
    return replace(story, slug=SLUG, header=header, body=UNTOLD, links=(), pictures={})

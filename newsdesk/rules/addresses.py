"""An address stays for ever: what was published is still there, or leads to what has taken its place."""

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from newsdesk.model.addresses import (
    TEXT_FOLDERS,
    Published,
    kept_by_site,
    old_place,
    page_place,
    story_place,
)
from newsdesk.model.calendar import short_day
from newsdesk.model.exposed import People
from newsdesk.model.library import former_slugs_of
from newsdesk.model.occasion import PageHeader, Text
from newsdesk.model.residents_named import names_somebody
from newsdesk.model.story import Stage, Story
from newsdesk.problems import Problem, error
from newsdesk.rules.desk import Desk

Moved = Story | Text[PageHeader]


def check_addresses(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield old addresses that are none or somebody else's, and published ones that lead nowhere any more."""
    now = {story_place(story.slug): story.origin.path for story in desk.stories}
    now |= {page_place(page.slug): page.origin.path for page in desk.pages}
    taken: dict[str, str] = {}
    former = desk.remembered.each("former slugs", tuple[str, ...], desk.stories, (), former_slugs_of)
    moved = (story for story, slugs in zip(desk.stories, former, strict=True) if slugs)
    texts: tuple[Moved, ...] = (*moved, *desk.pages)
    for text in texts:
        yield from _old(text, now, taken)
    if not desk.broken:  # whose slug might be the one that is missed
        yield from _lost(desk, now.keys() | taken.keys(), now)


def _old(text: Moved, now: dict[str, str], taken: dict[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with the old addresses of one text, and note those that are right."""
    folder = TEXT_FOLDERS[0] if isinstance(text, Story) else TEXT_FOLDERS[1]
    for position, written in enumerate(text.header.redirect_from):
        at, path = text.origin.at("redirect_from", position), old_place(written, folder)
        if path is None:
            yield error(at, "redirect-form", written=written[:80])
        elif other := now.get(path.casefold()):
            yield error(at, "redirect-stands", written=written, other=other)
        elif kept_by_site(path):
            yield error(at, "redirect-own", written=written)
        elif other := taken.get(path.casefold()):
            yield error(at, "redirect-doubled", written=written, other=other)
        else:
            taken[path.casefold()] = text.origin.path


def _lost(desk: Desk, known: set[str], now: dict[str, str]) -> Iterator[Problem]:
    """Yield published addresses that neither a text of any stage nor a redirect stands for.

    None is missed that names somebody: a redirect would say the name again, and the next publish forgets the address.
    """
    book = {one.address for one in desk.published}
    new = {place: path for place, path in now.items() if place not in book}
    withdrawn = {story.slug for story in desk.stories if story.header.stage is Stage.WITHDRAWN}
    lost = [one for one in desk.published if one.address not in known]
    named = names_somebody(People(desk.stories, desk.remembered), (one.address for one in lost)) if lost else ()
    for one in lost:
        if one.address not in named:
            yield _said(one, {p: f for p, f in new.items() if p.split("/")[0] == one.folder}, withdrawn, desk)


def _said(one: Published, new: dict[str, str], withdrawn: set[str], desk: Desk) -> Problem:
    slugs = {Published(place, one.since).slug: path for place, path in new.items()}
    near = get_close_matches(one.slug, sorted(slugs.keys() - withdrawn), n=1, cutoff=0.5)
    hint = f" Có phải {slugs[near[0]]} đã thay bài ấy?" if near else ""
    code = "address-lost" if one.folder == TEXT_FOLDERS[0] else "page-address-lost"
    facts = {"address": one.address, "since": short_day(one.since), "slug": one.slug}
    return error(desk.origin("addresses").at(one.address), code, hint=hint, **facts)

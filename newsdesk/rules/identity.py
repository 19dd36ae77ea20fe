"""Each story has one address of its own, made of letters that every system knows."""

import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import PurePosixPath

from newsdesk.model.alphabet import RESERVED, ascii_slug
from newsdesk.model.base import Origin
from newsdesk.problems import Place, Problem, error
from newsdesk.rules.desk import Desk

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LONGEST = 80
FOLDER = re.compile(r"exemplars/\d{4}/[^/]+\.md\Z")


def check_identity(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield slugs that are none, slugs that two texts share, and stories outside a year's folder."""
    for family in (desk.stories, desk.news, desk.features, desk.pages):
        first: dict[str, str] = {}
        for text in family:
            yield from check_slug(text.slug, text.origin)
            if text.slug in first:
                place = text.origin.at("slug")
                yield error(place, "slug-doubled", slug=text.slug, other=first[text.slug])
            first.setdefault(text.slug, text.origin.path)
    for story in desk.stories:
        if not FOLDER.match(story.origin.path):
            yield error(Place(story.origin.path), "story-folder", name=PurePosixPath(story.origin.path).name)


def check_key(place: Place, key: str, before: Collection[str]) -> Iterator[Problem]:
    """Yield what keeps a key from being one, or from being told from those before it."""
    if not SLUG.match(key):
        yield error(place, "key-form", key=key)
    elif key in before:
        yield error(place, "key-doubled", key=key)


def check_slug(slug: str, origin: Origin) -> Iterator[Problem]:
    """Yield what keeps a slug from being a file's name everywhere."""
    if not SLUG.match(slug):
        yield error(origin.at("slug"), "slug-form", slug=slug[:80], hint=ascii_slug(slug) or "ten-bai")
    elif len(slug) > LONGEST:
        yield error(origin.at("slug"), "slug-long", slug=slug[:40], most=LONGEST)
    elif slug in RESERVED:
        yield error(origin.at("slug"), "slug-reserved", slug=slug)

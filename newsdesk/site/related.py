"""Which stories to read next: those that share the most with a story, rare tags before common ones. Pure.

Time grows with the number of stories, not with its square: of everything that stories share (a tag, a field, a unit)
only those that have it and are nearest in time are looked at, NEAR before a story and NEAR after it. For that reason
too each story is offered at a few others: were the newest offered everywhere, old ones would never be found, and one
new story would be a reason to print hundreds of pages.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from itertools import accumulate

from newsdesk.model.story import Kind, Story
from newsdesk.site.edition import Edition, tag_key

WHOLE = ""
"""In the place of a slug: what all of it rests on."""
AT_MOST = 4
NEAR = 20
TAG, FOLLOWED, UNIT, FIELD, KIND = 4, 4, 3, 3, 1
"""What each thing in common is worth; a tag that much more each time it is half as common."""

Trait = tuple[str, str]
"""What kind of thing a story can be found by, and which."""


@dataclass(frozen=True, slots=True)
class Related:
    """A story to read next, and what it has in common with the one just read."""

    slug: str
    tags: tuple[str, ...]
    """Slugs of the tags in common, in the order in which the story just read has them."""
    follows: bool
    """Whether its unit took over what the story just read tells of."""
    followed: bool
    """Whether what it tells of was taken over by the unit of the story just read."""
    unit: bool
    field: bool


Kept = tuple[bytes, tuple[Related, ...]]
"""The fingerprint of what some rest on, and these."""


@dataclass(frozen=True, slots=True)
class _Index:
    having: Mapping[Trait, Sequence[int]]
    """The places of the stories that can be found by a trait, newest first."""
    worth: Mapping[Trait, int]
    kinds: Sequence[Kind]
    """Of each story by its place."""
    days: Sequence[int]
    """Of each story by its place, as numbers that follow each other."""

    def around(self, trait: Trait, place: int) -> tuple[int, int]:
        """Return from where to where in the stories of a trait those stand that are nearest in time to a place."""
        places = self.having.get(trait, ())
        at = bisect_left(places, place)
        follows = at + (at < len(places) and places[at] == place)
        return max(0, at - NEAR), min(len(places), follows + NEAR)


def related(edition: Edition) -> Mapping[str, tuple[Related, ...]]:
    """Return for each story what to read next, the nearest first; of equals the nearer in time, then the newer."""
    stories = edition.stories
    index = _index(stories, edition)
    return {
        story.slug: tuple(
            _in_common(story, stories[other], edition.tag_slugs) for other in _nearest(place, stories, index)
        )
        for place, story in enumerate(stories)
    }


def related_from(
    edition: Edition, before: Mapping[str, Kept]
) -> tuple[Mapping[str, Sequence[Related]], dict[str, Kept]]:
    """Return the same and what to remember of it; reckoned anew only where what it rests on has changed since `before`.

    What to read next to a story rests on its own traits and on those of the stories around it that share one.
    """
    stories = edition.stories
    own = [blake2b(repr(_traits(story, edition)).encode(), digest_size=8).digest() for story in stories]
    names = [story.slug.encode() for story in stories]
    whole = blake2b(b"\0".join(name + traits for name, traits in zip(names, own, strict=True)), digest_size=16).digest()
    if before.get(WHOLE, (b"",))[0] == whole:
        return {slug: near for slug, (_, near) in before.items()}, dict(before)
    index = _index(stories, edition)
    # What stands between two places of a trait, in one subtraction: sums of digests as numbers, from its beginning on.
    told = [
        int.from_bytes(blake2b(name + traits, digest_size=16).digest()) for name, traits in zip(names, own, strict=True)
    ]
    sums = {trait: list(accumulate((told[at] for at in places), initial=0)) for trait, places in index.having.items()}

    def shared(place: int, trait: Trait, more: int) -> bytes:
        since, to = index.around(trait, place)
        up_to = sums.get(trait, (0,))
        return (up_to[to] - up_to[since]).to_bytes(24) + bytes((index.worth.get(trait, 0), more))

    found: dict[str, Sequence[Related]] = {}
    kept: dict[str, Kept] = {WHOLE: (whole, ())}
    for place, story in enumerate(stories):
        parts = [own[place], *(shared(place, trait, more) for trait, more in _looked_up(story))]
        rests_on = blake2b(b"\0".join(parts), digest_size=16).digest()
        known = before.get(story.slug)
        if known and known[0] == rests_on:
            found[story.slug], kept[story.slug] = known[1], known
        else:
            nearest = _nearest(place, stories, index)
            near = tuple(_in_common(story, stories[other], edition.tag_slugs) for other in nearest)
            found[story.slug], kept[story.slug] = near, (rests_on, near)
    return found, kept


def _traits(story: Story, edition: Edition) -> tuple[object, ...]:
    header = story.header
    tags = [edition.tag_slugs[tag_key(tag)] for tag in header.tags]
    return (header.field, header.unit, header.kind.value, header.date or edition.today, tags, list(_followers(story)))


def _index(stories: Sequence[Story], edition: Edition) -> _Index:
    having: defaultdict[Trait, list[int]] = defaultdict(list)
    for place, story in enumerate(stories):
        for trait in _found_by(story):
            having[trait].append(place)
    return _Index(
        having=having,
        worth={trait: _worth(trait, len(stories) // len(places)) for trait, places in having.items()},
        kinds=[story.header.kind for story in stories],
        days=[(story.header.date or edition.today).toordinal() for story in stories],
    )


def _found_by(story: Story) -> Iterator[Trait]:
    """Yield what a story is found by: its tags, field and unit, and the units that follow it."""
    header = story.header
    yield from dict.fromkeys(("tag", tag_key(tag)) for tag in header.tags)
    yield "field", header.field
    yield "unit", header.unit
    yield from (("follower", unit) for unit in _followers(story))


def _looked_up(story: Story) -> Iterator[tuple[Trait, int]]:
    """Yield what a story looks for in others, each with what is added to the worth of the trait."""
    header = story.header
    yield from ((trait, 0) for trait in _found_by(story) if trait[0] != "follower")
    yield ("follower", header.unit), 0
    yield from ((("unit", unit), FOLLOWED - UNIT) for unit in _followers(story))


def _followers(story: Story) -> dict[str, None]:
    """Return the other units that took over what a story tells of, each once."""
    return dict.fromkeys(one.unit for one in story.header.replicated if one.unit != story.header.unit)


def _worth(trait: Trait, rarity: int) -> int:
    """Return what a trait in common is worth; `rarity`: how many stories there are for each one that has it."""
    kind = trait[0]
    return TAG * rarity.bit_length() if kind == "tag" else {"field": FIELD, "unit": UNIT, "follower": FOLLOWED}[kind]


def _nearest(place: int, stories: Sequence[Story], index: _Index) -> list[int]:
    """Return the places of the stories nearest to the one at a place: places go from new to old."""
    story, points = stories[place], defaultdict[int, int](int)
    for trait, more in _looked_up(story):
        worth = index.worth.get(trait, 0) + more
        since, to = index.around(trait, place)
        for other in index.having.get(trait, ())[since:to]:
            points[other] += worth
    points.pop(place, None)
    kinds, days, own, day = index.kinds, index.days, story.header.kind, index.days[place]
    order = [
        (-shared - KIND * (kinds[other] is own), abs(days[other] - day), other) for other, shared in points.items()
    ]
    return [other for _, _, other in nsmallest(AT_MOST, order)]


def _in_common(story: Story, other: Story, slugs: Mapping[str, str]) -> Related:
    one, two = story.header, other.header
    theirs = {tag_key(tag) for tag in two.tags}
    return Related(
        slug=other.slug,
        tags=tuple(slugs[key] for key in dict.fromkeys(map(tag_key, one.tags)) if key in theirs),
        follows=two.unit in _followers(story),
        followed=one.unit in _followers(other),
        unit=one.unit == two.unit,
        field=one.field == two.field,
    )

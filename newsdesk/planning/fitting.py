"""Choose what fills a slot: the most due stories, in the version that fits, with what goes around them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import accumulate, islice
from operator import attrgetter

from newsdesk.model.programme import Part
from newsdesk.model.script import Version

MANY = 24
"""Stories looked at where the ten most due do not fill a slot."""
ENOUGH = 3_000
"""Combinations of stories looked at, at the most."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to tell one text: what it costs and what it is worth."""

    part: Part
    slug: str
    version: Version | None
    length: timedelta
    worth: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some options together."""

    options: tuple[Option, ...]
    length: timedelta
    worth: int

    @property
    def slugs(self) -> tuple[str, ...]:
        """What is told."""
        return tuple(option.slug for option in self.options)

    def __add__(self, other: "Chosen") -> "Chosen":
        return Chosen(self.options + other.options, self.length + other.length, self.worth + other.worth)


NOTHING = Chosen((), timedelta(), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How long all that is chosen may be together, and how much music may fill up at the most."""

    most: timedelta
    bed: timedelta | None
    """None where no music fills up: then nothing fills the room, and turns alone decide."""

    def fits(self, length: timedelta) -> bool:
        """Whether so much, and a bed, fill the slot."""
        return self.bed is not None and self.most - self.bed <= length <= self.most


def together(stories: Sequence[Sequence[Option]], places: int, most: timedelta) -> list[Chosen]:
    """Return combinations of up to `places` stories, no longer than `most`, each told in one version.

    `stories` are the versions of each, the most due story first. The most worth comes first.
    """
    found = [NOTHING]
    layer = [(0, NOTHING)]
    for _ in range(places):
        layer = list(islice(_one_more(stories, layer, most), ENOUGH // places))
        found += [chosen for _, chosen in layer]
    return sorted(found, key=lambda chosen: -chosen.worth)


def _one_more(
    stories: Sequence[Sequence[Option]], layer: Sequence[tuple[int, Chosen]], most: timedelta
) -> Iterator[tuple[int, Chosen]]:
    for begin, chosen in layer:
        for number in range(begin, len(stories)):
            for option in stories[number]:
                length = chosen.length + option.length
                if length <= most:
                    yield number + 1, Chosen((*chosen.options, option), length, chosen.worth + option.worth)


def around(parts: Sequence[Sequence[Chosen]], most: timedelta) -> list[Chosen]:
    """Return every combination of one choice a part that is no longer than `most`; one that is empty is among them."""
    found = [NOTHING]
    for part in parts:
        longer = (one + other for one in found for other in part if one.length + other.length <= most)
        found = _worth_most_a_second(longer)
    return found or [NOTHING]


def _worth_most_a_second(combinations: Iterable[Chosen]) -> list[Chosen]:
    """Return what is worth most of all that are as long to the second: else they are millions, and none fits better."""
    kept: dict[int, Chosen] = {}
    for chosen in combinations:
        second = chosen.length // timedelta(seconds=1)
        kept[second] = _worthier(kept.get(second, chosen), chosen)
    return list(kept.values())


@dataclass(frozen=True, slots=True)
class Shelf:
    """Combinations by their length, the shortest first, each with the one worth most among those no longer."""

    lengths: Sequence[timedelta]
    kept: Sequence[Chosen]
    worthiest: Sequence[Chosen]

    def best(self, least: timedelta, most: timedelta) -> Chosen | None:
        """Return what is worth most between two lengths; None where nothing is so long."""
        end = bisect_right(self.lengths, most)
        if not end:
            return None
        if self.worthiest[end - 1].length >= least:
            return self.worthiest[end - 1]
        return max(self.kept[bisect_left(self.lengths, least) : end], key=attrgetter("worth"), default=None)


def shelf(combinations: Sequence[Chosen]) -> Shelf:
    """Return combinations in the order in which they are searched."""
    kept = sorted(combinations, key=attrgetter("length"))
    worthiest = list(accumulate(kept, _worthier))
    return Shelf([chosen.length for chosen in kept], kept, worthiest)


def _worthier(one: Chosen, other: Chosen) -> Chosen:
    return other if other.worth > one.worth else one


def best(exemplars: Sequence[Chosen], others: Sequence[Chosen], room: Room) -> Chosen:
    """Return what is worth most among what fills the room; where nothing fills it, what is worth most of what goes in.

    `exemplars` begin with what is worth most.
    """
    if room.bed is None:
        return _next_best(exemplars, others, room)
    found: Chosen | None = None
    searched, top = shelf(others), max(chosen.worth for chosen in others)
    for stories in exemplars:
        if found and stories.worth + top <= found.worth:
            break
        rest = searched.best(room.most - room.bed - stories.length, room.most - stories.length)
        if rest and (found is None or stories.worth + rest.worth > found.worth):
            found = stories + rest
    return found or _next_best(exemplars, others, room)


def _next_best(exemplars: Sequence[Chosen], others: Sequence[Chosen], room: Room) -> Chosen:
    """Return what is worth most where nothing fills the room, ten seconds more worth a point.

    Turns weigh more than length: else the longest stories would be told whenever a slot has too much room.
    """
    searched = shelf([_with_length(rest) for rest in others])
    tried = ((stories, searched.best(NOTHING.length, room.most - stories.length)) for stories in exemplars)
    found = [_with_length(stories) + rest for stories, rest in tried if rest]
    return max(found, key=attrgetter("worth"), default=NOTHING)


def _with_length(chosen: Chosen) -> Chosen:
    return replace(chosen, worth=chosen.worth + chosen.length // timedelta(seconds=10))

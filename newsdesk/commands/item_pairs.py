"""Which item of a list became which of another: the same, then those that bear the same name, then by their places."""

import json
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

NAMES = ("name", "claim", "title", "unit")
"""What an item of people, evidence, commendations, followers is known by."""

Pair = tuple[int | None, int | None]
"""Places in the old list and in the new one; None where it has no such item."""


def _whole(item: Any) -> str:
    return json.dumps(item, sort_keys=True, ensure_ascii=False)


def name(item: Any) -> str:
    """Return what an item is known by, as one text."""
    known = [item[key] for key in NAMES if key in item] if isinstance(item, dict) else [item]
    return _whole(known)


def pairs(old: Sequence[Any], new: Sequence[Any]) -> list[Pair]:
    """Return each item of both lists once, in the order of both."""
    return list(_pairs(range(len(old)), range(len(new)), old, new, (_whole, name)))


def _pairs(
    here: range, there: range, old: Sequence[Any], new: Sequence[Any], marks: Sequence[Callable[[Any], str]]
) -> Iterator[Pair]:
    if not marks:
        yield from zip_longest(here, there)
        return
    mark, *further = marks
    before, after = [mark(old[at]) for at in here], [mark(new[at]) for at in there]
    for step, first, last, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if step == "equal":
            yield from zip(here[first:last], there[begin:stop], strict=True)
        else:
            yield from _pairs(here[first:last], there[begin:stop], old, new, further)

"""What is known of a story, as it is written down: short things in its row, large ones apart, by name."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b
from itertools import repeat
from typing import Any, NamedTuple

import msgspec

from newsdesk.files import Mark
from newsdesk.problems import Problem
from newsdesk.recall.packed import DIGEST, digest_of, packed, unpacked

NOTHING = packed(())
RESTS = DIGEST + 4
"""Bytes before each value that say what else it rests on."""


class Row(msgspec.Struct, array_like=True):
    """What is known of a story's file: which one it was, and everything short that was said of it."""

    mark: Mark
    written: bytes
    """Digest of its bytes."""
    slug: str | None
    """None where it could not be read whole."""
    shows: tuple[str, ...]
    """The names of its pictures."""
    problems: bytes
    """What is wrong with the file by itself."""
    facts: dict[str, bytes]
    """Digests of what others read of it, by name."""
    days: tuple[int, ...] = ()
    """The days on which something that is held against today may become another, as ordinals, in order."""
    key: bytes = b""
    said: dict[str, bytes] = {}
    """What was reckoned of it by name: RESTS bytes of what else it was reckoned from, and the value."""
    over: int | None = None
    """The day, as an ordinal, from which it is told nowhere any more; 0 once it is withdrawn, else None."""
    slips: tuple[str, ...] = ()
    """The slips that its people stand by."""
    others: tuple[str, ...] = ()
    """The slips of people of other stories whom it tells, as far as these had ended."""


class ReadStory(NamedTuple):
    """What a story's file comes to when it is read."""

    row: Row
    sheet: bytes
    large: dict[str, bytes]
    """What lies apart of what was reckoned of it, by name."""


class First(NamedTuple):
    """What is asked of every story: `Kept.each` will find it where it was reckoned when the file was read."""

    name: str
    of: tuple[object, ...]
    reckon: Callable[[Any], Any]
    today: date | None = None
    is_in_two: bool = False
    """Whether it is two values, as `Kept.each_in_two` keeps them."""


def shown_now(row: Row, images: Mapping[str, str]) -> dict[str, str]:
    """Return the digests of the pictures that a story shows."""
    return {name: images[name] for name in row.shows if name in images} if row.shows else {}


def story_key(row: Row, pictures: dict[str, str]) -> bytes:
    """Return a digest of all that a story is: its file's bytes and those of its pictures."""
    return digest_of(row.written, packed(pictures)) if pictures else row.written


def name_of(path: str, what: str, of: bytes) -> str:
    """Return the name of what lies apart of a story's file."""
    return _named(id_of(path), what, of)


def _named(known: str, what: str, of: bytes) -> str:
    return f"{known} {what} {of.hex()}"


def names_apart(known: str, row: Row) -> list[str]:
    """Return the names of what lies apart of a story, by what stands for its file."""
    names = [_named(known, name, row.key + value[:RESTS]) for name, value in row.said.items()]
    return [_named(known, "sheet", row.written), *names]


def id_of(path: str) -> str:
    """Return what stands for a file: its name may tell of somebody, and stays no longer than the file."""
    return blake2b(path.encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def needed(rows: Iterable[Row | None], beside: bytes, today: date | None) -> Iterator[bytes]:
    """Yield for each story what else a value rests on; of today, how many of the story's own days it has reached."""
    if today is None:
        yield from repeat(beside + bytes(RESTS - DIGEST))
    else:
        day = today.toordinal()
        for row in rows:
            yield beside + (bisect_right(row.days, day) if row else 0).to_bytes(RESTS - DIGEST, "big")


def with_own(needs: Iterable[bytes], own: Iterable[Hashable]) -> Iterator[bytes]:
    """Yield the same with what the value of each story rests on by itself: most of them rest on one of a few."""
    known: dict[tuple[bytes, Hashable], bytes] = {}
    for both in zip(needs, own, strict=False):
        found = known.get(both)
        if found is None:
            need, one = both
            found = known[both] = digest_of(need, packed(one)) + need[DIGEST:]
        yield found


def problems_of(written: bytes) -> tuple[Problem, ...]:
    """Return what is wrong with a story's file by itself."""
    return () if written == NOTHING else unpacked(tuple[Problem, ...], written)

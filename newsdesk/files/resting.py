"""Whether folders are exactly what they were: every name, and the mark of every file, none of them opened."""

import os
from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from newsdesk.files.glances import NO_MARK, Mark, Sight, state_mark

DIGEST = 16
MOST = 100_000
"""Names below a folder that may be anything, such as a whole disk, that are looked at."""


class State(NamedTuple):
    """What lies below some folders."""

    digest: bytes
    settled: bool
    """Whether every mark had stood for so long that no two edits can share it."""


def names_below(folder: Path) -> State:
    """Return which names lie below a folder, whatever is in them: that is settled whenever it is asked."""
    told = blake2b(digest_size=DIGEST)
    found = list(islice(_below(os.fspath(folder), "", Sight(0, 0)), MOST))
    for name, _, _ in sorted(found):
        told.update(f"{name}\n".encode("utf-8", "surrogateescape"))
    return State(told.digest(), settled=len(found) < MOST)


def marks_below(folder: Path, sight: Sight) -> dict[str, tuple[Mark, bool]]:
    """Return the mark of each name below a folder, and whether it had stood for so long that no two edits can share it.

    Hidden names are left out, as they are from a desk.
    """
    return {name: (mark, settled) for name, mark, settled in _below(os.fspath(folder), "", sight)}


def _below(folder: str, before: str, sight: Sight) -> Iterator[tuple[str, Mark, bool]]:
    try:
        there = list(os.scandir(folder))
    except OSError:
        yield f"{before}?", NO_MARK, os.path.lexists(folder) is False
        return
    for entry in there:
        if entry.name.startswith((".", "~")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield f"{before}{entry.name}/", NO_MARK, True
            yield from _below(entry.path, f"{before}{entry.name}/", sight)
        else:
            yield (before + entry.name, *_marked(entry, sight))


def _marked(entry: os.DirEntry[str], sight: Sight) -> tuple[Mark, bool]:
    try:
        seen = Path(entry.path).stat() if os.name == "nt" else entry.stat()
    except OSError:
        return NO_MARK, False
    return state_mark(seen), sight.noted(seen) != NO_MARK

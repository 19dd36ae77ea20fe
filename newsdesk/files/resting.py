"""Whether folders are exactly what they were: every name, and the mark of every file, none of them opened."""

import os
import stat
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
    found = list(islice(_names(os.fspath(folder), ""), MOST))
    for name in sorted(found):
        told.update(f"{name}\n".encode("utf-8", "surrogateescape"))
    return State(told.digest(), settled=len(found) < MOST)


def marks_below(folder: Path, sight: Sight, under: str = "") -> dict[str, tuple[Mark, bool]]:
    """Return the mark of each name below a folder, and whether it had stood for so long that no two edits can share it.

    Hidden names are left out, as they are from a desk. `under` stands before each name.
    """
    found: dict[str, tuple[Mark, bool]] = {}
    waiting = [(os.fspath(folder), under)]
    while waiting:
        place, before = waiting.pop()
        there = _listed(place)
        if there is None:
            found[f"{before}?"] = NO_MARK, not os.path.lexists(place)
            continue
        for entry in there:
            name = before + entry.name
            if entry.is_dir(follow_symlinks=False):
                found[f"{name}/"] = NO_MARK, True
                waiting.append((entry.path, f"{name}/"))
            else:
                found[name] = _marked(entry, sight)
    return found


def _names(folder: str, before: str) -> Iterator[str]:
    there = _listed(folder)
    if there is None:
        yield f"{before}?"
        return
    for entry in there:
        if entry.is_dir(follow_symlinks=False):
            yield f"{before}{entry.name}/"
            yield from _names(entry.path, f"{before}{entry.name}/")
        else:
            yield before + entry.name


def _listed(folder: str) -> list[os.DirEntry[str]] | None:
    """Return what stands in a folder but for hidden names; None where it cannot be looked into."""
    try:
        with os.scandir(folder) as there:
            return [entry for entry in there if not entry.name.startswith((".", "~"))]
    except OSError:
        return None


def _marked(entry: os.DirEntry[str], sight: Sight) -> tuple[Mark, bool]:
    try:
        seen = Path(entry.path).stat() if os.name == "nt" else entry.stat()
    except OSError:
        return NO_MARK, False
    mark = state_mark(seen)
    return mark, sight.settled(mark, seen.st_dev) or not stat.S_ISREG(seen.st_mode)  # of a pipe, nobody reads bytes

"""How every file of a large folder looks from outside, in one quick walk."""

import os
from collections.abc import Iterator
from pathlib import Path

from newsdesk.files.faults import machine_faults

Look = tuple[int, int, int]
"""When a file was written, in nanoseconds; its bytes; which file it is. A second name leaves all three as they are."""


def looks(folder: Path) -> dict[str, Look]:
    """Return how each file below a folder looks, by its name there; links are not followed."""
    with machine_faults(folder):
        return dict(_below(os.fspath(folder), "")) if folder.is_dir() else {}


def look_of(path: Path) -> Look:
    """Return how a file looks."""
    with machine_faults(path):
        seen = path.stat()
    return seen.st_mtime_ns, seen.st_size, seen.st_ino


def _below(folder: str, above: str) -> Iterator[tuple[str, Look]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{above}{entry.name}/")
            else:
                seen = os.lstat(entry.path)
                yield above + entry.name, (seen.st_mtime_ns, seen.st_size, seen.st_ino)

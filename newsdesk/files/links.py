"""Names that lead elsewhere: whoever writes below one, or clears away, does so in somebody else's folder."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from newsdesk.files.faults import machine_faults

JUNCTION = 0xA0000003
"""Of Windows, where a folder may stand for another without being a link (IO_REPARSE_TAG_MOUNT_POINT)."""


def is_link(path: Path) -> bool:
    """Whether a name is a link or a junction, wherever it leads; one that is not there is none."""
    with machine_faults(path):
        try:
            return _leads_on(path.lstat())
        except (FileNotFoundError, NotADirectoryError):
            return False


def links_below(folder: Path, depth: int) -> Iterator[Path]:
    """Yield the folder itself if it is a link, else every link in it and so many folders down; none is followed."""
    if is_link(folder):
        yield folder
    elif folder.is_dir():
        with machine_faults(folder), os.scandir(folder) as there:
            found = sorted(there, key=lambda entry: entry.name)
        for entry in found:
            if _leads_on(entry.stat(follow_symlinks=False)) if os.name == "nt" else entry.is_symlink():
                yield Path(entry.path)
            elif depth and entry.is_dir(follow_symlinks=False):
                yield from links_below(Path(entry.path), depth - 1)


def _leads_on(state: os.stat_result) -> bool:
    return stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) == JUNCTION

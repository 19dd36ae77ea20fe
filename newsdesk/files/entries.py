"""What lies below a folder, found at one go: each name with what the system says of it, and nothing opened."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsdesk.files.faults import machine_faults


class Entry(NamedTuple):
    """A file, or a link to whatever."""

    name: str
    """Relative to the folder that was looked through, with forward slashes."""
    path: str
    is_link: bool
    is_file: bool
    """False for a link to a folder and for one that leads nowhere."""
    state: os.stat_result | None
    """Of the file itself, links followed; None for a link that leads nowhere."""

    @property
    def is_folder(self) -> bool:
        """Whether it is a link to a folder."""
        return self.state is not None and stat.S_ISDIR(self.state.st_mode)


def entries(folder: Path | str) -> list[Entry]:
    """Return every file and link below a folder, sorted by its parts; hidden names, pipes and devices are left out."""
    with machine_faults(Path(folder)):
        if not Path(folder).exists():
            return []
        found = list(_below(os.fspath(folder), ""))
    found.sort(key=_order)
    return found


def _order(entry: Entry) -> list[str]:
    """Return what two names are compared by: as pathlib does it, which tells no case apart on Windows."""
    name = entry.name if os.name != "nt" else os.path.normcase(entry.name).replace("\\", "/")
    return name.split("/")


def _below(folder: str, before: str) -> Iterator[Entry]:
    deeper: list[tuple[str, str]] = []
    with os.scandir(folder) as there:
        for entry in there:
            if entry.name.startswith((".", "~")):
                continue
            if entry.is_dir(follow_symlinks=False):
                deeper.append((entry.path, f"{before}{entry.name}/"))
            elif (found := _entry(entry, before)) is not None:
                yield found
    for path, name in deeper:
        yield from _below(path, name)


def _entry(entry: os.DirEntry[str], before: str) -> Entry | None:
    is_link = entry.is_symlink()
    try:
        state = Path(entry.path).stat() if os.name == "nt" else entry.stat()  # Windows lists old sizes, no numbers
    except OSError:
        if not is_link:
            raise
        state = None
    is_file = state is not None and stat.S_ISREG(state.st_mode)
    return Entry(before + entry.name, entry.path, is_link, is_file, state) if is_file or is_link else None

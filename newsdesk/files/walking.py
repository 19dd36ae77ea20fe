"""Everything that lies in a folder, hidden names too: for who looks for traces, not for who reads a desk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def everything(folder: Path) -> Iterator[Path]:
    """Yield every name below a folder but its folders, in order; a link to a folder is a name and is not followed.

    A folder in which nothing lies is yielded itself, since nothing else would tell its name; so is one that cannot be
    opened. One that is not there holds nothing.
    """
    if not folder.exists():
        return
    refused: list[Path] = []

    def refuse(fault: OSError) -> None:
        refused.append(Path(fault.filename))

    for above, folders, names in os.walk(folder, onerror=refuse):
        folders.sort()
        links = [name for name in folders if Path(above, name).is_symlink()]
        yield from (Path(above, name) for name in sorted([*names, *links]))
        if not folders and not names and Path(above) != folder:
            yield Path(above)
    yield from refused


def is_open(folder: Path) -> bool:
    """Whether one may look into a folder."""
    try:
        next(os.scandir(folder), None)
    except OSError:
        return False
    return True


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """Give a file's bytes to read from, and how many there are; raises OSError as it is."""
    with path.open("rb") as stream:
        yield stream, os.fstat(stream.fileno()).st_size

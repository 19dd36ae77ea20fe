"""Whether anything that a story is shown from has changed on the disk: sizes and times, nothing is read."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from newsdesk import files
from newsdesk.errors import DeskError
from newsdesk.model.story import Story

COMMON = (
    "content/lexicon.tsv",
    "content/consents.yaml",
    "content/facility.yaml",
    "content/programmes.yaml",
    "content/papers.yaml",
    "audio_scripts/recordings.csv",
)
"""What every story's panes depend on besides its own file."""
IMAGES = "content/images"
LARGEST = 1 << 20
"""Bytes of a story that are looked at: no text is as long."""
SETTLES = 0.3
"""Seconds for which a file that cannot be read may be one that somebody is still writing."""
Mark = tuple[int, int, int, str]
Stamp = Mapping[str, Mark]
"""The mark of each file, by its name relative to the desk."""
NOTHING: Mark = (0, 0, 0, "")
"""Of a file that is not there."""
NO_MARKS: Stamp = MappingProxyType({})


def stamp(root: Path, path: str, story: Story | None, before: Stamp = NO_MARKS) -> Stamp:
    """Return what tells one state of a story's files from another; files marked `before` keep that mark."""
    marked = {name: before[name] if name in before else mark(root / name) for name in names(path, story)}
    return marked if path in before else {**marked, path: (*marked[path][:3], content(root / path))}


def names(path: str, story: Story | None) -> Iterator[str]:
    """Yield the files that a story is shown from."""
    yield path
    yield from COMMON
    yield IMAGES
    yield from (f"{IMAGES}/{name}" for name in sorted(pictures(story)))


def pictures(story: Story | None) -> Iterable[str]:
    """Return the names of the pictures that a story shows or means to show."""
    if story is None:
        return ()
    lead = {story.header.image} if story.header.image else set()
    return lead | {link.target for link in story.links if link.shows and "/" not in link.target}


def mark(path: Path) -> Mark:
    """Return a file's time, size and number; editors that write a new file in place of the old change the last."""
    try:
        found = os.stat(path)  # noqa: PTH116 (sixteen times a second: no Path method that catches more)
    except (OSError, ValueError):
        return NOTHING
    return (found.st_mtime_ns, found.st_size, found.st_ino, "")


def content(path: Path) -> str:
    """Return the digest of a file's beginning: two edits of one size within a tick of the disk's clock differ in it."""
    try:
        return files.digest(files.head(path, LARGEST)[1])
    except (OSError, DeskError):
        return ""


def just_written(stamp: Stamp, path: str, now: float) -> bool:
    """Whether a file was written so lately that whoever writes it may not be done; `now` in seconds."""
    return 0 <= now - stamp[path][0] / 1e9 < SETTLES

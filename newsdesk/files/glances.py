"""Files that are looked at again and again: their bytes are read anew where the system cannot swear to them."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from newsdesk.files.faults import machine_faults

T = TypeVar("T")
Mark = tuple[int, int, int, int]
"""What the system says of a file without opening it: when it was written and changed, how large, which one."""

SETTLED = 2.0
"""Seconds for which a mark must have stood before what is read is trusted as long as the mark stands: the coarsest
clocks of disks (FAT) tick every two seconds, so that two edits of one size within a tick leave one mark. Our own clock
is asked, never the one of a network drive, which may be early or late.
"""


COARSE = int(SETTLED * 1e9)
"""The same in nanoseconds."""
FINE = 100_000_000
"""Nanoseconds for all other disks: exFAT and the slowest clock of a kernel tick a hundred times a second."""
SECOND = 1_000_000_000


def mark_of(path: Path) -> Mark:
    """Return the mark of a file; an edit that leaves its size and day as they were still moves one of the others.

    Windows has no day of change: there, what puts an old day on new bytes of the same size in the same file is missed.
    """
    with machine_faults(path):
        return state_mark(path.stat())


def state_mark(seen: os.stat_result) -> Mark:
    """Return the mark in what the system says of a file."""
    return seen.st_mtime_ns, 0 if os.name == "nt" else seen.st_ctime_ns, seen.st_size, seen.st_ino


NO_MARK: Mark = (0, 0, 0, 0)
"""Of a file that has to be read again whatever its mark."""


@dataclass(frozen=True)
class Sight:
    """What the clock of a disk says at the beginning of a reading: which marks had stood long enough by then.

    One process cannot wait to see a mark stand; it asks the clock that sets the marks by writing a file of its own.
    """

    now: int
    """Nanoseconds; 0 where the clock could not be asked, and no mark is settled."""
    disk: int
    since: int = 0
    """What it said when the marks that are remembered were seen; if it was later than now, none is believed."""

    @property
    def long(self) -> int:
        """Nanoseconds within which two edits may leave one mark: a clock of whole seconds may tick every other one."""
        return FINE if self.now % SECOND else COARSE

    @cached_property
    def until(self) -> int:
        """Nanoseconds; what was written later may have been written again with the same mark. Asked of every file."""
        return self.now - self.long

    @classmethod
    def at(cls, probe: Path, since: int = 0) -> "Sight":
        """Ask the clock of the disk on which a file of ours lies."""
        try:
            probe.parent.mkdir(parents=True, exist_ok=True)
            if probe.exists() and not probe.is_file():  # a pipe would keep us waiting
                return cls(0, 0, since)
            with probe.open("wb") as stream:
                stream.write(b"\n")
            seen = probe.stat()
        except OSError:
            return cls(0, 0, since)
        return cls(seen.st_mtime_ns, seen.st_dev, since)

    def same(self, before: Mark, seen: os.stat_result) -> bool:
        """Whether a file is surely the one that had this mark when it was read."""
        return 0 < self.since <= self.now and before != NO_MARK and before == state_mark(seen)

    def noted(self, seen: os.stat_result) -> Mark:
        """Return a file's mark as it may be believed later, or NO_MARK while two edits might share it."""
        mark = state_mark(seen)
        return mark if self.settled(mark, seen.st_dev) else NO_MARK

    def settled(self, mark: Mark, disk: int) -> bool:
        """Whether the mark of a file on a disk had stood for so long that no two edits can share it."""
        written, changed, _, _ = mark
        return written <= self.until and changed <= self.until and disk == self.disk


def stamp_of(*folders: Path) -> int:
    """Return a number that another one takes the place of when anything below these folders is written or renamed.

    No file is opened. Hidden names are left out, as they are from a desk: editors keep their drafts under them.
    """
    seen: list[tuple[str, int, int, int]] = []
    waiting = [os.fspath(folder) for folder in folders]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            there = [entry for entry in entries if not entry.name.startswith((".", "~"))]
            waiting += [entry.path for entry in there if _is_folder(entry)]
            seen += map(_state, there)
    return hash(tuple(sorted(seen)))


def _state(entry: os.DirEntry[str]) -> tuple[str, int, int, int]:
    """Return what the system says of a name; of one that vanishes meanwhile or leads nowhere, that it is there."""
    try:
        state = entry.stat()
    except OSError:
        return entry.path, 0, 0, 0
    return entry.path, state.st_mtime_ns, state.st_size, state.st_ino


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class _Glance:
    mark: Mark
    since: float
    """When this mark was first seen, by our own clock."""
    read: float
    value: object

    @property
    def trusted(self) -> bool:
        return self.read - self.since >= SETTLED


@dataclass
class Glances:
    """What was read of files, by path; a file whose mark has only just been seen is read every time."""

    clock: Callable[[], float] = time.monotonic
    _kept: dict[tuple[str, Path], _Glance] = field(default_factory=dict)
    _asked: set[tuple[str, Path]] = field(default_factory=set)

    def of(self, what: str, path: Path, read: Callable[[Path], T]) -> T:
        """Return what `read` says of a file; `what` tells two readings of one file apart."""
        name = (what, path)
        self._asked.add(name)
        mark, now = mark_of(path), self.clock()
        before = self._kept.get(name)
        same = before is not None and before.mark == mark
        if before is not None and same and before.trusted:
            value: Any = before.value
            return value  # type: ignore[no-any-return]
        fresh = read(path)
        self._kept[name] = _Glance(mark, before.since if before is not None and same else now, now, fresh)
        return fresh

    def forget_unasked(self) -> None:
        """Let go of the files that were not looked at since the last time."""
        for name in list(self._kept):
            if name not in self._asked:
                del self._kept[name]
        self._asked.clear()

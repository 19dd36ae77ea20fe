"""What the library that stands before every writing call shares with us: which call is to be the last, what was called."""

import mmap
import os
import shutil
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("writes.c")
SIZE, HEAD = 4096, "=6i"
NOTHING, COUNT, KILL, FULL, READ_ONLY = range(5)


@dataclass(frozen=True, slots=True)
class Call:
    """One call that changes the disk: open, write, fsync, ftruncate, rename, link, unlink, mkdir, rmdir."""

    kind: str
    path: str
    """From the folder that is watched."""


def missing() -> str:
    """Return why no call can be stepped through here, or an empty text."""
    if not sys.platform.startswith("linux"):
        return "writing calls are stepped through on Linux alone"
    return "" if shutil.which("gcc") else "gcc is not installed (apt-get install gcc libc6-dev)"


def compiled(folder: Path) -> Path:
    """Return the library, made of its source."""
    made = folder / "writes.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", made, SOURCE, "-ldl"], check=True)
    return made


class Tally:
    """The memory that all processes of a work share, and the list that they write."""

    def __init__(self, place: Path, calls: Path) -> None:
        self._calls = calls
        with place.open("r+b") as stream:
            self._seen = mmap.mmap(stream.fileno(), SIZE)

    @staticmethod
    def laid_out(folder: Path) -> dict[str, str]:
        """Make both files and return the environment that names them."""
        place, calls = folder / "tally", folder / "calls"
        place.write_bytes(bytes(SIZE))
        calls.write_bytes(b"")
        return {"NOTHING_LOST_TALLY": str(place), "NOTHING_LOST_CALLS": str(calls)}

    def arm(self, root: str, mode: int, at: int) -> None:
        """Watch a folder for what this process and those that it starts do."""
        self._calls.write_bytes(b"")
        name = os.fsencode(root)
        self._seen[struct.calcsize(HEAD) :] = name.ljust(SIZE - struct.calcsize(HEAD), b"\0")
        self._seen[: struct.calcsize(HEAD)] = struct.pack(HEAD, mode, 0, os.getpid(), 0, at, 0)

    def rest(self) -> None:
        """Watch nothing any more."""
        self._seen[:4] = struct.pack("=i", NOTHING)

    @property
    def refused(self) -> bool:
        """Whether somebody was refused something."""
        return bool(struct.unpack_from(HEAD, self._seen)[5])

    def calls(self) -> list[list[str]]:
        """Return what was called, in its order."""
        return [line.split("\t", 1) for line in self._calls.read_text("utf-8", "replace").splitlines()]

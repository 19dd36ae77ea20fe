"""The frames of our MP3: MPEG-1 layer III, mono, 44.1 kHz, 128 kb/s, each frame whole in itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from newsdesk.errors import DeskError
from newsdesk.files import machine_faults

RATE = 44_100
SAMPLES = 1152
SIZE = 417
"""Bytes of a frame without its padding byte: 144 × 128 000 / 44 100, rounded down."""
HEADER = b"\xff\xfb\x90\xc0"
"""What every frame begins with."""
OURS = int.from_bytes(HEADER + b"\x00\x00")
FORMAT = int.from_bytes(b"\xff\xff\xfd\xc0\x00\x00")
"""Bits of a frame's first six bytes that must be those of OURS; the others are free."""
BORROWED = 0xFF80
"""Bits that say how far back a frame begins: none may be set."""
PADDED = 1 << 25
"""The bit of those six bytes that adds a byte."""
BLOCK = 1 << 16
"""Bytes that are read at once: a frame and more."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How many frames there are, and their bytes together."""

    frames: int
    size: int

    @property
    def length(self) -> timedelta:
        """How long they sound."""
        return length(self.frames)


def length(count: int) -> timedelta:
    """Return how long so many frames sound, to the microsecond."""
    return timedelta(microseconds=round(count * SAMPLES * 1_000_000 / RATE))


def fitting(room: timedelta) -> int:
    """Return the most frames whose length is not above a room's."""
    about = room // timedelta(microseconds=1) * RATE // (SAMPLES * 1_000_000)
    return max(count for count in (about - 1, about, about + 1) if length(count) <= room)


def bed_length(room: timedelta) -> timedelta:
    """Return how long a bed made for a room lasts: whole frames, never above it, less than one frame below."""
    return length(fitting(room))


def sizes(stream: BinaryIO) -> Iterator[int]:
    """Yield the size of each frame in a stream that must consist of our frames and nothing else, read in blocks.

    Raises ValueError where it does not: another format, a frame cut short, one that leans on another.
    """
    held, place = stream.read(BLOCK), 0
    while place < len(held):
        size = size_of(held[place : place + 6])
        place += size
        if place > len(held):
            raise ValueError("a frame cut short")
        yield size
        if len(held) - place <= SIZE:
            held, place = held[place:] + stream.read(BLOCK), 0


def size_of(head: bytes) -> int:
    """Return how many bytes the frame has that begins with these six, or raise ValueError."""
    bits = int.from_bytes(head)
    if len(head) < 6 or (bits ^ OURS) & FORMAT:
        raise ValueError("not one of our frames")
    if bits & BORROWED:
        raise ValueError("a frame that leans on the one before it")
    return SIZE + bool(bits & PADDED)


def places(path: Path, wanted: Sequence[int]) -> Iterator[int]:
    """Yield the byte at which each wanted frame of a clip begins; `wanted` rises."""
    if not wanted:
        return
    with machine_faults(path), path.open("rb") as stream:
        starts = enumerate(accumulate(sizes(stream), initial=0))
        place = next(starts)
        for frame in wanted:
            while place[0] < frame:
                place = next(starts)
            yield place[1]


def extent(path: Path) -> Extent:
    """Return how many frames and bytes a clip has, or raise DeskError `clip-damaged`."""
    with machine_faults(path), path.open("rb") as stream:
        return extent_of(stream, path)


def count(stream: bytes, path: Path) -> int:
    """Return how many frames a clip's bytes hold, or raise DeskError `clip-damaged`."""
    return extent_of(BytesIO(stream), path).frames


def extent_of(stream: BinaryIO, path: Path) -> Extent:
    """Return how many frames and bytes a stream has, or raise DeskError `clip-damaged` about a path."""
    found = size = 0
    try:
        for one in sizes(stream):
            found += 1
            size += one
    except ValueError as fault:
        raise DeskError("clip-damaged", path=path, why=fault) from fault
    if not found:
        raise DeskError("clip-damaged", path=path, why="empty")
    return Extent(found, size)

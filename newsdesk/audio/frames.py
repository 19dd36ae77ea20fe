"""The frames of our MP3: MPEG-1 layer III, mono, 44.1 kHz, 128 kb/s, each frame whole in itself."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from newsdesk.errors import DeskError
from newsdesk.files import machine_faults

RATE = 44_100
SAMPLES = 1152
SIZE = 417
"""Bytes of a frame without its padding byte: 144 × 128 000 / 44 100, rounded down."""
HEADER = b"\xff\xfb\x90\xc0"
"""What every frame begins with; the bits of HEADER_BITS must be these, the others are free."""
HEADER_BITS = b"\xff\xff\xfd\xc0"
PADDING = 0x02


def length(count: int) -> timedelta:
    """Return how long so many frames sound, to the microsecond."""
    return timedelta(microseconds=round(count * SAMPLES * 1_000_000 / RATE))


def sizes(stream: bytes) -> Iterator[int]:
    """Yield the size of each frame in a stream that must consist of our frames and nothing else.

    Raises ValueError where it does not: another format, a frame cut short, one that leans on another.
    """
    place = 0
    while place < len(stream):
        head = stream[place : place + 6]
        if len(head) < 6 or any(a & mask != b for a, mask, b in zip(head, HEADER_BITS, HEADER, strict=False)):
            raise ValueError("not one of our frames")
        if head[4] or head[5] & 0x80:
            raise ValueError("a frame that leans on the one before it")
        size = SIZE + bool(head[2] & PADDING)
        place += size
        yield size
    if place > len(stream):
        raise ValueError("a frame cut short")


def read(path: Path) -> bytes:
    """Return a clip's frames, or raise DeskError `clip-damaged`."""
    with machine_faults(path):
        stream = path.read_bytes()
    count(stream, path)
    return stream


def count(stream: bytes, path: Path) -> int:
    """Return how many frames a clip has, or raise DeskError `clip-damaged`."""
    try:
        found = sum(1 for _ in sizes(stream))
    except ValueError as fault:
        raise DeskError("clip-damaged", path=path, why=fault) from fault
    if not found:
        raise DeskError("clip-damaged", path=path, why="empty")
    return found

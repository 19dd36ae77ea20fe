"""Clips become a programme: their frames joined as they are, with tags and an index before them."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from newsdesk.audio import ffmpeg, frames
from newsdesk.audio.tags import Tags, id3
from newsdesk.errors import DeskError
from newsdesk.files import machine_faults, write_if_changed

__all__ = ["Tags", "assemble", "item"]

INFO_AT = 21
"""Where the index lies in a mono frame: after 4 bytes of header and 17 of side information."""
HAS_ALL = b"\x00\x00\x00\x07"
"""Frames, bytes and table of places are there."""


def assemble(clips: Sequence[Path], to: Path, tags: Tags) -> timedelta:
    """Join clips into one MP3, decode it whole, and return its exact length.

    Clips are bare frames, made by `mastering`; nothing is encoded again. A file that is this one already stays.
    Raises DeskError `clip-damaged`, `programme-empty`, `programme-cut-short`.
    """
    if not clips:
        raise DeskError("programme-empty", path=to)
    content, length = joined(clips, tags)
    if not holds(to, content):
        verify(content, length, to)
        write_if_changed(to, content)
    return length


def item(clip: Path, to: Path, tags: Tags) -> timedelta:
    """Write one clip as a file of its own, and return its exact length; mastering has decoded its frames already."""
    content, length = joined([clip], tags)
    write_if_changed(to, content)
    return length


def joined(clips: Sequence[Path], tags: Tags) -> tuple[bytes, timedelta]:
    """Return the tags, the index and the frames of all clips, and how long they are."""
    streams = [frames.read(clip) for clip in clips]
    sizes = [size for stream in streams for size in frames.sizes(stream)]
    return b"".join((id3(tags), info(sizes), *streams)), frames.length(len(sizes))


def info(sizes: Sequence[int]) -> bytes:
    """Return the index frame: how many frames and bytes follow, and where each hundredth of the time begins.

    A player that knows it skips the frame; one that does not plays a 26 ms silence.
    """
    whole = frames.SIZE + sum(sizes)
    places = [frames.SIZE]
    for size in sizes:
        places.append(places[-1] + size)
    table = bytes(min(255, places[len(sizes) * part // 100] * 256 // whole) for part in range(100))
    index = b"Info" + HAS_ALL + len(sizes).to_bytes(4, "big") + whole.to_bytes(4, "big") + table
    return (frames.HEADER.ljust(INFO_AT, b"\x00") + index).ljust(frames.SIZE, b"\x00")


def holds(path: Path, content: bytes) -> bool:
    """Whether a file is already this one, which was verified when it was written."""
    with machine_faults(path):
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def verify(content: bytes, length: timedelta, path: Path) -> None:
    """Decode a programme whole before it is written: what is heard must be as long as what is declared."""
    heard = ffmpeg.decoded_length(content)
    if abs(heard - length) > timedelta(milliseconds=1):
        raise DeskError("programme-cut-short", path=path, declared=length, heard=heard)

"""Clips become a programme: their frames joined as they are, with tags and an index before them.

Everything is read and written in blocks: a programme of three hours takes the memory of one of a minute.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from newsdesk.audio import ffmpeg, frames
from newsdesk.audio.tags import Tags, id3
from newsdesk.errors import DeskError
from newsdesk.files import is_link, machine_faults, whole

__all__ = ["Tags", "assemble", "item"]

INFO_AT = 21
"""Where the index lies in a mono frame: after 4 bytes of header and 17 of side information."""
PARTS = 100
"""Places in the index."""
HAS_ALL = b"\x00\x00\x00\x07"
"""Frames, bytes and table of places are there."""


@dataclass(frozen=True, slots=True)
class Joined:
    """An MP3 that is to be: what stands before the frames, and whose frames follow."""

    head: bytes
    clips: Sequence[Path]
    extent: frames.Extent
    """Of all clips together."""

    @property
    def size(self) -> int:
        """Bytes of the whole file."""
        return len(self.head) + self.extent.size

    def blocks(self) -> Iterator[bytes]:
        """Yield the file's bytes."""
        yield self.head
        for clip in self.clips:
            with machine_faults(clip), clip.open("rb") as stream:
                yield from iter(lambda: stream.read(frames.BLOCK), b"")


def assemble(clips: Sequence[Path], to: Path, tags: Tags) -> timedelta:
    """Join clips into one MP3, decode it whole, and return its exact length.

    Clips are bare frames, made by `mastering`; nothing is encoded again. A file that is this one already stays.
    Raises DeskError `clip-damaged`, `programme-empty`, `programme-cut-short`.
    """
    if not clips:
        raise DeskError("programme-empty", path=to)
    programme = joined(clips, tags)
    if not holds(to, programme):
        with whole(to) as draft:
            write(programme, draft)
            verify(draft, programme.extent.length, to)
    return programme.extent.length


def item(clip: Path, to: Path, tags: Tags, before: Path | None = None) -> tuple[Path, timedelta]:
    """Write one clip as a file of its own; return where it lies and its exact length.

    Mastering has decoded its frames already. `before`: a file that is taken as it lies, where it is just this one.
    """
    alone = joined([clip], tags)
    if before and not is_link(before) and holds(before, alone):
        return before, alone.extent.length
    if not holds(to, alone):
        with whole(to) as draft:
            write(alone, draft)
    return to, alone.extent.length


def joined(clips: Sequence[Path], tags: Tags) -> Joined:
    """Return the tags, the index and the frames of all clips, to be written."""
    known = {clip: frames.extent(clip) for clip in clips}
    extents = [known[clip] for clip in clips]
    together = frames.Extent(sum(one.frames for one in extents), sum(one.size for one in extents))
    return Joined(id3(tags) + info(together, places(clips, known, together.frames)), clips, together)


def places(clips: Sequence[Path], known: Mapping[Path, frames.Extent], count: int) -> Iterator[int]:
    """Yield where each hundredth of the time begins, in bytes from the first frame."""
    wanted = [count * part // PARTS for part in range(PARTS)]
    first = before = 0
    for clip in clips:
        inside = [frame - first for frame in wanted if first <= frame < first + known[clip].frames]
        yield from (before + place for place in frames.places(clip, inside))
        first, before = first + known[clip].frames, before + known[clip].size


def info(extent: frames.Extent, starts: Iterable[int]) -> bytes:
    """Return the index frame: how many frames and bytes follow, and where each hundredth of the time begins.

    A player that knows it skips the frame; one that does not plays a 26 ms silence.
    """
    size = frames.SIZE + extent.size
    table = bytes(min(255, (frames.SIZE + start) * 256 // size) for start in starts)
    index = b"Info" + HAS_ALL + extent.frames.to_bytes(4, "big") + size.to_bytes(4, "big") + table
    return (frames.HEADER.ljust(INFO_AT, b"\x00") + index).ljust(frames.SIZE, b"\x00")


def holds(path: Path, programme: Joined) -> bool:
    """Whether a file is already this one, which was verified when it was written."""
    with machine_faults(path):
        if not path.is_file() or path.stat().st_size != programme.size:
            return False
        with path.open("rb") as stream:
            return all(stream.read(len(block)) == block for block in programme.blocks())


def write(programme: Joined, to: Path) -> None:
    """Write a programme to a draft."""
    with to.open("wb") as stream:
        for block in programme.blocks():
            stream.write(block)


def verify(draft: Path, length: timedelta, path: Path) -> None:
    """Decode a programme whole before it takes its place: what is heard must be as long as what is declared."""
    heard = ffmpeg.decoded_length(draft)
    if abs(heard - length) > timedelta(milliseconds=1):
        raise DeskError("programme-cut-short", path=path, declared=length, heard=heard)

"""What a file itself says about how long it ought to be, where ffmpeg does not ask, and which ending suits it."""

from dataclasses import dataclass
from pathlib import Path

from newsdesk.files import machine_faults

HEAD, TAIL = 65_536, 70_000
"""Bytes looked at: an Ogg page is at most 65,307 long."""
UNKNOWN = {0, 0xFFFFFFFF}
"""Sizes that a recorder writes first and puts right when it is stopped; they stay where its battery died."""
ENDINGS = {
    ".wav": {"wav", "w64"},
    ".wave": {"wav"},
    ".mp3": {"mp3"},
    ".m4a": {"mov"},
    ".mp4": {"mov"},
    ".3gp": {"mov"},
    ".mov": {"mov"},
    ".aac": {"aac"},
    ".ogg": {"ogg"},
    ".oga": {"ogg"},
    ".opus": {"ogg"},
    ".flac": {"flac"},
    ".amr": {"amr"},
    ".wma": {"asf"},
    ".webm": {"matroska"},
    ".mka": {"matroska"},
    ".caf": {"caf"},
    ".aif": {"aiff"},
    ".aiff": {"aiff"},
    ".au": {"au"},
}
PROPER = {
    "mov": ".m4a",
    "matroska": ".webm",
    "asf": ".wma",
    "aiff": ".aif",
}
MPEG_RATES = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""kb/s of layer III, by MPEG version."""


@dataclass(frozen=True, slots=True)
class Ends:
    """A file's size, its first bytes and its last ones."""

    size: int
    head: bytes
    tail: bytes


def ends(path: Path) -> Ends:
    """Read both ends of a file."""
    with machine_faults(path), path.open("rb") as stream:
        head = stream.read(HEAD)
        size = stream.seek(0, 2)
        stream.seek(max(0, size - TAIL))
        return Ends(size, head, stream.read(TAIL))


def proper_ending(name: str, container: str) -> str | None:
    """Return the ending that suits a container, or None where the name has it or has one that is not known."""
    fitting = ENDINGS.get(Path(name).suffix.lower())
    if not container or fitting is None or container in fitting:
        return None
    return PROPER.get(container, f".{container}")


def wav_sizes(ends: Ends) -> tuple[int, int] | None:
    """Return how many bytes of samples a WAV declares and how many it has; None where it is none."""
    head = ends.head
    if head[:4] not in (b"RIFF", b"RF64") or head[8:12] != b"WAVE":
        return None
    at, large = 12, 0
    while at + 8 <= len(head):
        size = int.from_bytes(head[at + 4 : at + 8], "little")
        if head[at : at + 4] == b"ds64":
            large = int.from_bytes(head[at + 16 : at + 24], "little")
        if head[at : at + 4] == b"data":
            return (large if large and size == 0xFFFFFFFF else size), ends.size - at - 8
        at += 8 + size + size % 2
    return None


def wav_byte_rate(ends: Ends) -> int:
    """Return bytes a second of a WAV, 0 where it does not say."""
    at = ends.head.find(b"fmt ", 12)
    return int.from_bytes(ends.head[at + 16 : at + 20], "little") if at >= 0 else 0


def ogg_is_cut(ends: Ends) -> bool:
    """Whether the last page of an Ogg file is shorter than it says."""
    page = _last_page(ends)
    return len(page) < 27 or len(page) < 27 + page[26] or len(page) < 27 + page[26] + sum(page[27 : 27 + page[26]])


def ogg_is_open(ends: Ends) -> bool:
    """Whether the last page of an Ogg file is not marked as the last: some telephones never mark it."""
    page = _last_page(ends)
    return len(page) > 5 and not page[5] & 4


def _last_page(ends: Ends) -> bytes:
    at = ends.tail.rfind(b"OggS")
    return ends.tail[at:] if at >= 0 else b""


def mp3_is_open(ends: Ends) -> bool:
    """Whether the last frame of an MP3 is cut; False where its frames cannot be followed."""
    tail = ends.tail
    if tail[-128:-125] == b"TAG":
        tail = tail[:-128]
    for at in range(max(0, len(tail) - 8 * 1441), len(tail) - 4):
        end, frames = at, 0
        while (size := _frame(tail[end : end + 4])) and end < len(tail):
            end, frames = end + size, frames + 1
        if frames >= 4:
            return end > len(tail)
    return False


def _frame(head: bytes) -> int:
    """Return the size of a layer III frame by its first four bytes, 0 where they are none."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2 or head[1] & 0x18 == 0x08:
        return 0
    version = 1 if head[1] & 0x18 == 0x18 else 2
    rate = (44_100, 48_000, 32_000, 0)[head[2] >> 2 & 3] // {0x18: 1, 0x10: 2, 0x00: 4}[head[1] & 0x18]
    kilobits = (*MPEG_RATES[version], 0)[head[2] >> 4]
    if not rate or not kilobits:
        return 0
    return (144 if version == 1 else 72) * kilobits * 1000 // rate + (head[2] >> 1 & 1)

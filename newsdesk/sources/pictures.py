"""What a file's first bytes say of it: a picture that a page can show, how large it is, whether it moves.

Sources: ITU-T T.81 annex B (JPEG), W3C PNG third edition, Google's WebP container (RFC 9649).
"""

import struct
from dataclasses import dataclass

HEAD = 1 << 19
"""Bytes that are looked at: before its size a JPEG may hold a preview, a profile, several segments of 64 kB each."""
PNG = b"\x89PNG\r\n\x1a\n"
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG after which its size stands."""
ALONE = {0x01, *range(0xD0, 0xD9)}
"""Markers without a length."""
ANIMATION = 0b00000010


@dataclass(frozen=True, slots=True)
class Look:
    """What a picture's file says of itself before anybody opens it."""

    weight: int
    """Bytes."""
    width: int
    """Points; 0 where the first bytes do not say."""
    height: int
    moves: bool


def is_picture(head: bytes) -> bool:
    """Whether a file that begins so (16 bytes) is a JPEG, a PNG or a WebP."""
    is_webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    return is_webp or head.startswith((b"\xff\xd8\xff", PNG))


def look(head: bytes, weight: int) -> Look:
    """Return what a file says of itself, by its first bytes and its weight."""
    try:
        if head.startswith(b"\xff\xd8\xff"):
            width, height = _jpeg(head)
            return Look(weight, width, height, moves=False)
        if head.startswith(PNG):
            width, height = struct.unpack_from(">II", head, 16)
            return Look(weight, width, height, moves=b"acTL" in head[: head.find(b"IDAT")])
        return _webp(head, weight)
    except (struct.error, IndexError):
        return Look(weight, 0, 0, moves=False)


def _jpeg(head: bytes) -> tuple[int, int]:
    place = 2
    while head[place] == 0xFF:
        marker = head[place + 1]
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", head, place + 5)
            return width, height
        if marker == 0xFF:
            place += 1
        else:
            place += 2 if marker in ALONE else 2 + struct.unpack_from(">H", head, place + 2)[0]
    return 0, 0


def _webp(head: bytes, weight: int) -> Look:
    kind = head[12:16]
    if kind == b"VP8X":
        width, height = (1 + int.from_bytes(head[at : at + 3], "little") for at in (24, 27))
        return Look(weight, width, height, moves=bool(head[20] & ANIMATION))
    if kind == b"VP8L":
        sides = struct.unpack_from("<I", head, 21)[0]
        return Look(weight, 1 + (sides & 0x3FFF), 1 + (sides >> 14 & 0x3FFF), moves=False)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 26)
        return Look(weight, width & 0x3FFF, height & 0x3FFF, moves=False)
    return Look(weight, 0, 0, moves=False)

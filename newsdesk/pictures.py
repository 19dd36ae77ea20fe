"""Pictures without what cameras and programs write into them: whoever hands out a picture hands out this.

Gone are place, time, names, the camera's number, and the small pictures within: they may show what was blurred later.

Only what a browser needs is kept; the orientation survives, or photographs would lie on their side.
Sources: ITU-T T.81 annex B (JPEG), CIPA DC-008 (Exif), W3C PNG third edition, Google's WebP container.
"""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from newsdesk import colour_profiles
from newsdesk.errors import DeskError

MOST_POINTS = 64_000_000
"""Of a picture that is opened at all: beyond the largest photographs lie files that are made to fill a memory."""
MOST_SIDE = 16_000
"""Points: WebP ends at 16,383."""
MOST_SCANS = 200
"""Of a JPEG that comes in passes, each over the whole picture: cameras and programs make about ten."""
MOST_WEIGHT = 30_000_000
"""Bytes."""
PNG = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"cICP", b"sBIT",
    b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip
WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM"}
WEBP_ICC, WEBP_EXIF_XMP = 0b00100000, 0b00001100
WEBP_FRAME = 16
"""Bytes before the chunks of one image of several."""
ICC, ADOBE, JFIF = b"ICC_PROFILE\0", b"Adobe", b"JFIF\0"
APP0, APP1, APP2, APP14 = 0xE0, 0xE1, 0xE2, 0xEE
NO_SMALL_PICTURE = bytes(2)
MOST_OF_PROFILE = 65_519
"""Bytes of a colour profile in one segment of a JPEG."""
JPEG_SHOWS = {*range(0xC0, 0xD0), 0xDB, 0xDC, 0xDD}
"""Frames, tables, and how often the coded picture begins anew."""
ORIENTATION = 0x0112
START_OF_SCAN, END_OF_IMAGE = 0xDA, 0xD9
MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""In the coded picture FF 00 is a byte FF, and FF D0 to FF D7 are its own restart marks."""


def without_traces(content: bytes, name: str) -> bytes:
    """Return a picture as the public may have it.

    Raises DeskError `picture-form` for what is no whole JPEG, PNG or WebP.
    """
    try:
        if content.startswith(b"\xff\xd8\xff"):
            return b"\xff\xd8" + b"".join(jpeg_parts(content))
        if content.startswith(PNG):
            return PNG + b"".join(png_parts(content))
        if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
            body = b"WEBP" + b"".join(webp_parts(content))
            return b"RIFF" + struct.pack("<I", len(body)) + body
    except (struct.error, IndexError) as fault:
        raise DeskError("picture-form", name=PurePosixPath(name).name) from fault
    raise DeskError("picture-form", name=PurePosixPath(name).name)


def is_cut_jpeg(content: bytes) -> bool:
    """Whether a JPEG breaks off before its end, as one does whose copying was interrupted; its points are not read."""
    try:
        return content.startswith(b"\xff\xd8\xff") and not b"".join(jpeg_parts(content))
    except (struct.error, IndexError):
        return True


def jpeg_parts(content: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG that show something, up to its end: phones hang more pictures behind."""
    place, scans = 2, 0
    profile: dict[int, bytes] = {}
    while (marker := content[place + 1]) != END_OF_IMAGE:
        end = place + 2 + struct.unpack_from(">H", content, place + 2)[0]
        if content[place] != 0xFF or end > len(content):
            raise IndexError(place)
        payload = content[place + 4 : end]
        if marker == START_OF_SCAN:
            scans += 1
            if scans > MOST_SCANS:
                raise IndexError(scans)
            end += after_scan(content[end:])
            yield content[place:end]
        elif marker in JPEG_SHOWS:
            yield content[place:end]
        else:
            yield programs_own(marker, payload, profile)
        place = end
    yield b"\xff\xd9"


def programs_own(marker: int, payload: bytes, profile: dict[int, bytes]) -> bytes:
    """Return what a segment that a program wrote for itself says of how a picture is shown.

    `profile`: the pieces of its colour profile that came before.
    """
    if marker == APP0 and payload.startswith(JFIF) and len(payload) >= 14:
        return segment(APP0, payload[:12] + NO_SMALL_PICTURE)
    if marker == APP1 and payload.startswith(b"Exif\0\0"):
        return oriented(payload[6:])
    if marker == APP2 and payload.startswith(ICC) and len(payload) > 14:
        return b"".join(profiled(profile, payload[12:]))
    if marker == APP14 and payload.startswith(ADOBE) and len(payload) >= 12:
        return segment(APP14, payload[:12])
    return b""


def segment(marker: int, payload: bytes) -> bytes:
    """Return a segment of a JPEG."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload


def profiled(known: dict[int, bytes], piece: bytes) -> Iterator[bytes]:
    """Yield the segments of a colour profile without its words, once the last piece of the old one is known.

    `piece`: begins with its number and that of all; `known`: the pieces before it. What bears a number again is none.
    """
    if piece[0] in known:
        return
    known[piece[0]] = piece[2:]
    if len(known) == piece[1]:
        clean = colour_profiles.wordless(b"".join(known[number] for number in sorted(known)))
        pieces = [clean[start : start + MOST_OF_PROFILE] for start in range(0, len(clean), MOST_OF_PROFILE)]
        for number, one in enumerate(pieces, 1):
            yield segment(APP2, ICC + bytes([number, len(pieces)]) + one)


def after_scan(rest: bytes) -> int:
    """Return how far the coded picture goes: to the next marker that is not part of it."""
    marker = MARKER.search(rest)
    if marker is None:
        raise IndexError("no end of image")
    return marker.start()


def oriented(tiff: bytes) -> bytes:
    """Return an Exif segment that says only which side is up, or nothing where the old one did not say."""
    order = "<" if tiff.startswith(b"II") else ">"
    first = struct.unpack_from(f"{order}I", tiff, 4)[0]
    for entry in range(struct.unpack_from(f"{order}H", tiff, first)[0]):
        tag, _, _, side = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * entry)
        if tag == ORIENTATION and side in range(2, 9):
            only = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION, 3, 1, side, 0, 0)
            return segment(APP1, only)
    return b""


def png_parts(content: bytes) -> Iterator[bytes]:
    """Yield the chunks of a PNG that show something, up to its end."""
    place, kind, profiled_yet = len(PNG), b"", False
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, place)
        if place + 12 + length > len(content):
            raise IndexError(place)
        if kind in PNG_KEPT:
            yield content[place : place + 12 + length]
        elif kind == b"iCCP" and not profiled_yet:
            profiled_yet = True
            yield png_profile(content[place + 8 : place + 8 + length])
        place += 12 + length


def png_profile(named: bytes) -> bytes:
    """Return a chunk with the colour profile of another, without its words; nothing where that holds none."""
    unpacking = zlib.decompressobj()
    try:
        profile = unpacking.decompress(named[named.index(0) + 2 :], colour_profiles.LARGEST)
    except (ValueError, zlib.error):
        return b""
    clean = colour_profiles.wordless(profile)
    kind = b"iCCPICC\0\0" + zlib.compress(clean)
    return struct.pack(">I", len(kind) - 4) + kind + struct.pack(">I", zlib.crc32(kind)) if clean else b""


def webp_parts(content: bytes) -> Iterator[bytes]:
    """Yield the chunks of a WebP that show something; the header promises no more than there is."""
    promised = struct.unpack_from("<I", content, 4)[0]
    if promised + 8 > len(content):
        raise IndexError(promised)
    chunks = list(webp_chunks(content, 12))
    profile = next((clean for kind, old in chunks if kind == b"ICCP" and (clean := colour_profiles.wordless(old))), b"")
    for kind, payload in chunks:
        if kind == b"VP8X":
            gone = WEBP_EXIF_XMP if profile else WEBP_EXIF_XMP | WEBP_ICC
            yield webp_chunk(kind, bytes([payload[0] & ~gone]) + payload[1:10])
            yield webp_chunk(b"ICCP", profile) if profile else b""
        elif kind == b"ANMF":
            yield webp_chunk(kind, payload[:WEBP_FRAME] + b"".join(webp_kept(webp_chunks(payload, WEBP_FRAME))))
        else:
            yield from webp_kept([(kind, payload)])


def webp_chunks(content: bytes, place: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield what kind of chunk each is, and what it holds."""
    while place + 8 <= len(content):
        kind, length = struct.unpack_from("<4sI", content, place)
        if place + 8 + length > len(content):
            raise IndexError(place)
        yield kind, content[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


def webp_kept(chunks: Iterable[tuple[bytes, bytes]]) -> Iterator[bytes]:
    """Yield those of some chunks that show something."""
    return (webp_chunk(kind, payload) for kind, payload in chunks if kind in WEBP_KEPT)


def webp_chunk(kind: bytes, payload: bytes) -> bytes:
    """Return a chunk of a WebP."""
    return kind + struct.pack("<I", len(payload)) + payload + bytes(len(payload) % 2)

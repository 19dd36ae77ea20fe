"""Pictures without what cameras and programs write into them: whoever hands out a picture hands out this.

Gone are place, time, names, the camera's number.

Only what a browser needs is kept; the orientation survives, or photographs would lie on their side.
Sources: ITU-T T.81 annex B (JPEG), CIPA DC-008 (Exif), W3C PNG third edition, Google's WebP container.
"""

import re
import struct
from collections.abc import Iterator
from pathlib import PurePosixPath

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
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT",
    b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip
WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
WEBP_EXIF_XMP = 0b00001100
ICC, ADOBE, JFIF = b"ICC_PROFILE\0", b"Adobe", b"JFIF\0"
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
        elif marker == 0xE1 and payload.startswith(b"Exif\0\0"):
            yield oriented(payload[6:])
        elif not (0xE0 <= marker <= 0xEF or marker == 0xFE) or payload.startswith((ICC, ADOBE, JFIF)):
            yield content[place:end]
        place = end
    yield b"\xff\xd9"


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
            return b"\xff\xe1" + struct.pack(">H", len(only) + 2) + only
    return b""


def png_parts(content: bytes) -> Iterator[bytes]:
    """Yield the chunks of a PNG that show something, up to its end."""
    place, kind = len(PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, place)
        if place + 12 + length > len(content):
            raise IndexError(place)
        if kind in PNG_KEPT:
            yield content[place : place + 12 + length]
        place += 12 + length


def webp_parts(content: bytes) -> Iterator[bytes]:
    """Yield the chunks of a WebP that show something; the header no longer promises Exif or XMP."""
    place, promised = 12, struct.unpack_from("<I", content, 4)[0]
    if promised + 8 > len(content):
        raise IndexError(promised)
    while place + 8 <= len(content):
        kind, length = struct.unpack_from("<4sI", content, place)
        end = place + 8 + length + length % 2
        if place + 8 + length > len(content):
            raise IndexError(place)
        chunk = bytearray(content[place:end])
        if kind == b"VP8X":
            chunk[8] &= ~WEBP_EXIF_XMP & 0xFF
        if kind in WEBP_KEPT:
            yield bytes(chunk)
        place = end

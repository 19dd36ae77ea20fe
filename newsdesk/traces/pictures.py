"""What pictures carry unseen: EXIF, XMP, comments, packed texts of PNG, and whatever hangs behind the picture."""

import warnings
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, UnidentifiedImageError

from newsdesk.traces.nouns import Found
from newsdesk.traces.plain import bare_texts

PNG = b"\x89PNG\r\n\x1a\n"
PACKED = {b"zTXt", b"iTXt"}
LONGEST = 1 << 20
"""Bytes that a packed text may unfold to."""


def picture_texts(content: bytes) -> Iterator[Found]:
    """Yield the named tags of a picture, the packed texts of PNG, and every word that lies in its bytes."""
    yield from named_texts(content)
    if content.startswith(PNG):
        yield from packed_texts(content)
    yield from (Found(one.place, one.text, weak=True) for one in bare_texts(content))


def named_texts(content: bytes) -> Iterator[Found]:
    """Yield what Pillow knows by name; the picture itself is not decoded."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(content)) as picture:
            yield from _tags(picture.getexif(), ExifTags.TAGS)
            for part in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo):
                names = ExifTags.GPSTAGS if part is ExifTags.IFD.GPSInfo else ExifTags.TAGS
                yield from _tags(picture.getexif().get_ifd(part), names)
            for key, value in picture.info.items():
                if key not in ("exif", "icc_profile"):
                    yield from _value(f"mục {key}", value)
    except (UnidentifiedImageError, Image.DecompressionBombError, Warning, OSError, ValueError, SyntaxError, KeyError):
        return  # whatever words it holds lie in its bytes, which are searched too


def _tags(tags: Mapping[int, Any], names: Mapping[int, str]) -> Iterator[Found]:
    for tag, value in tags.items():
        yield from _value(f"EXIF {names.get(tag, tag)}", value)


def _value(place: str, value: Any) -> Iterator[Found]:
    if isinstance(value, str):
        yield Found(place, repaired(value))
    elif isinstance(value, bytes):
        yield from (Found(place, one.text, weak=one.weak) for one in bare_texts(value))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _value(place, inner)


def repaired(text: str) -> str:
    """Return a text that was UTF-8 and was read as Latin-1, as Pillow does with EXIF, as it was meant."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except ValueError:
        return text


def packed_texts(content: bytes) -> Iterator[Found]:
    """Yield the packed texts of a PNG, each no longer than `LONGEST`."""
    place = len(PNG)
    while place + 12 <= len(content):
        length, kind = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        if kind in PACKED:
            yield from _packed(content[place + 8 : place + 8 + length])
        place += 12 + length


def _packed(payload: bytes) -> Iterator[Found]:
    key = payload.partition(b"\0")[0].decode("latin-1")
    for start in (index for index, byte in enumerate(payload) if byte == 0x78):  # where zlib may begin
        try:
            text = zlib.decompressobj().decompress(payload[start:], LONGEST)
        except zlib.error:
            continue
        yield Found(f"mục {key}", text.decode("utf-8", "replace"))
        return

"""What sounds say of themselves: ID3 with chapters and lyrics, APE, Vorbis and MP4 tags, the chunks of WAV."""

from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

import mutagen
from mutagen.apev2 import APENoHeaderError, APEv2
from mutagen.id3 import ID3, ID3NoHeaderError

from newsdesk.sources.sounds import id3_length
from newsdesk.traces.nouns import LARGEST, Found, Source, Unread
from newsdesk.traces.plain import bare_texts

ID3V1 = 128
"""Bytes at the end of a file in which the oldest players look."""
SILENT = {b"data", b"fmt ", b"fact", b"PEAK", b"VP8 ", b"VP8L", b"ALPH", b"ANMF", b"ICCP"}
"""Chunks of RIFF that hold sound or picture."""


def mpeg_texts(source: Source) -> Iterator[Found | Unread]:
    """Yield the tags at both ends of an MP3; its sound is not read."""
    if 10 + id3_length(source.head(10)) > LARGEST:
        yield Unread("", "nhãn của tệp âm thanh quá lớn")
        return
    source.stream.seek(0)
    with suppress(ID3NoHeaderError):
        yield from id3_texts(ID3(source.stream, load_v1=False))
    yield from _at_the_end(source)


def _at_the_end(source: Source) -> Iterator[Found]:
    source.stream.seek(max(0, source.size - ID3V1))
    last = source.stream.read(ID3V1)
    if last.startswith(b"TAG"):
        fields = [last[begins:ends] for begins, ends in ((3, 33), (33, 63), (63, 93), (97, 127))]
        for form in ("cp1258", "utf-8"):
            told = "\n".join(field.decode(form, "replace") for field in fields)
            yield Found("nhãn ID3v1", told, weak=form == "utf-8")
    source.stream.seek(0)
    with suppress(APENoHeaderError):
        yield from tag_texts(APEv2(source.stream), "nhãn APE")


def id3_texts(tags: Any, prefix: str = "nhãn") -> Iterator[Found]:
    """Yield every text of every frame: chapters hold frames of their own."""
    for key, frame in tags.items():
        place = f"{prefix} {key[:60]}"
        for value in vars(frame).values():
            if hasattr(value, "getall"):
                yield from id3_texts(value, f"{place},")
            else:
                yield from _value(place, value)
        yield Found(place, key)


def _value(place: str, value: Any) -> Iterator[Found]:
    if isinstance(value, str):
        yield Found(place, value)
    elif isinstance(value, bytes):
        yield from (Found(place, one.text, weak=one.weak) for one in bare_texts(value))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _value(place, one)
        words = [one for one in value if isinstance(one, str)]
        if len(words) > 1:
            yield Found(place, " ".join(words), weak=True)
    elif hasattr(value, "text"):  # a date of ID3
        yield Found(place, str(value.text))


def other_sound_texts(source: Source) -> Iterator[Found | Unread]:
    """Yield the tags of a sound of any other form that mutagen knows."""
    source.stream.seek(0)
    sound = mutagen.File(source.stream)
    if sound is None:
        yield Unread("", "không nhận ra dạng âm thanh")
    elif isinstance(sound.tags, ID3):
        yield from id3_texts(sound.tags)
    elif sound.tags:
        yield from tag_texts(sound.tags, "nhãn")
    for picture in getattr(sound, "pictures", ()):
        yield from _value("ảnh bìa", [picture.desc, picture.data])


def tag_texts(tags: Any, prefix: str) -> Iterator[Found]:
    """Yield every key and value of tags that are pairs of them."""
    for key, value in tags.items():
        place = f"{prefix} {key[:60]}"
        yield Found(place, key)
        yield from _value(place, value if isinstance(value, list | tuple | str | bytes) else str(value))


def riff_texts(source: Source) -> Iterator[Found | Unread]:
    """Yield what stands in the chunks of a WAV or WebP that hold no sound and no picture, nested lists included."""
    place = 12
    while place + 8 <= source.size:
        source.stream.seek(place)
        head = source.stream.read(8)
        kind, length = head[:4], int.from_bytes(head[4:], "little")
        if kind not in SILENT and length:
            if length > LARGEST:
                yield Unread("", f"khối {_named(kind)} quá lớn")
            else:
                yield from _chunk(kind, source.stream.read(length))
        place += 8 + length + length % 2


def _chunk(kind: bytes, content: bytes) -> Iterator[Found | Unread]:
    place = f"khối {_named(kind)}"
    if kind.lower() == b"id3 ":
        inner = Source(name="", stream=BytesIO(content), size=len(content))
        yield from mpeg_texts(inner)
    else:
        yield from (Found(place, one.text, weak=one.weak) for one in bare_texts(content))


def _named(kind: bytes) -> str:
    return kind.decode("ascii", "replace").strip()

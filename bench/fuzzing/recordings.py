"""Recordings and pictures: bytes that claim to be a sound or a picture, to what they say of themselves.

Everything here is read in this process; what ffmpeg itself makes of such bytes is tried with one case in a thousand.
"""

import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

from bench.fuzzing import laws
from newsdesk.audio import register
from newsdesk.audio.recordings import decoding, examine, wholeness
from newsdesk.audio.recordings.containers import HEAD, TAIL, Ends
from newsdesk.audio.recordings.decoding import Said
from newsdesk.errors import DeskError
from newsdesk.pictures import without_traces
from newsdesk.problems import WHOLE, Place
from newsdesk.sources.pictures import is_picture, look
from newsdesk.traces.nouns import Source
from newsdesk.traces.reading import texts_in

DECODED = 0.001
"""Of all cases that go through ffmpeg too, whose start takes a hundred times as long as the rest."""
SEARCHED = 0.2
"""Of all cases in which names are looked for too."""
NAMES = (
    "bai.wav",
    "bai.mp3",
    "bai.ogg",
    "bai.flac",
    "bai.m4a",
    "bai",
    "bai.xyz",
    "bai.WAV",
    ".wav",
    "bai.jpg",
    "a.png",
)
ROW = "a,long,{0},recordings/a.wav,{0},chị Hoa,2026-11-20,60.000,200,1.000,0\n".format("1" * 32)
SAID = (
    b"[info] Input #0, mp3, from 'x':\n", b"[info]   Duration: 00:00:09.50, start: 0\n", b"[info]   Duration: N/A\n",
    b"[info]   Stream #0:0: Audio: mp3, 44100 Hz, mono, 128 kb/s\n", b"[error] Error submitting packet\n",
    b"Estimating duration from bitrate\n", b"[info] Output #0\n", b"Packet corrupt\n", b"[error] moov atom not found\n",
    b"[info] Input #0, ogg, from 'x':\n", b"[info] Input #0, mov,mp4, from\n", b"\xff\xfe\n", b"x" * 1500 + b"\n",
    b"[info]   Duration: 2562047788:00:54.77\n", b"[info] Input #0, aac, from 'x':\n",
)  # fmt: skip
SIZES = (0, 1, 7, 8, 16, 255, 256, 65_535, 65_536, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
Case = tuple[str, bytes, int]


def chunk(kind: bytes, content: bytes, size: int | None = None) -> bytes:
    """Return a chunk of RIFF, of the size that it has or says."""
    return kind + struct.pack("<I", len(content) if size is None else size) + content


def wav(samples: int = 400) -> bytes:
    """Return a WAV."""
    form = struct.pack("<HHIIHH", 1, 1, 8000, 16_000, 2, 16)
    body = (
        b"WAVE" + chunk(b"fmt ", form) + chunk(b"LIST", b"INFOINAM\4\0\0\0abc\0") + chunk(b"data", bytes(2 * samples))
    )
    return chunk(b"RIFF", body)


def page(content: bytes, kind: int, number: int) -> bytes:
    """Return a page of Ogg."""
    segments = bytes([255] * (len(content) // 255) + [len(content) % 255])
    return struct.pack("<4sBBqIIIB", b"OggS", 0, kind, number, 1, number, 0, len(segments)) + segments + content


def box(kind: bytes, content: bytes) -> bytes:
    """Return a box of MP4."""
    return struct.pack(">I4s", 8 + len(content), kind) + content


def packed(kind: bytes, content: bytes) -> bytes:
    """Return a chunk of PNG."""
    return struct.pack(">I4s", len(content), kind) + content + struct.pack(">I", zlib.crc32(kind + content))


@cache
def whole() -> tuple[bytes, ...]:
    """Return files as they should be, small, of every form that is read."""
    png = b"\x89PNG\r\n\x1a\n" + packed(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
    exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0)
    jpeg = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    jpeg += (
        b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, 2, 2, 1) + b"\1\x11\0" + b"\xff\xda\0\x08\1\1\0\0\x3f\0ab\xff\xd9"
    )
    large = b"\x1c\0\0\0" + struct.pack("<QQQI", 900, 800, 400, 0)
    comment = b"vorbis" + struct.pack("<I", 2) + b"ab" + struct.pack("<II", 1, 7) + b"TITLE=a"
    return (
        wav(),
        b"RF64\xff\xff\xff\xffWAVEds64" + large + wav()[12:],
        b"ID3\4\0\0\0\0\0\x0fTIT2\0\0\0\5\0\0\3abcd" + (b"\xff\xfb\x90\x64" + bytes(413)) * 5,
        (b"\xff\xfb\x90\x64" + bytes(413)) * 6 + b"TAG" + bytes(125),
        page(b"\1vorbis" + bytes(23), 2, 0) + page(b"\3" + comment + b"\1", 0, 1) + page(bytes(300), 4, 2),
        page(b"OpusHead\1\1" + bytes(9), 2, 0) + page(b"OpusTags" + comment[6:], 0, 1) + page(bytes(99), 0, 2),
        b"fLaC\0\0\0\x22" + bytes(34) + b"\x84\0\0\x20" + comment[6:] + bytes(200),
        box(b"ftyp", b"M4A \0\0\0\0") + box(b"moov", box(b"mvhd", bytes(100)) + box(b"udta", b""))
        + box(b"mdat", bytes(99)),
        b"#!AMR\n" + bytes(64) * 4,
        b"FORM\0\0\0\x40AIFFCOMM\0\0\0\x12" + bytes(50),
        b"\x1aE\xdf\xa3\x9fB\x86\x81\1" + bytes(90),
        b"0&\xb2u\x8ef\xcf\x11\xa6\xd9\0\xaa\0b\xcel" + bytes(90),
        b"#EXTM3U\n#EXTINF:5,\nfile:///etc/passwd\n",
        png + packed(b"zTXt", b"a\0\0" + zlib.compress(b"x" * 90))
        + packed(b"IDAT", zlib.compress(bytes(14)))
        + packed(b"IEND", b""),
        jpeg,
        chunk(b"RIFF", b"WEBP" + chunk(b"VP8X", b"\x10" + bytes(9)) + chunk(b"EXIF", exif[6:])
        + chunk(b"VP8 ", bytes(20))),
        b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;",
    )  # fmt: skip


def case(chance: Random) -> Case:
    """Return a name, the bytes of a file, and the size that it is said to have on the disk."""
    content = bytearray(chance.choice(whole()))
    for _ in range(chance.randint(0, 4)):
        ruin(content, chance)
    if chance.random() < 0.1:
        content[0:0] = chance.randbytes(chance.randint(0, 40))
    more = chance.choice((0, 0, 0, 0, 1, 70_000, 2**31, 2**40))
    return chance.choice(NAMES), bytes(content), len(content) + more


def ruin(content: bytearray, chance: Random) -> None:
    """Change some bytes: mostly in the head, where lengths stand."""
    at = chance.randint(0, min(len(content), 64) if chance.random() < 0.7 else len(content))
    way = chance.randrange(7)
    if way == 0:
        content[at : at + 1] = chance.randbytes(1)
    elif way == 1:
        content[at : at + 4] = struct.pack(chance.choice(("<I", ">I")), chance.choice(SIZES))
    elif way == 2:
        content[at : at + chance.randint(1, 30)] = b""
    elif way == 3:
        content[at:at] = content[at : at + chance.randint(1, 60)]
    elif way == 4:
        content[at:at] = chance.choice(whole())[: chance.randint(1, 60)]
    elif way == 5:
        del content[at:]
    else:
        content[at:at] = chance.randbytes(chance.randint(1, 12))


def faults(case: Case, chance: Random) -> Iterator[str]:
    """Read what a file says of itself, and yield what should not have come of it."""
    name, content, size = case
    place = Place(name, WHOLE)
    ends = Ends(size, content[:HEAD], content[-TAIL:])
    said = Said()
    said.hear(BytesIO(b"".join(chance.choices(SAID, k=chance.randint(0, 6)))))
    length = timedelta(seconds=chance.choice((0.1, 9.5, 3600)))
    problems = [wholeness.not_decoded(said, ends, place), *wholeness.whole(said, ends, length, place)]
    yield from laws.of_problems(problems, name, 1)
    yield from of_samples(BytesIO(content))
    yield from of_picture(name, content, size)
    yield from of_register(chance)
    if chance.random() < SEARCHED:
        list(texts_in(Source(name=name, stream=BytesIO(content), size=len(content))))
    if chance.random() < DECODED:
        yield from decoded(name, content)


def of_samples(stream: BytesIO) -> Iterator[str]:
    """Yield what is wrong with the samples of a WAV as ffmpeg would send it."""
    if form := decoding._form(stream):
        for piece in decoding._pieces(stream, form, decoding.Said()):
            if len(piece) % (2 * form.channels):
                yield "a piece that ends within a frame"


def of_picture(name: str, content: bytes, size: int) -> Iterator[str]:
    """Yield what is wrong with a picture that was taken for one, and with what the public may have of it."""
    if not is_picture(content):
        return
    seen = look(content, size)
    if seen.width < 0 or seen.height < 0:
        yield f"a picture of {seen.width} × {seen.height}"
    with suppress(DeskError):
        kept = without_traces(content, name)
        if without_traces(kept, name) != kept:
            yield "a picture without traces has still some"


def of_register(chance: Random) -> Iterator[str]:
    """Yield that a register of recordings was read and would not be written back."""
    text = list(",".join(register.COLUMNS) + "\n" + ROW)
    for _ in range(chance.randint(0, 2)):
        text[chance.randrange(len(text))] = chance.choice((",", "\n", '"', "-", "9", "..", "\r", "é", ""))
    with suppress(ValueError):
        kept = register.to_text(register.from_text("".join(text)))  # blanks around a cell go with the first writing
        if register.to_text(register.from_text(kept)) != kept:
            yield "a register that is not written back"


def decoded(name: str, content: bytes) -> Iterator[str]:
    """Yield what is wrong with what ffmpeg makes of a file."""
    with tempfile.TemporaryDirectory(prefix="newsdesk-fuzz-") as folder:
        path = Path(folder, "sound")
        path.write_bytes(content)
        found = examine(path, name, None)
    yield from laws.of_problems(found.problems, name, 1)
    if not found.length and not found.is_refused:
        yield "taken without a sound"

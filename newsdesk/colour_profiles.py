"""Colour profiles without the words in them: a picture keeps its colours, and who made the profile stays unsaid.

Source: ICC.1:2022 (profile version 4.4) and ICC.1:2001-04 (version 2.4).
"""

import struct
from collections.abc import Iterator
from contextlib import suppress

LARGEST = 4_000_000
"""Bytes: those of presses take up to three million."""
HEAD, ROW = 128, 12
SAYS_COLOURS = {
    b"rXYZ", b"gXYZ", b"bXYZ", b"wtpt", b"bkpt", b"lumi", b"chad", b"chrm", b"cicp", b"gamt",
    b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2",
    b"D2B0", b"D2B1", b"D2B2", b"D2B3", b"B2D0", b"B2D1", b"B2D2", b"B2D3",
}  # fmt: skip
WORDS = {b"text", b"desc", b"mluc", b"dict"}
"""Kinds of entries that hold words, whatever they are filed under."""
SOME_DAY = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
"""A profile has to bear a day; this one says nothing of anybody."""


def wordless(profile: bytes) -> bytes:
    """Return a profile that says which colours are meant and nothing else, or nothing for what is no whole profile."""
    with suppress(struct.error, ValueError):
        if len(profile) <= LARGEST and profile[36:40] == b"acsp":
            return _whole(_head(profile), [*_named(profile), *_colours(profile)])
    return b""


def _head(profile: bytes) -> bytes:
    """Return what a profile's head says of its colours: not the day, the makers, the machine and its number."""
    kept = bytearray(profile[:HEAD])
    for start, end in ((4, 8), (40, 44), (48, 56), (80, HEAD)):
        kept[start:end] = bytes(end - start)
    kept[24:36] = SOME_DAY
    return bytes(kept)


def _colours(profile: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the entries that say colours: each name once, none over a part of another, or they come to any size."""
    names, spans = set[bytes](), set[tuple[int, int]]()
    for row in range(struct.unpack_from(">I", profile, HEAD)[0]):
        name, place, length = struct.unpack_from(">4sII", profile, HEAD + 4 + ROW * row)
        if place + length > len(profile):
            raise ValueError(name)
        if name not in SAYS_COLOURS or profile[place : place + 4] in WORDS:
            continue
        spans.add((place, length))
        if name in names or sum(taken for _, taken in spans) > len(profile):
            raise ValueError(name)
        names.add(name)
        yield name, profile[place : place + length]


def _named(profile: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the two texts that a profile must have: which kind of colours it is for, and no rights."""
    kind = profile[16:20].rstrip(b" \0")
    if not kind.isalnum():
        raise ValueError(kind)
    if profile[8] >= 4:
        yield b"desc", _told(kind)
        yield b"cprt", _told(b"")
    else:
        yield b"desc", b"desc" + struct.pack(">II", 0, len(kind) + 1) + kind + bytes(1 + 8 + 3 + 67)
        yield b"cprt", b"text" + bytes(5)


def _told(words: bytes) -> bytes:
    """Return a text as version 4 keeps it."""
    wide = words.decode("ascii").encode("utf-16-be")
    return b"mluc" + struct.pack(">III4sII", 0, 1, 12, b"enUS", len(wide), 28) + wide


def _whole(head: bytes, entries: list[tuple[bytes, bytes]]) -> bytes:
    """Return a profile of these entries; the same bytes under several names are laid down once."""
    place, rows, laid = HEAD + 4 + ROW * len(entries), b"", dict[bytes, int]()
    body = bytearray()
    for name, entry in entries:
        if entry not in laid:
            laid[entry] = place + len(body)
            body += entry + bytes(-len(entry) % 4)
        rows += struct.pack(">4sII", name, laid[entry], len(entry))
    made = head + struct.pack(">I", len(entries)) + rows + bytes(body)
    return struct.pack(">I", len(made)) + made[4:]

"""What a file's first bytes say of it: something that is surely no sound, under the name of one.

Whether it is a sound that can be read, ffmpeg says when it is asked for. Here only what people do take for one is told
by its beginning: a page of an error, a text, a picture, a paper, an archive, a file that never came whole.
"""

import codecs
import re
from pathlib import Path
from typing import BinaryIO

from newsdesk.files import machine_faults
from newsdesk.sources.pictures import is_picture

HEAD, SHORTEST = 4096, 12
"""Bytes that are looked at, since some recorders leave noughts at the beginning; and fewer than which no sound has."""
SIGNS = (b"#!AMR", b"ID3", b"OggS", b"RIFF", b"fLaC")
"""How sounds begin that could be taken for a text."""
OTHERS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"GIF8", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"MZ")
"""Papers, archives, pictures that move, programs."""
MOST_TAGS = 1000
"""Of a file: programs write some dozens, and ffmpeg compares each with all before it."""
TAG_HEAD, TAG_SIGN = 10, b"ID3"
TAG = re.compile(rb"[A-Z][A-Z0-9]{2,3}\0")
"""The beginning of one: its name and the first byte of its size, since none has millions of bytes but pictures."""
BLOCK = 1 << 20
BLANKS = dict.fromkeys(map(ord, "\ufeff\t\r\n"))


def is_sound(head: bytes) -> bool:
    """Whether a file that begins so may be a sound, or a film that has one."""
    if len(head) < SHORTEST or is_picture(head[:16]) or head.startswith(OTHERS) or not head.strip(b"\0"):
        return False
    return head.startswith(SIGNS) or not _is_text(head)


def _is_text(head: bytes) -> bool:
    """Whether these are words, the last of them perhaps cut in the middle of a letter."""
    try:
        words = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return words.translate(BLANKS).isprintable()


def is_overtagged(path: Path) -> bool:
    """Whether more tags stand before a sound than any program writes: ffmpeg would be busy with them for minutes."""
    with machine_faults(path), path.open("rb") as stream:
        found = 0
        while found <= MOST_TAGS and (size := _tags_follow(stream)) is not None:
            found += 1 + _count_tags(stream, size, MOST_TAGS - found)
        return found > MOST_TAGS


def _tags_follow(stream: BinaryIO) -> int | None:
    """Return how many bytes of tags follow, None where the sound itself does: there may be several such blocks."""
    head = stream.read(TAG_HEAD)
    return id3_length(head) if len(head) == TAG_HEAD and head.startswith(TAG_SIGN) else None


def id3_length(head: bytes) -> int:
    """Return how long an ID3v2 tag says that it is, without its own ten bytes."""
    if len(head) < TAG_HEAD or not head.startswith(TAG_SIGN):
        return 0
    return sum((byte & 127) << shift for byte, shift in zip(head[6:TAG_HEAD], (21, 14, 7, 0), strict=True))


def _count_tags(stream: BinaryIO, size: int, most: int) -> int:
    """Return how many tags the next bytes hold; it is not counted on from the first that is beyond `most`."""
    found = 0
    while found <= most and (block := stream.read(min(size, BLOCK))):
        found += len(TAG.findall(block))
        size -= len(block)
    return found

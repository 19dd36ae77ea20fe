"""Bytes of a file become composed text with LF line ends, or a Problem."""

import codecs
from dataclasses import dataclass

from newsdesk.files import nfc
from newsdesk.problems import Place, Problem, error

LARGEST = 200_000
"""Bytes; a story of 900 words has six thousand."""

WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it came from the disk: its path relative to the desk, its size, its first LARGEST bytes."""

    path: str
    size: int
    content: bytes


def as_text(written: Written) -> str | Problem:
    """Return the text, or why it is none."""
    place = Place(written.path)
    if written.size > LARGEST:
        return error(place, "file-too-large", size=f"{written.size / 1e6:.1f}".replace(".", ","))
    if written.content.startswith(WIDE):
        return error(place, "file-not-utf8")
    try:
        text = written.content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return error(Place(written.path, written.content.count(b"\n", 0, fault.start) + 1), "file-not-utf8")
    if "\0" in text:
        return error(Place(written.path, text.count("\n", 0, text.index("\0")) + 1), "file-not-text")
    if not text.strip():
        return error(place, "file-empty")
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n"))

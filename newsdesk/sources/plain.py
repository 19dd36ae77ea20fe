"""Bytes of a file become composed text with LF line ends, or a Problem."""

import codecs
from dataclasses import dataclass

from newsdesk.files import nfc
from newsdesk.problems import Place, Problem, error

LARGEST = 200_000
"""Bytes; a story of 900 words has six thousand."""
REGISTER = "content/consents.yaml"
LARGEST_REGISTER = 5_000_000
"""Bytes of the one text that grows with every story: two hundred a slip."""

WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it came from the disk: its path relative to the desk, its size, its bytes as far as it may go."""

    path: str
    size: int
    content: bytes


def largest(path: str) -> int:
    """Return how many bytes a text of the desk may have."""
    return LARGEST_REGISTER if path == REGISTER else LARGEST


def as_text(written: Written) -> str | Problem:
    """Return the text, or why it is none."""
    place = Place(written.path)
    if written.size > largest(written.path):
        code = "register-too-large" if written.path == REGISTER else "file-too-large"
        return error(place, code, size=f"{written.size / 1e6:.1f}".replace(".", ","))
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

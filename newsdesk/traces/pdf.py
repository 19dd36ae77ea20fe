"""PDF as far as a light reader goes: what it says of itself, and strings that stand in it as they are.

The words of a page are numbers of a font's shapes there; the desk makes no PDF, and whoever does has its DOCX.
"""

import re
import zlib
from collections.abc import Iterator

from newsdesk.traces.nouns import LARGEST, Found, Unread
from newsdesk.traces.plain import bare_texts

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
HEX = re.compile(rb"<(FEFF[0-9A-F\s]{4,20000})>", re.IGNORECASE)
OCTAL = re.compile(rb"\\([0-7]{3})")


def pdf_texts(content: bytes) -> Iterator[Found | Unread]:
    """Yield what can be read, and that the words of the pages cannot."""
    yield from _strings(content)
    left = LARGEST
    for match in STREAM.finditer(content):
        try:
            inner = zlib.decompressobj().decompress(match[1], left)
        except zlib.error:
            continue
        left -= len(inner)
        yield from _strings(inner)
        if left <= 0:
            break
    yield Unread("", "PDF: chỉ đọc được phần thông tin kèm tệp; chữ trên trang phải tra ở bản DOCX gốc")


def _strings(content: bytes) -> Iterator[Found]:
    for match in HEX.finditer(content):
        digits = b"".join(match[1].split())
        text = bytes.fromhex(digits[: len(digits) // 4 * 4].decode()).decode("utf-16", "replace")
        yield Found("thông tin của PDF", text)
    plain = OCTAL.sub(lambda match: bytes([int(match[1], 8) & 255]), content)
    yield from (Found("trong PDF", one.text, weak=one.weak) for one in bare_texts(plain))

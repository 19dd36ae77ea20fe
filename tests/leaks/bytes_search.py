"""Words looked for in files as bytes, whatever the files are: in every writing, and in whatever was packed into them.

It knows no form of ours and shares nothing with `newsdesk.traces`; so it covers a file that somebody will add, too.
"""

import bz2
import json
import lzma
import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

ZLIB = re.compile(rb"x[\x01\x5e\x9c\xda]")
GZIP = re.compile(rb"\x1f\x8b\x08")
ZIP = re.compile(rb"PK\x03\x04.{26}", re.DOTALL)
BZIP = re.compile(rb"BZh[1-9]1AY&SY")
XZ = re.compile(rb"\xfd7zXZ\x00")
SEALED = {"zstd": b"\x28\xb5\x2f\xfd", "LZ4": b"\x04\x22\x4d\x18", "Snappy": b"\xff\x06\x00\x00sNaPpY"}
"""Packings that Python 3.11 cannot open: a file that begins so is a fault until this module is taught."""
DEEPEST = 3
MOST = 64 << 20
SHORTEST = 8
"""Bytes that a stream must give before it is taken for one: two bytes look like a stream's head by chance."""


class SealedError(Exception):
    """A file is packed in a way that cannot be searched."""


def writings(word: str) -> frozenset[bytes]:
    """Return the bytes that a word may be written as."""
    forms = {unicodedata.normalize(form, word) for form in ("NFC", "NFD")}
    forms |= {case(form) for form in forms for case in (str.upper, str.lower)}
    composed = (word, word.upper(), word.lower())
    texts = {"".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in form) for form in composed}
    texts |= {write(form) for form in composed for write in (json_text, quote, lambda one: one.replace(" ", "_"))}
    wide = {form.encode(code) for form in forms for code in ("utf-16-le", "utf-16-be")}
    return frozenset({text.encode() for text in forms | texts} | wide)


def json_text(word: str) -> str:
    """Return a word as JSON in ASCII writes it."""
    return json.dumps(word)[1:-1]


def unpacked(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """Yield the content, and whatever stands packed anywhere in it."""
    yield content
    if depth == DEEPEST:
        return
    for pattern, window in ((ZLIB, zlib.MAX_WBITS), (GZIP, 16 + zlib.MAX_WBITS)):
        for match in pattern.finditer(content):
            yield from _inflated(content, match.start(), window, depth)
    for match in ZIP.finditer(content):
        begins = match.end() + sum(int.from_bytes(match[0][at : at + 2], "little") for at in (26, 28))
        yield from _inflated(content, begins, -zlib.MAX_WBITS, depth)
    for pattern, opened in ((BZIP, bz2.BZ2Decompressor), (XZ, lzma.LZMADecompressor)):
        for match in pattern.finditer(content):
            with suppress(OSError, lzma.LZMAError):
                yield from unpacked(opened().decompress(content[match.start() :], MOST), depth + 1)


def _inflated(content: bytes, begins: int, window: int, depth: int) -> Iterator[bytes]:
    """Yield what a stream gives until it ends or breaks, and what stands packed in that."""
    stream, found, length = zlib.decompressobj(window), bytearray(), 64
    with suppress(zlib.error):
        while begins < len(content) and not stream.eof and len(found) < MOST:
            found += stream.decompress(content[begins : begins + length], MOST)
            begins, length = begins + length, 1 << 16
    if len(found) > SHORTEST:
        yield from unpacked(bytes(found), depth + 1)


def found_in(path: Path, wanted: Mapping[str, frozenset[bytes]]) -> set[str]:
    """Return which of some words, given with their writings, stand in a file; raises SealedError."""
    content = path.read_bytes()
    for name, begins in SEALED.items():
        if content.startswith(begins):
            raise SealedError(f"{path}: {name}")
    return {word for layer in unpacked(content) for word, forms in wanted.items() if any(one in layer for one in forms)}

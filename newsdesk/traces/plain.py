"""Text files, JSON, and whatever words lie in a file of no known form."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from newsdesk.traces.nouns import Found

LETTER = rb"(?:[\x20-\x7e\t]|[\xc3-\xcd][\x80-\xbf]|\xe1[\xba\xbb][\x80-\xbf]|\xe2\x80[\x80-\xbf])"
WORDS = re.compile(LETTER + rb"{4,4000}")
"""Vietnamese in UTF-8, composed or not, as it stands among other bytes."""
WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00|[\x00-\xff][\x01\x03\x1e]){3,2000}")
"""The same in UTF-16 with the low byte first, as Windows writes it into pictures and tags."""
EMPTY = re.compile(rb"\x00{8,}")
HANDED_OVER = re.compile(r"^[\w.]+(?:\[\d+\])? = ([\[{\"].*);$", re.MULTILINE)
"""A line of a script that gives a name to JSON, as the search's files do; within JSON a line's end is written."""
SHORT = 8 << 20
"""Bytes of a broken file that are searched for words."""
WIDE_HIGH = re.compile(rb"(?:\x00[\x20-\x7e\xa0-\xff]|[\x01\x03\x1e][\x00-\xff]){3,2000}")


def decoded(content: bytes) -> str:
    """Return the bytes of a text file as text; a byte that is no UTF-8 hides no other."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "replace")


def is_text(head: bytes) -> bool:
    """Whether the first bytes are a text file's."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in head


def plain_texts(content: bytes) -> Iterator[Found]:
    """Yield a text file whole, its lines counted; again as Windows-1258 where it is no UTF-8."""
    text = decoded(content)
    yield Found("", text, line=1)
    if "\ufffd" in text:
        yield Found("", content.decode("cp1258", "replace"), line=1, weak=True)


def json_texts(content: bytes) -> Iterator[Found]:
    """Yield every key and text of a JSON document, and the document as it stands."""
    text = decoded(content)
    try:
        yield from values(json.loads(text), "")
    except (ValueError, RecursionError):
        yield Found("", text, line=1)
    else:
        yield Found("", text, line=1, weak=True)


def script_texts(content: bytes) -> Iterator[Found]:
    """Yield every key and text of the JSON that a script hands over, and the script as it stands."""
    text = decoded(content)
    for match in HANDED_OVER.finditer(text):
        with suppress(ValueError, RecursionError):
            yield from values(json.loads(match[1]), "")
    yield Found("", text, line=1, weak=True)


def values(value: Any, trail: str) -> Iterator[Found]:
    """Yield every key and text in a value, with the way to it."""
    if isinstance(value, str):
        yield Found(f"mục {trail or 'gốc'}", value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield Found(f"tên mục {trail or 'gốc'}", key)
            yield from values(inner, f"{trail}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from values(inner, f"{trail}[{number}]")


def bare_texts(content: bytes) -> Iterator[Found]:
    """Yield what words lie in bytes of any form; what is packed is not seen."""
    content = EMPTY.sub(b"\0\0", content)
    yield Found("trong dữ liệu của tệp", "\n".join(run.decode("utf-8", "replace") for run in WORDS.findall(content)))
    for pattern, form in ((WIDE, "utf-16-le"), (WIDE_HIGH, "utf-16-be")):
        runs = pattern.findall(content)
        yield Found("trong dữ liệu của tệp", "\n".join(run.decode(form, "replace") for run in runs), weak=True)

"""What a story's file says, and its lines without those of some keys: what an edit must leave alone."""

import unicodedata
from collections import Counter
from typing import Any

from newsdesk.commands import header_places as places
from newsdesk.sources import yaml_text


def said(content: bytes) -> dict[str, Any]:
    """Return the keys of a header as plain values."""
    start, stop = places.header(content)
    text = unicodedata.normalize("NFC", content[start:stop].decode().replace("\r\n", "\n").replace("\r", "\n"))
    reading = yaml_text.read(text, "")
    assert not reading.problems
    return dict(reading.value)


def others(content: bytes, keys: set[str]) -> str:
    """Return a file without the lines of some keys."""
    start, stop = places.header(content)
    text = content[start:stop].decode()
    for key, value in reversed(places.root(text).value):
        if key.value in keys:
            first = places.line_start(text, key.start_mark.index)
            text = text[:first] + text[places.next_line(text, places.last_letter(text, value)) :]
    return content[:start].decode() + text + content[stop:].decode()


def keeps(before: bytes, after: bytes, keys: set[str]) -> bool:
    """Whether every line of the other keys is there in its order; a comment of a changed one may have been left over."""
    old, new = others(before, keys).splitlines(keepends=True), others(after, keys).splitlines(keepends=True)
    further = iter(new)
    more = Counter(new) - Counter(old)
    return all(line in further for line in old) and all(line.strip()[:1] in ("", "#") for line in more)

"""The example lines of a new draft: once a key is filled in, its own example has done its work."""

import re
from collections.abc import Iterable
from functools import cache

from newsdesk.commands import drafting, header_places

FIGURES = {"day": r"\d{4}-\d\d-\d\d", "year": r"\d{4}", "next_year": r"\d{4}"}
KEY = re.compile(r"# (?P<key>[a-z_]+):")


def without_examples(content: bytes, filled: Iterable[str]) -> bytes:
    """Return a story's file without the examples of these keys, as `new` wrote them; other comments stay.

    The line above them goes with the last of them.
    """
    start, stop = header_places.header(content)
    text = content[start:stop].decode("utf-8")
    lead, blocks = _examples()
    left = text
    for key in filled:
        left = blocks[key].sub("", left, count=1) if key in blocks else left
    if left != text and not any(block.search(left) for block in blocks.values()):
        left = lead.sub("", left, count=1)
    return content[:start] + left.encode("utf-8") + content[stop:]


@cache
def _examples() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """Return the line above the examples, and the lines of each key's."""
    marks = {name: f"@{name}@" for name in FIGURES}
    lead, *rows = drafting.LATER.format_map(marks).splitlines()
    blocks: dict[str, list[str]] = {}
    key = ""
    for row in rows:
        found = KEY.match(row)
        key = found["key"] if found else key
        blocks.setdefault(key, []).append(row)
    return _pattern([lead]), {name: _pattern(lines) for name, lines in blocks.items()}


def _pattern(rows: Iterable[str]) -> re.Pattern[str]:
    """Return what finds these very lines, whatever day stood in them."""
    text = "".join(f"{re.escape(row)}\r?\n" for row in rows)
    for name, figures in FIGURES.items():
        text = text.replace(f"@{name}@", figures)
    return re.compile(f"^{text}", re.MULTILINE)

"""Two people's changes of one text put together where they do not touch: header by header key, table by row."""

import re
from collections.abc import Callable, Mapping

KEY = re.compile(r"([\w-]+|\"[^\"]*\"|'[^']*')\s*:(?:\s|\Z)")
Lines = Callable[[str, str, str], str | None]
"""Puts three texts (as it was, mine, theirs) together by lines; None where both changed the same place."""
Pieces = dict[str, str]


def together(path: str, base: str, mine: str, theirs: str, by_lines: Lines) -> str | None:
    """Return both changes in one text; None where somebody must choose."""
    if path.endswith(".md"):
        return _texts(base, mine, theirs, by_lines)
    if path.endswith(".tsv"):
        return by_lines(base, mine, theirs) or _joined(rows, base, mine, theirs, by_lines)
    if path.endswith(".yaml"):
        return by_lines(base, mine, theirs) or _joined(keys, base, mine, theirs, by_lines)
    return by_lines(base, mine, theirs)


def _texts(base: str, mine: str, theirs: str, by_lines: Lines) -> str | None:
    """Put headers together by key and bodies by lines, which an empty line between paragraphs tells apart."""
    split = [header_and_body(text) for text in (base, mine, theirs)]
    if any(header is None for header, _ in split):
        return by_lines(base, mine, theirs)
    old, one, other = split
    header = _joined(keys, old[0] or "", one[0] or "", other[0] or "", by_lines)
    body = by_lines(old[1], one[1], other[1])
    return None if header is None or body is None else f"---\n{header}---\n{body}"


def header_and_body(text: str) -> tuple[str | None, str]:
    """Return the lines between the first two `---`, and what follows; None for a text without a header."""
    match = re.match(r"---[ \t]*\n(.*?^)---[ \t]*(?:\n|\Z)(.*)\Z", text.removeprefix("\ufeff"), re.S | re.M)
    return (match[1], match[2]) if match else (None, text)


def _joined(split: Callable[[str], Pieces | None], base: str, mine: str, theirs: str, by_lines: Lines) -> str | None:
    parts = [split(text) for text in (base, mine, theirs)]
    if parts[0] is None or parts[1] is None or parts[2] is None:
        return by_lines(base, mine, theirs)
    merged = merge(parts[0], parts[1], parts[2], by_lines)
    return None if merged is None else "".join(merged.values())


def merge(base: Pieces, mine: Pieces, theirs: Pieces, by_lines: Lines) -> Pieces | None:
    """Return the pieces of both, in their order, then what only I have; None where one was changed in two ways."""
    merged: Pieces = {}
    for key in dict.fromkeys([*theirs, *mine, *base]):
        old, one, other = base.get(key), mine.get(key), theirs.get(key)
        if one == other or other == old:
            chosen = one
        elif one == old:
            chosen = other
        elif old is None or one is None or other is None or (chosen := by_lines(old, one, other)) is None:
            return None
        if chosen is not None:
            merged[key] = chosen
    return merged


def keys(text: str) -> Pieces | None:
    """Return each top key of YAML with all its lines; what stands before the first under an empty name."""
    found: Pieces = {}
    now = ""
    for line in text.splitlines(keepends=True):
        if match := KEY.match(line):
            now = match[1].strip("\"'")
            if now in found:
                return None
        found[now] = found.get(now, "") + (line if line.endswith("\n") else f"{line}\n")
    return found


def rows(text: str) -> Pieces | None:
    """Return each row of a table by what stands in its first column."""
    found: Pieces = {}
    for number, line in enumerate(text.splitlines()):
        name = line.split("\t")[0].strip() if line.strip() and not line.startswith("#") else f"\0{line}\0{number}"
        if name in found:
            return None
        found[name] = f"{line}\n"
    return found


def differs(mine: str, theirs: str) -> list[str]:
    """Return in words what is not the same in two texts: which header keys, which paragraphs."""
    (one, left), (other, right) = header_and_body(mine), header_and_body(theirs)
    said = [f"mục “{key}”" for key in _unlike(keys(one or "") or {}, keys(other or "") or {}) if key]
    mine_said, theirs_said = paragraphs(left), paragraphs(right)
    numbers = [str(n) for n, text in enumerate(mine_said, 1) if text not in theirs_said]
    others = [str(n) for n, text in enumerate(theirs_said, 1) if text not in mine_said]
    said += [f"đoạn {', '.join(numbers)} ở bản của bạn"] if numbers else []
    return said + ([f"đoạn {', '.join(others)} ở bản người khác"] if others else [])


def paragraphs(text: str) -> list[str]:
    """Return what empty lines tell apart."""
    return [part.strip() for part in re.split(r"\n[ \t]*\n", text) if part.strip()]


def _unlike(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return [key for key in dict.fromkeys([*one, *other]) if one.get(key) != other.get(key)]

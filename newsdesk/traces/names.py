"""Whether a name stands in a text however it is written: as words, encoded, or as addresses have it."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote

from newsdesk.model.alphabet import ascii_slug
from newsdesk.model.standing_names import name_words, places_of, stands_in

TAG = re.compile(r"<[^<>\n]{0,500}>")
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2}))")
PARTED = r"(?:[-_.+~\s]|%20|%2D|%5F)"
"""What stands between the words of a name in an address or a file's name."""
AROUND = 48
"""Characters of an excerpt before and after the name."""


def rows_of(name: str, text: str) -> Iterator[tuple[int, str]]:
    """Yield the row (from 0) of each place where a name stands in a text, and the words around it."""
    if not may_stand(name, skeletons_of(text)):
        return
    rows: dict[int, str] = {}
    for form in forms(text):
        lines = form.split("\n")
        for row in (*places_of(name, form), *_slug_rows(name, form)):
            rows.setdefault(row, excerpt(name, " ".join(lines[row : row + 4])))
    yield from sorted(rows.items())


def forms(text: str) -> tuple[str, ...]:
    """Return a text as Markdown or HTML, as bare words, and with what encodes its letters undone."""
    bare = text.replace("<", " ").replace(">", " ")
    undone = ESCAPE.sub(_letter, unquote(bare) if "%" in bare else bare)
    return tuple(dict.fromkeys((text, bare, undone)))


def _letter(match: re.Match[str]) -> str:
    code = int(match[1] or match[2] or match[3], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]


def may_stand(name: str, skeletons: Sequence[str]) -> bool:
    """Whether the last word of a name stands in a text at all, its marks aside: quick to tell of a long text."""
    last = last_word(name)
    return bool(last) and any(last in letters for letters in skeletons)


@lru_cache(maxsize=1024)
def last_word(name: str) -> str:
    """Return the last word of a name without its marks: no shape of the name is without it."""
    words = name_words(name)
    return skeleton(words[-1]) if words else ""


def skeletons_of(text: str) -> tuple[str, ...]:
    """Return the letters of a text in each of its forms, without marks: what a name is first looked for in."""
    seen = html.unescape(TAG.sub("", text)) if "&" in text or "<" in text else text
    return tuple(dict.fromkeys(skeleton(form) for form in (seen, *forms(text)[1:])))


def skeleton(text: str) -> str:
    """Return the letters of a text without any mark, the signs of ASCII kept."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return bare.encode("ascii", "ignore").decode()


@lru_cache(maxsize=256)
def slug_pattern(name: str) -> re.Pattern[str] | None:
    """Return how a name looks in addresses: lo-van-a, lo_van_a, LoVanA; None for a name of one word.

    A name of two words is looked for only with a sign between them: chi hoa and chihoa are too often something else.
    """
    words = ascii_slug(" ".join(name_words(name))).split("-")
    if len(words) < 2:
        return None
    between = f"{PARTED}?" if len(words) > 2 else PARTED.replace(r"\s", "")
    return re.compile(rf"(?<![a-z0-9]){between.join(words)}(?![a-z0-9])", re.IGNORECASE | re.ASCII)


def _slug_rows(name: str, text: str) -> Iterator[int]:
    if pattern := slug_pattern(name):
        for match in pattern.finditer(text):
            yield text.count("\n", 0, match.start())


def excerpt(name: str, line: str) -> str:
    """Return the name with the words around it, on one line, without what a terminal would obey."""
    shown = " ".join("".join(letter if letter.isprintable() else " " for letter in line).split())
    if len(shown) <= 2 * AROUND:
        return shown
    start, end = _span(name, shown)
    before, after = max(0, start - AROUND), min(len(shown), end + AROUND)
    return f"{'…' if before else ''}{shown[before:after].strip()}{'…' if after < len(shown) else ''}"


def _span(name: str, line: str) -> tuple[int, int]:
    """Return where a name begins and ends in a line, by asking of shorter and shorter pieces."""
    pattern = slug_pattern(name)
    if not stands_in(name, line):
        match = pattern.search(line) if pattern else None
        return match.span() if match else (0, 0)
    end = _least(0, len(line), lambda place: stands_in(name, line[:place]))
    start = end - _least(0, end, lambda length: stands_in(name, line[end - length : end]))
    return start, end


def _least(low: int, high: int, holds: Callable[[int], bool]) -> int:
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low

"""Whether a name stands in a text however it is written: as words, encoded, or as addresses have it."""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote

from newsdesk.model.alphabet import ascii_slug
from newsdesk.model.as_read import as_read
from newsdesk.model.standing_names import Standing, name_words, standings
from newsdesk.model.texts import LOOKALIKE, TWINS, closed_forms

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
    for form in (*forms(text), *closed_forms(text)):
        for standing in (*standings(name, form), *_in_addresses(name, form)):
            rows.setdefault(standing.row, excerpt(standing))
    yield from sorted(rows.items())


def forms(text: str) -> tuple[str, ...]:
    """Return a text as Markdown or HTML, as bare words, with what encodes its letters undone, and as it is read."""
    bare = text.replace("<", " ").replace(">", " ")
    undone = ESCAPE.sub(_letter, unquote(bare) if "%" in bare else bare)
    return tuple(dict.fromkeys((text, bare, undone, *as_read(text))))


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
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = (letters.translate(TWINS) if LOOKALIKE.search(letters) else letters).replace("đ", "d")
    return bare.encode("ascii", "ignore").decode()


@lru_cache(maxsize=256)
def slug_pattern(name: str) -> re.Pattern[str] | None:
    """Return how a name looks in addresses: lo-van-a, lo_van_a, LoVanA2; None for a name of one word.

    A name of two words is looked for only with a sign between them: chi hoa and chihoa are too often something else.
    """
    words = ascii_slug(" ".join(name_words(name))).split("-")
    if len(words) < 2:
        return None
    long = len(words) > 2
    between, beside = (f"{PARTED}?", "a-z") if long else (PARTED.replace(r"\s", ""), "a-z0-9")
    return re.compile(rf"(?<![{beside}]){between.join(words)}(?![{beside}])", re.IGNORECASE | re.ASCII)


def _in_addresses(name: str, text: str) -> Iterator[Standing]:
    if pattern := slug_pattern(name):
        for match in pattern.finditer(text):
            yield Standing(text, *match.span())


def excerpt(standing: Standing) -> str:
    """Return the name with the words around it, on one line, without what a terminal would obey."""
    seen = standing.seen
    line = seen.rfind("\n", 0, standing.begins) + 1
    end = seen.find("\n", standing.ends)
    before, after = max(line, standing.begins - AROUND), min(end if end >= 0 else len(seen), standing.ends + AROUND)
    shown = " ".join("".join(letter if letter.isprintable() else " " for letter in seen[before:after]).split())
    return f"{'…' if before > line else ''}{shown}{'…' if after not in (end, len(seen)) else ''}"

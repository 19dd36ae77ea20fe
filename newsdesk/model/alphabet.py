"""The Vietnamese alphabet: how lists are sorted, and the same words in ASCII for addresses."""

import re
import unicodedata
from collections import Counter

LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng; a syllable without a mark comes before them."""
VOWELS = "aăâeêioôơuưy"
SAID = frozenset("abcdefghijklmnopqrstuvwxyzđ") | {
    unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in ("", *TONES)
}
"""Every letter that a voice reads, small: Vietnamese and ASCII ones."""

TOKEN = re.compile(r"\d{1,18}|[^\W\d_]+")
RESERVED = {
    "index",
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}
"""The name of a folder's own page, and those that Windows keeps for devices."""

Syllable = tuple[bool, int, tuple[int, ...], tuple[int, ...]]
"""Whether it is a word, else the number's value; the places of its letters; their tones."""


def can_be_said(text: str) -> bool:
    """Whether a voice finds a letter to read in a text."""
    return not SAID.isdisjoint(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower()))


def with_our_d(small: str) -> str:
    """Return small letters with đ for those of other alphabets that old fonts have in its place: eth, African d."""
    return small.replace("\u00f0", "đ").replace("\u0256", "đ")


def alphabetical(text: str) -> tuple[tuple[Syllable, ...], str]:
    """Return the key by which Vietnamese dictionaries sort: syllable by syllable, letters before tones.

    Numbers come before words and count by their value: số 2 before số 10. No two texts have the same key.
    """
    composed = with_our_d(unicodedata.normalize("NFC", text).casefold())
    return tuple(_syllable(token) for token in TOKEN.findall(composed)), text


def _syllable(token: str) -> Syllable:
    if token.isdecimal():
        return False, int(token), (), ()
    letters, tones = zip(*(_letter(letter) for letter in token), strict=True)
    return True, 0, letters, tones


def _letter(letter: str) -> tuple[int, int]:
    """Return the place of a letter in the alphabet, and that of its tone: 0 for none, 5 for nặng."""
    marks = unicodedata.normalize("NFD", letter)
    bare = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    tone = next((TONES.index(mark) + 1 for mark in marks if mark in TONES), 0)
    return LETTERS.get(bare, len(LETTERS) + ord(bare[:1] or letter)), tone


def ascii_slug(text: str) -> str:
    """Return the words in letters that every system knows: "Bếp ăn" becomes "bep-an"; nothing may be left."""
    plain = unicodedata.normalize("NFD", with_our_d(text.casefold()).replace("đ", "d"))
    return "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c))))


def ascii_slugs(texts: set[str]) -> dict[str, str]:
    """Return a slug for each text that no other text has and that every system takes for a file's name.

    Where two texts differ only by their marks (mã, mạ), the later one in the alphabet bears a number.
    """
    slugs: dict[str, str] = {}
    taken, numbers = set(RESERVED), Counter[str]()
    for text in sorted(texts, key=alphabetical):
        slug = stem = ascii_slug(text)[:80].strip("-") or "khac"
        while slug in taken:
            numbers[stem] += 1
            slug = f"{stem}-{numbers[stem] + 1}"
        slugs[text] = slug
        taken.add(slug)
    return slugs

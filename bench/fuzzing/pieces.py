"""What hostile files are made of: pieces that nobody should write, and the ways in which good text goes bad."""

from collections.abc import Callable, Sequence
from random import Random

from bench.hostile import COMBINING, EMOJI, MARKS, RIGHT_TO_LEFT, SPACES, SYLLABLES, UNSEEN

NUMBERS = (
    "0", "007", "1.250", "1,250,000", "12,5", "3/4", "15/8/2026", "30/2/2026", "6h30", "25:61", "-5", "1e999", "0x1F",
    "٣", "½", "①", "Ⅲ", "²", "9" * 40, "1.000.000.000.000", "10-12-14", "405/KH-CSĐTNTMT", "37,5°C", "0212.3852.000",
    "≥ 18", "5m2", "1:2:3", "2026-02-30", "2026-11-20", "99:99", "24/7", "1 000 000", "12\u00a0000", "%", "50%",
)  # fmt: skip
CONTROLS = "".join(map(chr, (*range(1, 9), 11, 12, *range(14, 32), *range(127, 160))))
ODD = (
    "\x00", "\x1b[31m", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe", "\U0010ffff", "\u202e", "\u2066", "\u0301",
    "e\u0323\u0302", "\u1ea0\u0301", "ﬁ", "İ", "ß", "ǆ", "\u115f", "\u0e33", "\u0344", "\u212b", "\u2126", "\r", "\r\n",
    "\t", "\v", "\f", " ", "\u00a0", "\u3000",
)  # fmt: skip
INVALID = (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xe1\xbb", b"\x80", b"\xfe\xff", b"\xff\xfe")
"""Bytes that are no UTF-8: overlong, half of a letter, a surrogate, another encoding's mark."""
MOST_REPEATED = 60


def word(chance: Random) -> str:
    """Return a word, a number, a mark or something odd."""
    return chance.choice(chance.choice(WORDS))


WORDS: tuple[Sequence[str], ...] = (
    SYLLABLES, SYLLABLES, SYLLABLES, NUMBERS, NUMBERS, MARKS, ODD, EMOJI, COMBINING, UNSEEN, RIGHT_TO_LEFT, SPACES,
    CONTROLS,
)  # fmt: skip


def words(chance: Random, most: int) -> str:
    """Return so many words at most, most of them apart."""
    return chance.choice((" ", " ", " ", "")).join(word(chance) for _ in range(chance.randint(1, most)))


def mutated(text: str, chance: Random, pieces: Sequence[str]) -> str:
    """Return a text in which a thing or three went wrong."""
    for _ in range(chance.randint(1, 3)):
        text = chance.choice(WAYS)(text, chance, pieces)
    return text


def _span(text: str, chance: Random) -> tuple[int, int]:
    begins = chance.randint(0, len(text))
    return begins, min(len(text), begins + chance.choice((1, 2, 5, 20, 100)))


def _dropped(text: str, chance: Random, _: Sequence[str]) -> str:
    begins, ends = _span(text, chance)
    return text[:begins] + text[ends:]


def _doubled(text: str, chance: Random, _: Sequence[str]) -> str:
    begins, ends = _span(text, chance)
    return text[:ends] + text[begins:]


def _moved(text: str, chance: Random, _: Sequence[str]) -> str:
    begins, ends = _span(text, chance)
    rest = text[:begins] + text[ends:]
    at = chance.randint(0, len(rest))
    return rest[:at] + text[begins:ends] + rest[at:]


def _pierced(text: str, chance: Random, pieces: Sequence[str]) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(pieces) + text[at:]


def _odd(text: str, chance: Random, _: Sequence[str]) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + word(chance) + text[at + chance.randint(0, 1) :]


def _repeated(text: str, chance: Random, pieces: Sequence[str]) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(pieces) * chance.randint(2, MOST_REPEATED) + text[at:]


def _cut(text: str, chance: Random, _: Sequence[str]) -> str:
    return text[: chance.randint(0, len(text))]


WAYS: tuple[Callable[[str, Random, Sequence[str]], str], ...] = (
    _dropped, _dropped, _doubled, _moved, _pierced, _pierced, _pierced, _odd, _odd, _repeated, _cut,
)  # fmt: skip


def encoded(text: str, chance: Random) -> bytes:
    """Return the bytes of a text, now and then with something in it that is none."""
    content = text.encode("utf-8", "surrogatepass")
    one = chance.random()
    if one < 0.93:
        return content
    if one < 0.98:
        at = chance.randint(0, len(content))
        return content[:at] + chance.choice(INVALID) + content[at + chance.randint(0, 2) :]
    return text.encode(chance.choice(("utf-16", "utf-16-be", "utf-8-sig", "cp1258")), "replace")

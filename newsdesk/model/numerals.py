"""Numbers in words become values, and values the number of syllables that an announcer says."""

import re
from functools import lru_cache

DIGITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5}
DIGITS |= {"sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
NUMERAL = (*DIGITS, *SCALES, "mười", "mươi", "chục", "trăm", "linh", "lẻ", "phẩy", "rưỡi")
"""Every word that a number may hold."""

DIGIT = f"({'|'.join(DIGITS)})"
BELOW_THOUSAND = re.compile(
    rf"(?:{DIGIT} trăm\b ?)?(?:(?:linh|lẻ) {DIGIT}|{DIGIT} (?:mươi|chục)(?: {DIGIT})?|(mười)(?: {DIGIT})?|{DIGIT})?\Z"
)
SECTION = re.compile(rf"(.*?) ?(?:\b({'|'.join(SCALES)})\b ?|\Z)")


def value_of(words: str) -> float | None:
    """Return the value of a number in words, one space between them; None for hai ba (two or three) and the like."""
    whole, comma, part = words.partition(" phẩy ")
    if comma:
        return _decimal(whole, part)
    if whole.endswith(" rưỡi"):
        return _and_a_half(whole.removesuffix(" rưỡi"))
    value = _whole(whole)
    return None if value is None else float(value)


def _decimal(whole: str, part: str) -> float | None:
    """Return mười tám phẩy sáu triệu: behind the comma a number, or digits one by one, then a scale."""
    scale = 1
    while (last := part.rpartition(" "))[2] in SCALES and last[0]:
        part, scale = last[0], scale * SCALES[last[2]]
    digits = [DIGITS.get(word) for word in part.split(" ")]
    one_by_one = len(digits) > 1 and None not in digits
    behind = "".join(map(str, digits)) if one_by_one else _whole(part)
    before = _whole(whole)
    return None if before is None or behind is None else float(f"{before}.{behind}") * scale


def _and_a_half(words: str) -> float | None:
    """Return a value with half of its last scale more: một triệu rưỡi."""
    value, last = _whole(words), words.rpartition(" ")[2]
    if value is None:
        return None
    return value + SCALES.get(last, 100 if last == "trăm" else 1) / 2


def _whole(words: str) -> int | None:
    total = 0
    for section, scale in SECTION.findall(words):
        part = _below_thousand(section, after=bool(total))
        if part is None or (scale and not part and not total):
            return None
        if scale and not section:
            total *= SCALES[scale]
        else:
            total += part * SCALES.get(scale, 1)
    return total


def _below_thousand(words: str, after: bool) -> int | None:
    """Return the value of a group; a bare digit behind a hundred or a thousand is short for something else."""
    match = BELOW_THOUSAND.match(words)
    if match is None:
        return None
    hundreds, linked, tens, unit, ten, teen, bare = match.groups()
    if bare and (hundreds or after):
        return None
    value = 100 * DIGITS.get(hundreds or "", 0) + 10 * DIGITS.get(tens or "", 0) + 10 * bool(ten)
    return value + DIGITS.get(linked or unit or teen or bare or "", 0)


@lru_cache(maxsize=1 << 14)
def syllables(value: int, inner: bool = False) -> int:
    """Return how many syllables a whole number has when it is said: 2.790 has six."""
    if value >= 10**9:
        rest = value % 10**9
        return syllables(value // 10**9, inner) + 1 + (syllables(rest, inner=True) if rest else 0)
    groups = [value // size % 1000 for size in (10**6, 10**3, 1)]
    said = [(place, group) for place, group in enumerate(groups) if group]
    scales = sum(place < len(groups) - 1 for place, _ in said)
    return sum(_group(group, inner=inner or bool(nth)) for nth, (_, group) in enumerate(said)) + scales or 1


def _group(value: int, inner: bool) -> int:
    """Return the syllables of 1–999; an inner group says its empty hundreds too."""
    hundreds, rest = divmod(value, 100)
    tens, unit = divmod(rest, 10)
    headed = bool(hundreds) or inner
    below = (1 if tens == 1 else 2 if tens else int(headed and bool(unit))) + bool(unit)
    return 2 * headed + below

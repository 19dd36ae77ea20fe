"""Numbers in words, as broadcasters say them: linh, mốt, lăm, and tư after mươi."""

import re

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
LONGEST = 18
"""Digits of the longest whole number that is read; a longer one is a code, unless it is round."""
ROUND, LONGEST_ROUND = "0" * 15, 27

GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+\Z")
BARE = re.compile(r"[0-9]+\Z")


def number(value: int) -> str:
    """Return a whole number in words; below zero it begins with "âm"."""
    if value < 0:
        return f"âm {number(-value)}"
    return " ".join(groups(value)) if value else DIGITS[0]


def groups(value: int, *, inner: bool = False) -> list[str]:
    """Return the words of a number group by group; an inner one says its empty hundreds too."""
    words: list[str] = []
    if value >= 10**9:
        words = [*groups(value // 10**9, inner=inner), "tỷ"]
    for size, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        if part := value // size % 1000:
            words += [below_thousand(part, inner=inner or bool(words)), *([name] if name else [])]
    return words


def below_thousand(value: int, *, inner: bool) -> str:
    """Return 1–999 in words; an inner group begins with its hundreds even if there are none."""
    hundreds, rest = divmod(value, 100)
    if not hundreds and not inner:
        return below_hundred(rest)
    head = f"{DIGITS[hundreds]} trăm"
    if not rest:
        return head
    return f"{head} linh {DIGITS[rest]}" if rest < 10 else f"{head} {below_hundred(rest)}"


def below_hundred(value: int) -> str:
    """Return 0–99 in words."""
    tens, unit = divmod(value, 10)
    if not tens:
        return DIGITS[unit]
    head = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    if not unit:
        return head
    if tens == 1:
        return f"{head} {'lăm' if unit == 5 else DIGITS[unit]}"
    return f"{head} {AFTER_TENS.get(unit, DIGITS[unit])}"


def digit_by_digit(written: str) -> str:
    """Return each digit by its name."""
    return " ".join(DIGITS[int(digit)] for digit in written)


def ordinal(value: int) -> str:
    """Return what follows "thứ"."""
    return {1: "nhất", 4: "tư"}.get(value) or number(value)


def month(value: int) -> str:
    """Return what follows "tháng": April is "tháng tư"."""
    return "tư" if value == 4 else number(value)


def value_of(written: str) -> float | None:
    """Return the value of a number in Vietnamese writing (2.400 or 12,5), or None where it is not one."""
    whole, _, part = written.partition(",")
    if not BARE.match(whole) and not GROUPED.match(whole):
        return None
    return float(f"{whole.replace('.', '')}.{part or 0}")


FOREIGN = re.compile(r"[0-9]{1,3}(?:,000)+\Z")
"""12,000 is twelve thousand the English way, and twelve with a precision that nobody writes the Vietnamese way."""


def say_written(written: str) -> str | None:
    """Return a number in Vietnamese writing in words, or None where its reading is not certain."""
    whole, comma, part = written.partition(",")
    if FOREIGN.match(written):
        return None
    if (said := say_whole(whole)) is None:
        return None
    return f"{said} phẩy {say_part(part)}" if comma else said


def say_whole(written: str) -> str | None:
    """Return 1.250, 1250, 05 (a count) or 0212 (digit by digit, for a count has no such zero) in words."""
    if GROUPED.match(written):
        written = written.replace(".", "")
    if not BARE.match(written) or len(written) > (LONGEST_ROUND if written.endswith(ROUND) else LONGEST):
        return None
    if written.startswith("0") and len(written) > 2:
        return digit_by_digit(written)
    return number(int(written))


def say_part(written: str) -> str:
    """Return what stands behind a decimal comma: two digits as a number, more of them one by one."""
    if len(written) <= 2 and not written.startswith("0"):
        return number(int(written))
    return digit_by_digit(written)

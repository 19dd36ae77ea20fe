"""How papers write times, lengths, shares and whatever text they are handed."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

YEAR = re.compile(r"\d{4}(?:[–-]\d{4})?\Z")
MONTH = re.compile(r"\d{1,2}(?:[–-]\d{1,2})?/\d{4}\b(?!/)")
UNPRINTED = frozenset(["Cc", "Cs", "Zl", "Zp", "Co", "Cn"])
EMOJI = "\U0001f000"
"""The first of the signs that office fonts show as an empty box."""


def plain(text: str) -> str:
    """Return a text on one line, as `printable`, without idle spaces."""
    return " ".join(printable(text).split())


def lowered(title: str) -> str:
    """Return a title as it goes on within a sentence: an abbreviation at its head stays as it is."""
    words = plain(title)
    first, _, rest = words.partition(" ")
    return words if first.isupper() or any(map(str.isupper, first[1:])) else f"{first.lower()} {rest}".strip()


def printable(text: str) -> str:
    """Return a text without anything that no printer prints and no XML may hold."""
    if text.isprintable() and max(text, default="") < EMOJI:
        return text  # as nearly every text is
    return "".join(" " if unicodedata.category(c) in UNPRINTED or c >= EMOJI else c for c in text)


def within(period: str) -> str:
    """Return a period as it stands in brackets behind a figure: quý I/2026, tháng 8/2026, năm 2026."""
    words = plain(period)
    before = "năm " if YEAR.match(words) else "tháng " if MONTH.match(words) else ""
    return f"{before}{words[:1].lower()}{words[1:]}"


def minutes(length: timedelta) -> str:
    """Return a length or a place in a text as 04:12; an hour and more as 1:04:12."""
    whole, seconds = divmod(round(length.total_seconds()), 60)
    hours, whole = divmod(whole, 60)
    return f"{hours}:{whole:02}:{seconds:02}" if hours else f"{whole:02}:{seconds:02}"


def long_minutes(length: timedelta) -> str:
    """Return a length in minutes and seconds, however long it is: 04:12, 88:43."""
    whole, seconds = divmod(round(length.total_seconds()), 60)
    return f"{whole:02}:{seconds:02}"


def brief(length: timedelta) -> str:
    """Return a length for a narrow column: 24 giây, 1′10″."""
    whole, seconds = divmod(round(length.total_seconds()), 60)
    return f"{whole}′{seconds:02}″" if whole else f"{seconds} giây"


def clock(day: date, opens: time, after: timedelta) -> str:
    """Return a time of day to the second, so long after something began: 05:46:06."""
    return f"{datetime.combine(day, opens) + after:%H:%M:%S}"


def percent(share: float | None) -> str:
    """Return a share as it is printed here, 37,5%; a dash where there is nothing to share."""
    return "–" if share is None else f"{100 * share:.1f}%".replace(".", ",")

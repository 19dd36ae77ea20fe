"""Ranges, and years from–to."""

import re

from newsdesk.speech.families.dates import WORD
from newsdesk.speech.numerals import number, say_written, value_of
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import END, NUM, SEP
from newsdesk.speech.tables import context

YEARS = re.compile(rf"([12][0-9]{{3}})({SEP})([12][0-9]{{3}}){END}")
SHORT_YEARS = re.compile(rf"([12][0-9]{{3}}){SEP}([0-9]{{2}}){END}")
RANGE = re.compile(rf"({NUM})({SEP})({NUM}){END}")

TO = re.compile(r"[-–—](?= )")
SAME_AGAIN = re.compile(rf" ([^\W\d_]+) (?=[0-9]|[ivx]+\b|(?:mùng|{WORD})\b)")


def from_to(first: str, last: str) -> str | None:
    """Return "… đến …", or None where the second is not the greater."""
    low, high = value_of(first), value_of(last)
    one, other = say_written(first), say_written(last)
    if low is None or high is None or low >= high or not one or not other:
        return None
    return f"{one} đến {other}"


def say_years(match: re.Match[str], scene: Scene) -> Said:
    """2022-2025 → … đến …; a school year's two numbers are only set side by side."""
    first, last = int(match[1]), int(match[3])
    if first >= last:
        return Unread("ambiguous-dash") if match[2] == match[2].strip() else None
    joint = ", " if scene.follows(context("school year")) else " đến "
    return f"{number(first)}{joint}{number(last)}"


def say_short_years(match: re.Match[str], scene: Scene) -> Said:
    """Năm học 2025-26 → … hai nghìn không trăm hai mươi sáu."""
    first, last = int(match[1]), int(match[1][:2] + match[2])
    if first < last and scene.follows(context("short span")):
        return f"{number(first)} đến {number(last)}"
    if last != first + 1 or not scene.follows(context("school year") | context("season")):
        return None
    return f"{number(first)}, {number(last)}"


def say_range(match: re.Match[str], scene: Scene) -> Said:
    """60-70 → sáu mươi đến bảy mươi; with spaces and falling, the dash is the sentence's."""
    if said := from_to(match[1], match[3]):
        return said
    return Unread("ambiguous-dash") if match[2] == match[2].strip() else None


def say_to(match: re.Match[str], scene: Scene) -> Said:
    """Từ Điều 5 - Điều 9, tháng 3 - tháng 9 → … đến …: what is counted on stands at both ends."""
    if not (again := SAME_AGAIN.match(scene.after(match.end()))):
        return None
    begun = "" if again[1] in context("counted on") else "từ "
    return "đến" if scene.near(re.compile(rf"\b{begun}{again[1]}(?: [^\W\d_]+){{1,12}} \Z")) else None


SIGN = (Reading("range", TO, say_to, first="-–—"),)
DIGIT = (
    Reading("range", YEARS, say_years, "-–—÷‑", first="12"),
    Reading("range", SHORT_YEARS, say_short_years, "-–—÷‑", first="12"),
    Reading("range", RANGE, say_range, "-–—÷‑.,"),
)

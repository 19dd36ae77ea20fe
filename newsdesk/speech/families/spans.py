"""Several days: 26-28/7, 27/7/1947 - 27/7/2023, các ngày 3, 5 và 7/9."""

import re

from newsdesk.speech.families.dates import (
    FOUR,
    SPACED,
    TWO,
    counts,
    day_words,
    exists,
    is_much,
    led,
    led_in,
    part,
    say_day,
)
from newsdesk.speech.numerals import month, number
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import END, SEP
from newsdesk.speech.tables import context

DASHES = "-–—÷‑"
WORD = r"[ ](?:đến|tới)[ ](?:hết[ ])?(?:ngày[ ])?"
TO = rf"(?P<dash>{SEP}|{WORD})"
TO_WORD = rf"(?P<dash>{WORD})"
DAYS = re.compile(rf"(?P<d1>{TWO}){TO}(?P<d>{TWO})(?P<s>[/.])(?P<m>{TWO})(?:(?P=s)(?P<y>{FOUR}))?{END}")
SPAN = re.compile(
    rf"(?P<d1>{TWO})(?P<s>[/.])(?P<m1>{TWO})(?:(?P=s)(?P<y1>{FOUR}))?{TO}"
    rf"(?P<d>{TWO})(?P=s)(?P<m>{TWO})(?:(?P=s)(?P<y>{FOUR}))?{END}"
)
FULL_SPAN = re.compile(
    rf"(?P<d1>{TWO})(?P<s>[.-])(?P<m1>{TWO})(?P=s)(?P<y1>{FOUR})[ ]?[-–—][ ]?"
    rf"(?P<d>{TWO})(?P=s)(?P<m>{TWO})(?P=s)(?P<y>{FOUR}){END}"
)
SPACED_SPAN = re.compile(
    rf"(?P<d1>{TWO})(?P<s>{SPACED})(?P<m1>{TWO}){TO_WORD}(?P<d>{TWO})(?P=s)(?P<m>{TWO})(?:(?P=s)(?P<y>{FOUR}))?{END}"
)
LIST = re.compile(
    rf"(?P<days>{TWO}(?:(?:,[ ]?|,?[ ](?:và|hoặc|hay)[ ]|[ ]?;[ ]){TWO}){{1,9}})/(?P<m>{TWO})(?:/(?P<y>{FOUR}))?{END}"
)
IN_LIST = re.compile(r"[0-9]+|[^0-9]+")


def say_days(match: re.Match[str], scene: Scene) -> Said:
    """26-28/7 → hai mươi sáu đến ngày hai mươi tám tháng bảy."""
    year, first, last, in_month = part(match, "y"), int(match["d1"]), int(match["d"]), int(match["m"])
    worded = match["dash"].strip() not in DASHES
    sure = bool(year) or led_in(scene) or (last > in_month and match["s"] == "/" and not counts(scene, match.end()))
    if not sure or (worded and not scene.follows(context("date") | context("from"))):
        return None
    said = say_day(last, in_month, year)
    if not said or first >= last or (not exists(first, in_month, year)):
        return Unread("impossible-date") if led_in(scene) and not worded else None
    return led(f"{day_words(first)} {joint(match)} ngày {said}", scene)


def joint(match: re.Match[str]) -> str:
    """Return what joins two days: đến, or the word that stands there."""
    written = match["dash"].strip().removesuffix("ngày").strip()
    return "đến" if written in DASHES else written


def say_span(match: re.Match[str], scene: Scene) -> Said:
    """27/7/1947 - 27/7/2023, or 1/6 đến 30/6 where one of the two can be nothing but a date."""
    days = int(match["d1"]), int(match["m1"]), int(match["d"]), int(match["m"])
    years = part(match, "y1"), part(match, "y")
    improper = (days[0] > days[1] or days[2] > days[3]) and match["s"] == "/" and not counts(scene, match.end())
    if not (any(years) or led_in(scene) or improper):
        return None
    first, last = say_day(days[0], days[1], years[0]), say_day(days[2], days[3], years[1])
    if not first or not last:
        return Unread("impossible-date")
    return led(f"{first} {joint(match)} ngày {last}", scene)


def say_spaced_span(match: re.Match[str], scene: Scene) -> Said:
    """Từ 25 - 11 đến 5 - 12, where one of the two is no range; giảm từ 25 - 20 đến 15 - 11 tells no days."""
    first = say_day(int(match["d1"]), int(match["m1"]), None)
    last = say_day(int(match["d"]), int(match["m"]), part(match, "y"))
    falling = int(match["d1"]) > int(match["m1"]) or int(match["d"]) > int(match["m"])
    asked = led_in(scene) or (scene.follows(context("from")) and not scene.speaks_of("lessened"))
    if not first or not last or not (falling or match["y"]) or not asked or is_much(match.end(), scene):
        return None
    return led(f"{first} {joint(match)} ngày {last}", scene)


def say_full_span(match: re.Match[str], scene: Scene) -> Said:
    """01-10-2015 – 01-10-2025 → ngày … đến ngày …"""
    first = say_day(int(match["d1"]), int(match["m1"]), int(match["y1"]))
    last = say_day(int(match["d"]), int(match["m"]), int(match["y"]))
    return led(f"{first} đến ngày {last}", scene) if first and last else Unread("impossible-date")


def say_list(match: re.Match[str], scene: Scene) -> Said:
    """Các ngày 3, 5 và 7/9 → mùng ba, mùng năm và mùng bảy tháng chín."""
    days = [int(day) for day in re.findall("[0-9]+", match["days"])]
    in_month, year = int(match["m"]), part(match, "y")
    if not (scene.follows(context("date") | context("day")) or scene.chained == "date"):
        return None
    if not all(exists(day, in_month, year) for day in days) or days != sorted(set(days)):
        return None
    said = (day_words(int(piece)) if piece.isdigit() else piece for piece in IN_LIST.findall(match["days"]))
    return f"{''.join(said)} tháng {month(in_month)}" + (f" năm {number(year)}" if year else "")


DIGIT = (
    Reading("date", SPAN, say_span, "/."),
    Reading("date", FULL_SPAN, say_full_span, "-."),
    Reading("date", SPACED_SPAN, say_spaced_span, "-–—"),
    Reading("date", DAYS, say_days, "-–—÷‑a", ahead=re.compile(" (?:đến|tới)")),
    Reading("date", LIST, say_list, ",;a", ahead=re.compile(",| (?:và|hoặc|hay)")),
)

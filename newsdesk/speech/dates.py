"""Days of the calendar; 3/4 is one only where its surroundings say so."""

import re
from datetime import date

from newsdesk.speech.numerals import month, number
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import END, SEP
from newsdesk.speech.tables import context

TWO, FOUR = "[0-9]{1,2}", "[0-9]{4}"
LEAP_YEAR = 2024
LAST_MUNG = 10
DASHES = "-–—"
FULL = re.compile(rf"(?P<d>{TWO})(?P<s>[/.-])(?P<m>{TWO})(?P=s)(?P<y>{FOUR}){END}")
ISO = re.compile(rf"(?P<y>{FOUR})-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}}){END}")
SHORT_YEAR = re.compile(rf"{TWO}(?P<s>[/.-]){TWO}(?P=s)[0-9]{{2}}{END}")
DAY_MONTH = re.compile(rf"(?P<d>{TWO})(?P<s>[/-])(?P<m>{TWO}){END}")
DAYS = re.compile(rf"(?P<d1>{TWO}){SEP}(?P<d>{TWO})/(?P<m>{TWO})(?:/(?P<y>{FOUR}))?{END}")
SPAN = re.compile(
    rf"(?P<d1>{TWO})/(?P<m1>{TWO})(?:/(?P<y1>{FOUR}))?(?P<dash>{SEP}|[ ](?:đến|tới)[ ](?:hết[ ])?(?:ngày[ ])?)"
    rf"(?P<d>{TWO})/(?P<m>{TWO})(?:/(?P<y>{FOUR}))?{END}"
)
WORD = "(?:một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|nghìn|không|trăm|linh)"
DATE_BEFORE = re.compile(
    rf"{WORD} tháng(?: {WORD}){{1,2}}(?: năm(?: {WORD}){{1,10}})?"
    r"(?:,|, và| và| hoặc| hay| đến| tới| -| –|;) (?:ngày )?\Z"
)
"""A date as it was just said, and a joint: a second reading sees it too."""
YEARLY = re.compile(r"\s+(?:hằng năm|hàng năm|mỗi năm|năm nay|năm ngoái|năm sau|âm lịch|dương lịch|vừa qua|tới đây)\b")


def exists(day: int, in_month: int, year: int | None = None) -> bool:
    """Whether the calendar has such a day."""
    try:
        date(year or LEAP_YEAR, in_month, day)
    except ValueError:
        return False
    return True


def day_words(day: int) -> str:
    """5 → mùng năm, 24 → hai mươi tư."""
    return f"mùng {number(day)}" if day <= LAST_MUNG else number(day)


def say_day(day: int, in_month: int, year: int | None) -> str | None:
    """Return a day in words, or None where the calendar has no such day."""
    if not exists(day, in_month, year):
        return None
    end = f" năm {number(year)}" if year else ""
    return f"{day_words(day)} tháng {month(in_month)}{end}"


def part(match: re.Match[str], name: str) -> int | None:
    """Return a named number of a match, None where it is absent."""
    written = match.groupdict().get(name)
    return int(written) if written else None


def led(said: str, scene: Scene) -> str:
    """Put "ngày" before a date unless the text leads in with such a word; never two of "mùng"."""
    if scene.follows(context("mung")):
        return said.removeprefix("mùng ")
    if scene.follows(context("date"), through='("“') or scene.chained == "date":
        return said
    return f"ngày {said}"


def say_full(match: re.Match[str], scene: Scene) -> Said:
    """24/6/2022 → ngày hai mươi tư tháng sáu năm hai nghìn không trăm hai mươi hai."""
    said = say_day(int(match["d"]), int(match["m"]), int(match["y"]))
    return led(said, scene) if said else Unread("impossible-date")


def say_short_year(match: re.Match[str], scene: Scene) -> Said:
    """15/8/24: the century is the reader's to know."""
    return Unread("two-digit-year")


def is_date(match: re.Match[str], scene: Scene) -> bool:
    """Whether the surroundings of d/m say that it is a date."""
    improper = int(match["d"]) > int(match["m"])
    return (
        scene.follows(context("date"), through="(")
        or scene.follows(context("weekday"), through="(,")
        or bool(YEARLY.match(scene.after(match.end())))
        or (improper and scene.follows(context("until")))
    )


def say_day_month(match: re.Match[str], scene: Scene) -> Said:
    """15/8 → mười lăm tháng tám after "ngày", "dịp" and their like."""
    sure, dashed = is_date(match, scene), match["s"] == "-"
    if not sure and not DATE_BEFORE.search(scene.before):
        return None
    if dashed and (int(match["d"]) < int(match["m"]) or not sure):
        return Unread("ambiguous-range-or-date")
    counted = scene.leads(context("part") | context("counted"), match.end())
    if not sure and counted:
        return Unread("ambiguous-fraction-or-date")
    said = say_day(int(match["d"]), int(match["m"]), None)
    if not said:
        return Unread("impossible-date")
    return f"ngày {said}" if scene.follows(context("until")) else led_short(said, scene)


def led_short(said: str, scene: Scene) -> str:
    """Leave d/m without "ngày", but never two of "mùng"."""
    return said.removeprefix("mùng ") if scene.follows(context("mung")) else said


def say_days(match: re.Match[str], scene: Scene) -> Said:
    """26-28/7 → hai mươi sáu đến ngày hai mươi tám tháng bảy."""
    year = part(match, "y")
    if not year and not scene.follows(context("date")):
        return None
    first, last, in_month = int(match["d1"]), int(match["d"]), int(match["m"])
    said = say_day(last, in_month, year)
    if not said or not exists(first, in_month, year) or first >= last:
        return Unread("impossible-date")
    return led(f"{day_words(first)} đến ngày {said}", scene)


def say_span(match: re.Match[str], scene: Scene) -> Said:
    """27/7/1947 - 27/7/2023, or 1/6 đến 30/6 where one of the two can be nothing but a date."""
    days = int(match["d1"]), int(match["m1"]), int(match["d"]), int(match["m"])
    years = part(match, "y1"), part(match, "y")
    sure = (
        any(years)
        or scene.follows(context("date"))
        or (scene.follows(context("from")) and (days[0] > days[1] or days[2] > days[3]))
    )
    if not sure:
        return None
    first, last = say_day(days[0], days[1], years[0]), say_day(days[2], days[3], years[1])
    if not first or not last:
        return Unread("impossible-date")
    joint = match["dash"].strip().removesuffix("ngày").strip()
    return led(f"{first} {'đến' if joint in DASHES else joint} ngày {last}", scene)


DIGIT = (
    Reading("date", SPAN, say_span, "/"),
    Reading("date", FULL, say_full, "/.-"),
    Reading("date", ISO, say_full, "-"),
    Reading("date", DAYS, say_days, "-–—"),
    Reading("date", SHORT_YEAR, say_short_year, "/.-"),
    Reading("date", DAY_MONTH, say_day_month, "/-"),
)

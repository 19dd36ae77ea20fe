"""Months, quarters, and dates with their words written out: tháng 11/2023, ngày 5 tháng 4."""

import re

from newsdesk.speech.families.dates import FOUR, SPACED, TWO, day_words, led_short, part
from newsdesk.speech.numerals import month, number
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import APART, END, SEP
from newsdesk.speech.tables import context

MONTHS_YEAR = re.compile(rf"(?P<m1>{TWO})(?:/(?P<y1>{FOUR}))?{SEP}(?P<m>{TWO})/(?P<y>{FOUR}){END}")
MONTH_YEAR = re.compile(rf"(?P<m>{TWO})[/.-](?P<y>{FOUR}){END}")
SPACED_YEAR = re.compile(rf"(?P<m>{TWO}){SPACED}(?P<y>(?:19|20)[0-9]{{2}}){END}")
MONTHS_LIST = re.compile(rf"(?P<ms>{TWO}(?:(?:,[ ]?|,?[ ](?:và|hoặc)[ ]){TWO}){{1,5}})/(?P<y>{FOUR}){END}")
BARE_YEAR = re.compile(rf"(?P<m>{TWO}) (?P<y>(?:19|20)[0-9]{{2}}){END}")
SCHOOL_YEAR = re.compile(rf"(?P<y1>(?:19|20)[0-9]{{2}})/(?P<y>(?:19|20)[0-9]{{2}}|[0-9]{{2}}){END}")
WEEKS = 53
DECADE = re.compile(r"((?:19|20)[0-9]0)s(?!\w)")
LONE = re.compile(TWO + END)
FROM = re.compile(r"\btháng (?:\w+ )?\w+ năm [\w ]+(?: - | – |-|–| đến | và |, )\Z")
WRITTEN_OUT = re.compile(r"\s+(?:tháng\b|hằng tháng|hàng tháng)")
MONTHS_BEFORE = re.compile(
    r"tháng(?: [^\W\d_]+){1,2}(?:(?:,| và|, và| đến|,)(?: [^\W\d_]+){1,2}){0,4}(?:,| và|, và| đến) \Z"
)


def say_month_year(match: re.Match[str], scene: Scene) -> Said:
    """11/2023 → mười một năm … after "tháng" or "quý"; with its "tháng" where another month stands before."""
    value, year = int(match["m"]), int(match["y"])
    if scene.follows(frozenset(["tuần"])) and value <= WEEKS:
        return f"{number(value)} năm {number(year)}"
    if scene.follows(context("quarter")):
        return f"{number(value)} năm {number(year)}" if 1 <= value <= 4 else Unread("impossible-date")
    if not (scene.follows(context("month")) or scene.chained == "month" or MONTHS_BEFORE.search(scene.before)):
        if not (1 <= value <= 12 and 1900 <= year <= 2100 and month_asked_for(match, scene)):
            return Unread("ambiguous-slash")
        return f"tháng {month(value)} năm {number(year)}"
    if not 1 <= value <= 12:
        return Unread("impossible-date")
    return f"{'' if scene.follows(context('month')) else 'tháng '}{month(value)} năm {number(year)}"


def say_spaced_year(match: re.Match[str], scene: Scene) -> Said:
    """Tháng 5 - 2026 → năm năm hai nghìn không trăm hai mươi sáu, quý 1 - 2026 → một năm …"""
    return say_month_year(match, scene) if scene.follows(context("month") | context("quarter")) else None


def month_asked_for(match: re.Match[str], scene: Scene) -> bool:
    """Whether a word of time stands before m/yyyy, or nothing else at all does."""
    if scene.before.rstrip().endswith(":") and not scene.follows(frozenset(["số"]), through=":"):
        return True
    asked = scene.follows(context("until") | context("time"), through="(:")
    return asked or scene.is_all(match.end()) or scene.near(FROM)


def say_months_year(match: re.Match[str], scene: Scene) -> Said:
    """6-8/2024 → sáu đến tháng tám năm … after "tháng"; từ 3/2024 - 9/2025 → tháng ba năm … đến tháng chín năm …"""
    first, last, year1, year = int(match["m1"]), int(match["m"]), part(match, "y1"), int(match["y"])
    led_in = scene.follows(context("month"))
    if not led_in and not (year1 and 1900 <= year1 <= year <= 2100 and stretch_asked_for(match, scene)):
        return None
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return Unread("impossible-date")
    middle = f" năm {number(year1)}" if year1 else ""
    return f"{'' if led_in else 'tháng '}{month(first)}{middle} đến tháng {month(last)} năm {number(year)}"


def stretch_asked_for(match: re.Match[str], scene: Scene) -> bool:
    """Whether a word before speaks of a stretch of time, or of a time at all."""
    return scene.follows(context("short span"), through="(:") or month_asked_for(match, scene)


def say_months_list(match: re.Match[str], scene: Scene) -> Said:
    """Các tháng 3, 4 và 5/2025 → ba, tháng tư và tháng năm năm …"""
    if not scene.follows(context("month")):
        return None
    values = [int(value) for value in re.findall("[0-9]+", match["ms"])]
    if not all(1 <= value <= 12 for value in values):
        return None
    pieces = re.findall("[0-9]+|[^0-9]+", match["ms"])
    said = "".join(f"tháng {month(int(piece))}" if piece.isdigit() else piece for piece in pieces)
    return said.removeprefix("tháng ") + f" năm {number(int(match['y']))}"


def say_bare_year(match: re.Match[str], scene: Scene) -> Said:
    """Tháng 1 2024 → tháng một năm hai nghìn không trăm hai mươi tư."""
    value = int(match["m"])
    if not scene.follows(context("month")) or not 1 <= value <= 12:
        return None
    return f"{month(value)} năm {number(int(match['y']))}"


def say_school_year(match: re.Match[str], scene: Scene) -> Said:
    """Năm học 2026/2027 → hai nghìn không trăm hai mươi sáu, hai nghìn không trăm hai mươi bảy."""
    first, last = int(match["y1"]), int(match["y1"][: -len(match["y"])] + match["y"])
    named = context("school year") | context("season") | ({"năm"} if len(match["y"]) == len(match["y1"]) else set())
    return f"{number(first)}, {number(last)}" if last == first + 1 and scene.follows(named, through=":") else None


def say_decade(match: re.Match[str], scene: Scene) -> Said:
    """Những năm 1990s → một nghìn chín trăm chín mươi: the s is English."""
    return number(int(match[1]))


def say_lone(match: re.Match[str], scene: Scene) -> Said:
    """Ngày 5 tháng 4 → ngày mùng năm tháng tư; "mỗi tháng 4 lần" stays bốn."""
    value = int(match[0])
    if scene.follows(context("day")) and WRITTEN_OUT.match(scene.after(match.end())):
        return led_short(day_words(value), scene) if 1 <= value <= 31 else None
    if value != 4 or not scene.follows(context("month")):
        return None
    per_month = scene.follows(context("per month")) or scene.leads(context("counted"), match.end())
    return number(value) if per_month else month(value)


DIGIT = (
    Reading("month", MONTHS_YEAR, say_months_year, "/-–—"),
    Reading("month", MONTHS_LIST, say_months_list, ",a", ahead=re.compile(",| (?:và|hoặc)")),
    Reading("month", MONTH_YEAR, say_month_year, "/.-"),
    Reading("month", SPACED_YEAR, say_spaced_year, "-–—"),
    Reading("month", BARE_YEAR, say_bare_year, "0123456789"),
    Reading("year", SCHOOL_YEAR, say_school_year, "/", first="12"),
    Reading("year", DECADE, say_decade, "a", first="12", ahead=re.compile("s")),
    Reading("day", LONE, say_lone, ahead=APART),
)

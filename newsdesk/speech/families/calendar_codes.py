"""Months, quarters, weekdays and terms by their first letter: T10/2025, Q3/2024, T2 - T6, HKII, 6T, K12."""

import re

from newsdesk.speech.families.romans import value
from newsdesk.speech.numerals import month, number, ordinal
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import END
from newsdesk.speech.tables import context

MONTH = re.compile(rf"T([0-9]{{1,2}})[/.-]((?:19|20)[0-9]{{2}}){END}")
QUARTER = re.compile(rf"Q(?:uý (?=[1-4])|\.[ ]?)?([1-4]|I{{1,3}}|IV)[/.-]((?:19|20)[0-9]{{2}}){END}")
WEEKDAYS = re.compile(r"T([2-7])(?:(\s?[-–]\s?|\s?,\s?|\s?và\s?)(?:T([2-7])|(CN)))?(?![\w/])")
WEEKDAY_NEAR = re.compile(
    r"\b(?:lịch|tuần|giờ|sáng|chiều|tối|trưa|đêm|thứ|ca|trực|ngày)\b[^.;]{0,30}\Z|(?:\bthứ \w+|\bchủ nhật)[^.;]{0,6}\Z"
)
WEEKLY = re.compile(r"\s*(?:hằng tuần|hàng tuần|mỗi tuần|trong tuần|,? ?CN\b|,? ?chủ nhật)")
COURSE = re.compile(rf"K([1-9][0-9]?){END}")
MONTH_TOLD = re.compile(r"\btháng\b")
MONTH_ALONE = re.compile(rf"T([1-9]|1[0-2]){END}")
SUNDAY = re.compile(rf"CN{END}")
TERM = re.compile(rf"HK(I{{1,3}}|[1-3]){END}")
MONTHS = re.compile(r"([0-9]{1,2})T(?= (?:đầu|cuối)\b)")


def once(word: str, said: str, scene: Scene) -> str:
    """Put the word that a code's letters stand for before its number, unless the text has it there: khóa K15."""
    told = frozenset([word.lower(), word.lower().replace("óa", "oá")])
    return said if scene.follows(told, through=":") else f"{word} {said}"


def counted(written: str) -> int:
    """III, 3 → 3."""
    return int(written) if written.isdigit() else value(written)


def say_month(match: re.Match[str], scene: Scene) -> Said:
    """T10/2025 → tháng mười năm …"""
    value = int(match[1])
    if not 1 <= value <= 12:
        return Unread("impossible-date")
    return once("tháng", f"{month(value)} năm {number(int(match[2]))}", scene)


def say_quarter(match: re.Match[str], scene: Scene) -> Said:
    """Q3/2024, Q.III/2024 → quý ba năm …"""
    return once("quý", f"{number(counted(match[1]))} năm {number(int(match[2]))}", scene)


def say_weekdays(match: re.Match[str], scene: Scene) -> Said:
    """T2 - T6 → thứ hai đến thứ sáu, where a week is spoken of; elsewhere T may be a month."""
    day = f"thứ {ordinal(int(match[1]))}"
    pair = match[2] is not None
    if not pair and not (WEEKLY.match(scene.text, match.end()) or "weekday" in scene.kinds or scene.near(WEEKDAY_NEAR)):
        return None
    if not pair:
        return day
    joint = " đến " if match[2].strip() in "-–" and match[2].strip() else match[2]
    return f"{day}{joint}{'chủ nhật' if match[4] else 'thứ ' + ordinal(int(match[3]))}"


def say_course(match: re.Match[str], scene: Scene) -> Said:
    """Lớp may K12 → khóa mười hai."""
    return once("khóa", number(int(match[1])), scene) if scene.speaks_of("course") else None


def say_month_alone(match: re.Match[str], scene: Scene) -> Said:
    """T3 in a sentence that has told a month so → tháng ba."""
    told = "month" in scene.kinds or (scene.near(MONTH_TOLD) and scene.follows(context("compared")))
    return f"tháng {month(int(match[1]))}" if told and "weekday" not in scene.kinds else None


def say_sunday(match: re.Match[str], scene: Scene) -> Said:
    """CN in a sentence that has told a weekday → chủ nhật."""
    return "chủ nhật" if "weekday" in scene.kinds else None


def say_term(match: re.Match[str], scene: Scene) -> Said:
    """HKII → học kỳ hai."""
    return f"học kỳ {number(counted(match[1]))}"


def say_months(match: re.Match[str], scene: Scene) -> Said:
    """6T đầu năm → sáu tháng."""
    return f"{number(int(match[1]))} tháng"


DIGIT = (Reading("code", MONTHS, say_months, "a", ahead=re.compile("T")),)
LETTER = (
    Reading("month", MONTH, say_month, first="T"),
    Reading("quarter", QUARTER, say_quarter, first="Q", starts=frozenset(["quý"])),
    Reading("weekday", WEEKDAYS, say_weekdays, first="T"),
    Reading("code", COURSE, say_course, first="K"),
    Reading("month", MONTH_ALONE, say_month_alone, first="T"),
    Reading("weekday", SUNDAY, say_sunday, first="C"),
    Reading("term", TERM, say_term, first="H"),
)

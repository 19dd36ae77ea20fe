"""Times of day and round-the-clock duty."""

import re

from newsdesk.speech.numerals import number
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import END, SEP, S
from newsdesk.speech.tables import context

MARK = "['’′]"
MINUTES = rf"[0-9]{{1,2}}(?:{S}(?:{MARK}|phút(?!\w)|ph?(?!\w)))?"
TIME = rf"(?:[0-9]{{1,2}}{S}[hg](?:{MINUTES})?|[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)"
ONE = re.compile(rf"({TIME}){END}")
RANGE = re.compile(rf"({TIME}){SEP}({TIME}){END}")
HALF_RANGE = re.compile(rf"([0-9]{{1,2}}){SEP}({TIME}){END}")
WORDED = re.compile(rf"([0-9]{{1,2}}) giờ 00(?: phút)?{END}")
HOURS = re.compile(rf"([0-9]{{1,3}}){S}h{END}")
LENGTH = re.compile(rf"([0-9]{{1,3}})p(?:h(?:út)?)?{S}([0-9]{{1,2}})s{END}")
ZONED = re.compile(
    rf"({TIME}|[0-9]{{1,2}} giờ(?: [0-9]{{1,2}} phút)?) (cst|cet|est|pst|mst|edt|pdt|gmt|utc|ict|bst|ist|jst|msk){END}",
    re.I,
)
ALWAYS = re.compile(rf"24{S}h?/24(?:{S}(?:giờ|h))?{END}")
NUMBERS = re.compile("[0-9]+")
LAST_HOUR = 24


def spoken(written: str) -> str | None:
    """6h30 → sáu giờ ba mươi phút; None where no clock shows it."""
    hour, minute, second = [*map(int, NUMBERS.findall(written)), 0, 0][:3]
    if hour > LAST_HOUR or minute > 59 or second > 59 or (hour == LAST_HOUR and minute):
        return None
    said = f"{number(hour)} giờ"
    if minute:
        said += f" {number(minute)} phút"
    return f"{said} {number(second)} giây" if second else said


def say_one(match: re.Match[str], scene: Scene) -> Said:
    """7h30' → bảy giờ ba mươi phút; 1:50 after "tỷ lệ" is no time."""
    if ":" in match[1] and scene.follows(context("ratio")):
        return Unread("ambiguous-ratio")
    return spoken(match[1]) or Unread("impossible-time")


def say_range(match: re.Match[str], scene: Scene) -> Said:
    """6h30 - 7h00 → sáu giờ ba mươi phút đến bảy giờ."""
    first, last = spoken(match[1]), spoken(match[2])
    return f"{first} đến {last}" if first and last else Unread("impossible-time")


def say_half_range(match: re.Match[str], scene: Scene) -> Said:
    """7-11h30 → bảy giờ đến mười một giờ ba mươi phút."""
    if ":" in match[2]:
        return None
    first, last = spoken(match[1]), spoken(match[2])
    return f"{first} đến {last}" if first and last else Unread("impossible-time")


def say_worded(match: re.Match[str], scene: Scene) -> Said:
    """7 giờ 00 → bảy giờ."""
    return f"{number(int(match[1]))} giờ"


def say_hours(match: re.Match[str], scene: Scene) -> Said:
    """72h → bảy mươi hai giờ: a length, not a time of day."""
    return f"{number(int(match[1]))} giờ"


def say_length(match: re.Match[str], scene: Scene) -> Said:
    """3p20s → ba phút hai mươi giây."""
    seconds = int(match[2])
    if seconds > 59:
        return Unread("impossible-time")
    return f"{number(int(match[1]))} phút" + (f" {number(seconds)} giây" if seconds else "")


def say_zoned(match: re.Match[str], scene: Scene) -> Said:
    """9:00 utc → chín giờ UTC, where zones are written small."""
    said = spoken(match[1])
    return f"{said} {match[2].upper()}" if said and scene.takes("lower-case zone") else None


def say_always(match: re.Match[str], scene: Scene) -> Said:
    """24/24 giờ → hai mươi bốn trên hai mươi bốn giờ."""
    hours = " giờ" if match[0][-1] in "hờ" else ""
    return f"hai mươi bốn trên hai mươi bốn{hours}"


DIGIT = (
    Reading("clock", RANGE, say_range, "a:"),
    Reading("clock", HALF_RANGE, say_half_range, "-–—"),
    Reading("clock", HOURS, say_hours, "a"),
    Reading("clock", ONE, say_one, "a:"),
    Reading("clock", LENGTH, say_length, "a"),
    Reading("clock", ZONED, say_zoned, "a:"),
    Reading("clock", WORDED, say_worded, "a"),
    Reading("clock", ALWAYS, say_always, "a/"),
)

"""Times of day and round-the-clock duty."""

import re

from newsdesk.speech.numerals import number, say_written
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import END, NUM, SEP, S
from newsdesk.speech.tables import context

MARK = "['’′]"
MINUTES = rf"[0-9]{{1,2}}(?:{S}(?:{MARK}|phút(?!\w)|ph?(?!\w)))?"
WORDS = r"[0-9]{1,2} giờ(?: [0-9]{1,2}(?: phút)?)?"
TIME = rf"(?:[0-9]{{1,2}}(?:{S}[hg]|H)(?:{S}{MINUTES})?|[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)"
ONE = re.compile(rf"({TIME}){END}")
RANGE = re.compile(rf"({TIME}|{WORDS}){SEP}({TIME}|{WORDS}){END}")
HALF_RANGE = re.compile(rf"([0-9]{{1,2}}){SEP}({TIME}){END}")
WORDED = re.compile(rf"([0-9]{{1,2}}) giờ 00(?: phút)?{END}")
ZONED = re.compile(
    rf"({TIME}|[0-9]{{1,2}} giờ(?: [0-9]{{1,2}} phút)?) (cst|cet|est|pst|mst|edt|pdt|gmt|utc|ict|bst|ist|jst|msk){END}",
    re.I,
)
ALWAYS = re.compile(rf"24{S}h?/24(?:{S}(?:giờ|h))?{END}")
EVERY_DAY = re.compile(rf"24(?:h|{S}giờ)?/0?7{END}")
RATIO = re.compile(rf"{NUM}(?::{NUM}){{1,4}}(?!\w)(?![:.,][0-9])")
TIMED = re.compile(r"\bgiờ\b")
NUMBERS = re.compile("[0-9]+")
LAST_HOUR = 24


PART_OF_DAY = re.compile(r" (?:sáng|trưa|chiều|tối|đêm|khuya|ngày|hôm|kém|rưỡi)\b")


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
    """7h30' → bảy giờ ba mươi phút; 1:50 after "tỷ lệ" is no time, 5g a weight unless a time is asked for."""
    if ":" in match[1] and scene.follows(context("ratio")):
        return None
    if match[1][-1] in "gG" and int(NUMBERS.findall(match[1])[0]) <= LAST_HOUR:
        return spoken(match[1]) if is_time(match, scene) else None
    return spoken(match[1]) or Unread("impossible-time")


def is_time(match: re.Match[str], scene: Scene) -> bool:
    """Whether 5g is five o'clock: after "lúc", before "sáng", or in a sentence that tells times."""
    asked = scene.follows(context("at")) and not scene.speaks_of("weighed")
    return (
        asked
        or bool(PART_OF_DAY.match(scene.text, match.end()))
        or (scene.near(TIMED) and not scene.speaks_of("weighed"))
    )


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


def say_zoned(match: re.Match[str], scene: Scene) -> Said:
    """9:00 utc → chín giờ UTC, where zones are written small."""
    said = spoken(match[1])
    return f"{said} {match[2].upper()}" if said and scene.takes("lower-case zone") else None


def say_always(match: re.Match[str], scene: Scene) -> Said:
    """24/24 giờ → hai mươi bốn trên hai mươi bốn giờ."""
    hours = " giờ" if match[0][-1] in "hờ" else ""
    return f"hai mươi bốn trên hai mươi bốn{hours}"


def say_every_day(match: re.Match[str], scene: Scene) -> Said:
    """24/7 → hai mươi bốn trên bảy; a number of a house keeps its own reading."""
    return None if scene.follows(context("date") | context("slashed")) else "hai mươi bốn trên bảy"


def say_ratio(match: re.Match[str], scene: Scene) -> Said:
    """Tỷ lệ 1:2:3 → một trên hai trên ba."""
    if not scene.follows(context("ratio"), through=":") or scene.follows(context("score")):
        return None
    return " trên ".join(say_written(part) or part for part in match[0].split(":"))


DIGIT = (
    Reading("clock", RANGE, say_range, "a:", ahead=re.compile(" ?[hgH]")),
    Reading("clock", HALF_RANGE, say_half_range, "-–—"),
    Reading("clock", ONE, say_one, "a:", ahead=re.compile(" ?[hgH]")),
    Reading("clock", ZONED, say_zoned, "a:", ahead=re.compile(" ?[hgHG]")),
    Reading("clock", WORDED, say_worded, "a", ahead=re.compile(" giờ")),
    Reading("clock", ALWAYS, say_always, "a/", first="2", ahead=re.compile(" ?h")),
    Reading("clock", EVERY_DAY, say_every_day, "/a", first="2", ahead=re.compile(" ?(?:h|giờ)")),
    Reading("ratio", RATIO, say_ratio, ":"),
)

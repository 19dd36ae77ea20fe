"""Lengths of time, and what stop-watches show: 3p20s, 5'30, 12"8."""

import re

from newsdesk.speech.numerals import digit_by_digit, number
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import END, S

HOURS = re.compile(rf"([0-9]{{1,3}}){S}h((?:/[a-zà-ỹđ]{{2,7}}){{0,2}}){END}")
LENGTH = re.compile(rf"([0-9]{{1,3}})(?:p(?:h(?:út)?)?{S}([0-9]{{1,2}})s|['’′]{S}([0-9]{{1,2}})(?:''|’’|[\"”″])){END}")
LONG = re.compile(rf"([0-9]{{1,2}})h{S}([0-9]{{1,2}})(?:p|ph|phút|'|’){S}([0-9]{{1,2}})(?:s|giây|''|\"){END}")
HUNDREDTHS = re.compile(rf"([0-9]{{1,2}})['’′]([0-9]{{1,2}})[\"”″]([0-9]{{1,2}}){END}")
TENTHS = re.compile(rf"([0-9]{{1,2}})[\"”″]([0-9]{{1,2}}){END}")
UNCLOSED = re.compile(r"([0-9]{1,2})['’′]([0-5][0-9])(?!\w)(?!['’′\"”″])")
SECONDS = re.compile(r"([0-9]{1,2})(?:''|″)(?!\w)")
SCREEN = re.compile(r"\b(?:màn hình|ti ?vi|tv|máy tính|laptop|màn chiếu|bảng led)(?: [^\W_]{1,12}){0,3} \Z")


def say_hours(match: re.Match[str], scene: Scene) -> Said:
    """72h → bảy mươi hai giờ: a length, not a time of day; 3h/ngày → ba giờ một ngày."""
    return f"{number(int(match[1]))} giờ{match[2].replace('/', ' một ')}"


def say_length(match: re.Match[str], scene: Scene) -> Said:
    """3p20s → ba phút hai mươi giây."""
    seconds = int(match[2] or match[3])
    if seconds > 59:
        return Unread("impossible-time")
    return f"{number(int(match[1]))} phút" + (f" {number(seconds)} giây" if seconds else "")


def say_long(match: re.Match[str], scene: Scene) -> Said:
    """2h30p15s → hai giờ ba mươi phút mười lăm giây."""
    return f"{number(int(match[1]))} giờ {number(int(match[2]))} phút {number(int(match[3]))} giây"


def say_tenths(match: re.Match[str], scene: Scene) -> Said:
    """12"8 → mười hai giây tám, as runners are timed."""
    return f"{number(int(match[1]))} giây {digit_by_digit(match[2]) if match[2][0] == '0' else number(int(match[2]))}"


def say_hundredths(match: re.Match[str], scene: Scene) -> Said:
    """16'48"35 → mười sáu phút bốn mươi tám giây ba mươi lăm."""
    return f"{number(int(match[1]))} phút {number(int(match[2]))} giây {number(int(match[3]))}"


def say_unclosed(match: re.Match[str], scene: Scene) -> Said:
    """5'30 → năm phút ba mươi giây."""
    return f"{number(int(match[1]))} phút {number(int(match[2]))} giây"


def say_seconds(match: re.Match[str], scene: Scene) -> Said:
    """30'' → ba mươi giây; a screen's are inches."""
    if scene.near(SCREEN):
        return None
    return f"{number(int(match[1]))} giây"


DIGIT = (
    Reading("clock", HOURS, say_hours, "a", ahead=re.compile(" ?h")),
    Reading("clock", LENGTH, say_length, "a'’′", ahead=re.compile("p")),
    Reading("clock", UNCLOSED, say_unclosed, "'’′"),
    Reading("clock", LONG, say_long, "a", ahead=re.compile("h")),
    Reading("clock", HUNDREDTHS, say_hundredths, "'’′"),
    Reading("clock", TENTHS, say_tenths, '"”″'),
    Reading("clock", SECONDS, say_seconds, "'″"),
)

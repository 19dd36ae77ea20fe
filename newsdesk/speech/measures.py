"""Measures: 12 ha, 6,2 tấn/ha, 3 x 4 m, km 6+200, and counts per something (3 buổi/tuần)."""

import re

from newsdesk.speech.numerals import number, say_written
from newsdesk.speech.quantities import PER, one_of, readings, spoken_per
from newsdesk.speech.ranges import from_to
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import END, NUM, SEP, S
from newsdesk.speech.tables import context, mapping

UNITS = mapping("measures.tsv")
SIDE = rf"{NUM}(?:{S}{one_of(UNITS)}(?!\w))?"
SIZE = re.compile(rf"{NUM}(?:{S}{one_of(UNITS)})?(?:{S}[x×*]{S}{SIDE}){{1,3}}{END}")
SIDES = re.compile(rf"({NUM}){S}({one_of(UNITS)}(?!\w))?")
COUNT_PER = re.compile(rf"({NUM})(?:{SEP}({NUM}))?((?: [^\W\d_]{{1,7}}){{1,3}})({PER}{{1,3}}){END}")
UNIT_PER = re.compile(rf"({one_of({word: word for word in context('counted per')})})({PER}{{1,2}}){END}")
FRACTION = re.compile(rf"([1-9][0-9]?)/([1-9][0-9]?){S}({one_of(UNITS)}){END}")
POST = re.compile(rf"([Kk]m|KM){S}([0-9]{{1,4}})(?:{S}\+{S}([0-9]{{1,3}}))?{END}")


def say_size(match: re.Match[str], scene: Scene) -> Said:
    """3 x 4 m → ba nhân bốn mét."""
    sides = [(say_written(a), UNITS.get(unit, "")) for a, unit in SIDES.findall(match[0])]
    if not all(said for said, _ in sides):
        return Unread("unread-number")
    return " nhân ".join(f"{said} {unit}".strip() for said, unit in sides)


def say_count_per(match: re.Match[str], scene: Scene) -> Said:
    """80 - 100 triệu đồng/năm → tám mươi đến một trăm triệu đồng một năm."""
    said = from_to(match[1], match[2]) if match[2] else say_written(match[1])
    return f"{said}{match[3]}{spoken_per(match[4])}" if said else Unread("ambiguous-dash")


def say_unit_per(match: re.Match[str], scene: Scene) -> Said:
    """đồng/tháng → đồng một tháng, after a number in words or in a heading."""
    return f"{match[1]}{spoken_per(match[2])}"


def say_fraction(match: re.Match[str], scene: Scene) -> Said:
    """1/2 kg → một phần hai ki lô gam."""
    above, below = int(match[1]), int(match[2])
    if above >= below:
        return None
    return f"{number(above)} phần {'tư' if below == 4 else number(below)} {UNITS[match[3]]}"


def say_post(match: re.Match[str], scene: Scene) -> Said:
    """km 6+200 → ki lô mét số sáu cộng hai trăm: a place on a road."""
    metres = f" cộng {number(int(match[3]))}" if match[3] else ""
    return f"ki lô mét số {number(int(match[2]))}{metres}"


QUANTITIES = readings("measure", UNITS)
DIGIT = (
    *QUANTITIES,
    Reading("measure", SIZE, say_size, "a.,×*"),
    Reading("measure", COUNT_PER, say_count_per, "a.,-–—"),
    Reading("measure", FRACTION, say_fraction, "/"),
)
SIGN = QUANTITIES
LETTER = (
    Reading("measure", POST, say_post, first="kK"),
    Reading("measure", UNIT_PER, say_unit_per, first="".join({word[0] for word in context("counted per")})),
)

"""Sums of money: 2.500.000đ/tháng, 1,5 triệu đ, 2tr5."""

import re

from newsdesk.speech.families.quantities import PER, SCALE, readings, spoken_per
from newsdesk.speech.families.ranges import from_to
from newsdesk.speech.numerals import number, say_written
from newsdesk.speech.scene import Reading, Said, Scene
from newsdesk.speech.shapes import END, NUM, SEP
from newsdesk.speech.tables import mapping

UNITS = mapping("currencies.tsv")
IN_FRONT = re.compile(rf"([$€£¥])[ ]?({NUM})(?:\.([0-9]{{2}})(?![0-9]))?(?: ({SCALE}))?({PER}{{0,2}}){END}")
BILLIONS = re.compile(rf"({NUM})t(?:{SEP}({NUM})t)?{END}")
HALVED = re.compile(r"([0-9]{1,3})(tr|t|k)([1-9](?:[0-9]{2})?)(?:đ|đồng)?" + END)
HALVES = {"k": ("nghìn", ""), "tr": ("triệu", "nghìn"), "t": ("tỷ", "triệu")}

CENTS = re.compile(r"(-?)([0-9]{1,3}(?:\.[0-9]{3})*|[0-9]{1,6}),([0-9]{1,2})[ ]?(\$|€)" + END)
MINOR = {"$": ("đô la", "xu"), "€": ("ơ rô", "xu")}


def say_cents(match: re.Match[str], scene: Scene) -> Said:
    """5,99$ → năm đô la chín mươi chín xu: a price with its sign, not a sum of millions."""
    major, minor = MINOR[match[4]]
    whole, cents = say_written(match[2]), int(match[3].ljust(2, "0"))
    sign = "âm " if match[1] else ""
    if whole == number(0) and cents:
        return f"{sign}{number(cents)} {minor}"
    return f"{sign}{whole} {major}" + (f" {number(cents)} {minor}" if cents else "")


def say_in_front(match: re.Match[str], scene: Scene) -> Said:
    """$1,5 triệu → một phẩy năm triệu đô la, $5.50 → năm đô la năm mươi xu."""
    sign, whole, cents, scale, per = match.groups()
    if cents:
        return f"{say_written(whole)} {UNITS[sign]} {number(int(cents))} xu"
    said = say_written(whole)
    return said and " ".join(filter(None, [said, scale, UNITS[sign]])) + spoken_per(per or "")


def say_billions(match: re.Match[str], scene: Scene) -> Said:
    """1t → một tỷ where nothing stands beside it; within a sentence it may be a ton."""
    if not (scene.is_all(match.end()) or scene.takes("any fraction")):
        return None
    said = from_to(*match.groups()) if match[2] else say_written(match[1])
    return said and " đến ".join(f"{part} tỷ" for part in said.split(" đến "))


def say_halved(match: re.Match[str], scene: Scene) -> Said:
    """2tr5 → hai triệu năm trăm nghìn."""
    whole, part = HALVES[match[2]]
    if len(match[3]) > 1:
        return " ".join(filter(None, [number(int(match[1])), whole, number(int(match[3])), part, "đồng"]))
    return f"{number(int(match[1]))} {whole} {number(int(match[3]) * 100)} {part}".rstrip()


DIGIT = (
    Reading("money", CENTS, say_cents, ".,"),
    *readings("money", UNITS),
    Reading("money", BILLIONS, say_billions, "a.,", ahead=re.compile("t")),
    Reading("money", HALVED, say_halved, "a", ahead=re.compile("[tk]")),
)
SIGN = (Reading("money", IN_FRONT, say_in_front, first="$€£¥"),)

"""Plain numbers: whole, decimal, below zero, in lists, in codes such as "phòng A2"."""

import re

from newsdesk.speech.numerals import digit_by_digit, number, ordinal, say_written
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import BEFORE_SIGN, END, NUM
from newsdesk.speech.tables import context

PLAIN = re.compile(NUM + END)
BELOW_ZERO = re.compile(rf"[-−]({NUM}){END}")
DOTTED = re.compile(r"([0-9]{1,3})\.([0-9]{1,2})" + END)
SPACED = re.compile(r"[0-9]++(?:[ \u00a0][0-9]{3,}+)++(?![.,/]?[0-9])")
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:[ \u00a0][0-9]{3}){2,4}\Z")
LIST = re.compile(r"[0-9]{1,2}(?:,[0-9]{1,2}(?![0-9])){2,}+" + END)
SUFFIXED = re.compile(r"([0-9]{1,3})([a-eA-EđĐ])([0-9]{0,2})(?!\w)(?![-–/+][\w])")
COPIES = re.compile(r"([0-9]{1,3})b(?=\))")
CODE = re.compile(r"([A-ZĐ]{1,2})([0-9]{1,3})" + END)
ROAD = re.compile(r"QL[ .]?([0-9]{1,3})([A-Z]?)" + END)


def say_plain(match: re.Match[str], scene: Scene) -> Said:
    """2.400 → hai nghìn bốn trăm; after "Điều" a comma may part two articles."""
    written = match[0]
    if "," in written and scene.follows(context("cited")):
        return Unread("ambiguous-list-or-decimal")
    return say_written(written) or Unread("unread-number")


def say_below_zero(match: re.Match[str], scene: Scene) -> Said:
    """-5 → âm năm, where the sign stands apart from what comes before."""
    if scene.start and scene.text[scene.start - 1] not in BEFORE_SIGN:
        return None
    said = say_written(match[1])
    return f"âm {said}" if said else Unread("unread-number")


def say_dotted(match: re.Match[str], scene: Scene) -> Said:
    """1.2 is a heading's number after "mục"; elsewhere it may be a decimal, a date or a heading."""
    if scene.follows(context("headed")):
        return f"{number(int(match[1]))} chấm {number(int(match[2]))}"
    return Unread("ambiguous-dot")


def say_spaced(match: re.Match[str], scene: Scene) -> Said:
    """1 000 000 → một triệu; two groups may be two numbers, and 1900 1234 is no number at all."""
    written = match[0]
    if THOUSANDS.match(written) and not scene.text[match.end() : match.end() + 1].isalpha():
        return number(int("".join(written.split())))
    return Unread("ambiguous-spaced-number")


def say_list(match: re.Match[str], scene: Scene) -> Said:
    """1,2,3 → một, hai, ba: no number has two commas; after "thứ" they are weekdays."""
    say = ordinal if scene.follows(context("ordinal")) else number
    return ", ".join(say(int(item)) for item in match[0].split(","))


def say_suffixed(match: re.Match[str], scene: Scene) -> Said:
    """24a → hai mươi tư a, 10A1 → mười a một, where an article, class or room is named."""
    if not scene.follows(context("cited")):
        return None
    tail = f" {number(int(match[3]))}" if match[3] else ""
    return f"{number(int(match[1]))} {match[2]}{tail}"


def say_copies(match: re.Match[str], scene: Scene) -> Said:
    """(01b) → một bản, as recipients' lists end."""
    return f"{number(int(match[1]))} bản" if scene.before.endswith("(") else None


def say_code(match: re.Match[str], scene: Scene) -> Said:
    """Nhà A2 → A hai, where a place that bears such names comes before."""
    if not scene.follows(context("coded")):
        return None
    if set(match[1]) <= set("IVX") and scene.follows(context("roman") | context("ordinal")):
        return Unread("roman-without-context")
    digits = match[2]
    return f"{match[1]} {digit_by_digit(digits) if len(digits) > 2 else number(int(digits))}"


def say_road(match: re.Match[str], scene: Scene) -> Said:
    """QL6 → quốc lộ sáu."""
    return f"quốc lộ {number(int(match[1]))} {match[2]}".rstrip()


DIGIT = (
    Reading("list", LIST, say_list, ","),
    Reading("number", SPACED, say_spaced, "0123456789"),
    Reading("number", PLAIN, say_plain),
    Reading("number", DOTTED, say_dotted, "."),
    Reading("code", SUFFIXED, say_suffixed, "a"),
    Reading("copies", COPIES, say_copies, "a"),
)
SIGN = (Reading("number", BELOW_ZERO, say_below_zero),)
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZĐ"
LETTER = (Reading("code", CODE, say_code, first=CAPITALS), Reading("road", ROAD, say_road, first="Q"))

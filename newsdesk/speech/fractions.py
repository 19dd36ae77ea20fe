"""2/3 số hộ is a fraction, 12/12 xã a tally; without such a word after it nobody can know."""

import re

from newsdesk.speech.numerals import number, say_written, value_of
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import BEFORE_SIGN, END
from newsdesk.speech.tables import context

WHOLE = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6})"
SLASHED = re.compile(rf"({WHOLE})/({WHOLE}){END}")


MIXED = re.compile(rf"([-−]?)([0-9]{{1,4}}) ([1-9])/([1-9][0-9]?){END}")
BELOW_ZERO = re.compile(rf"[-−]([0-9]{{1,6}})/([0-9]{{1,6}}){END}")


def say_slashed(match: re.Match[str], scene: Scene) -> Said:
    """Say a/b by the noun that follows it; a tally that may be a date needs "có" or the like before it too."""
    above, below = value_of(match[1]), value_of(match[2])
    may_be_date = above is not None and below is not None and 1 <= above <= 31 and 1 <= below <= 12
    if above is not None and below and above <= below:
        first, second = say_written(match[1]), say_written(match[2])
        if scene.leads(context("part"), match.end()) and above < below:
            return f"{first} phần {denominator(match[2])}"
        if scene.leads(context("counted"), match.end()) and (counting(scene) or not may_be_date):
            return f"{first} trên {second}"
        if above < below and scene.is_all(match.end()):
            return f"{first} phần {denominator(match[2])}"
    if below and scene.takes("any fraction"):
        return f"{say_written(match[1])} phần {denominator(match[2])}"
    return Unread("ambiguous-fraction-or-date" if may_be_date else "ambiguous-slash")


def say_mixed(match: re.Match[str], scene: Scene) -> Said:
    """5 1/2 → năm và một phần hai, where the first is not a number of a room or a day."""
    if scene.follows(context("cited") | context("coded") | context("day") | context("month")):
        return None
    if int(match[3]) >= int(match[4]) or (match[1] and not signed(scene)):
        return None
    sign = "âm " if match[1] else ""
    return f"{sign}{number(int(match[2]))} và {number(int(match[3]))} phần {denominator(match[4])}"


def say_below_zero(match: re.Match[str], scene: Scene) -> Said:
    """-3/4 → âm ba phần tư: no day is below zero."""
    if not signed(scene) or not int(match[2]):
        return None
    return f"âm {number(int(match[1]))} phần {denominator(match[2])}"


def denominator(written: str) -> str:
    """4 → tư: ba phần tư."""
    return "tư" if written == "4" else say_written(written) or written


def signed(scene: Scene) -> bool:
    """Whether a dash that stands here is a sign, not a joint or a hyphen."""
    return not scene.start or scene.text[scene.start - 1] in BEFORE_SIGN


def counting(scene: Scene) -> bool:
    """Whether what comes before leads in a count."""
    return scene.follows(context("counting"))


SIGN = (Reading("fraction", MIXED, say_mixed), Reading("fraction", BELOW_ZERO, say_below_zero))
DIGIT = (Reading("fraction", MIXED, say_mixed, "0123456789"), Reading("fraction", SLASHED, say_slashed, "/."))

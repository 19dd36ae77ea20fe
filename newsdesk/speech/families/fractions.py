"""2/3 số hộ is a fraction, 12/412 mẫu a tally; where a/b may also be a day, only its surroundings tell."""

import re

from newsdesk.speech.families.dates import is_ratio, known
from newsdesk.speech.numerals import number, say_written, value_of
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import BEFORE_SIGN, END, NUM, SEP
from newsdesk.speech.tables import context

WHOLE = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6})"
SLASHED = re.compile(rf"({WHOLE})/({WHOLE}){END}")
MARKED = re.compile(rf"([0-9]{{1,3}},[0-9]{{1,2}})/({NUM}){END}")
PARTS = re.compile(rf"([1-9])/([1-9][0-9]?){SEP}([1-9])/([1-9][0-9]?){END}")
MIXED = re.compile(rf"([-−]?)([0-9]{{1,4}}) ([1-9])/([1-9][0-9]?){END}")
BELOW_ZERO = re.compile(rf"[-−]([0-9]{{1,6}})/([0-9]{{1,6}}){END}")
VULGAR = re.compile(rf"({NUM})?[ ]?([½⅓⅔¼¾⅕⅛])(?!\w)")
VALUES = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8)}
CODE = re.compile("0[0-9]{2}")
"""No count begins so."""
ROUND = {"100": "phần trăm", "1000": "phần nghìn", "1.000": "phần nghìn"}
CLOSED = re.compile(
    r"\s*(?:[,.;:)!?]|\Z|so với\b|và\b|trong\b|tổng\b|của\b|là\b"
    r"|năm (?:[0-9]{4}|hai nghìn|nay|ngoái|trước)\b)"
)
A_WHILE = re.compile(
    r"\s+(?:ngày|giờ|tháng|buổi|ca|tiết)"
    r"(?:\s*[,.;:)]|\s+(?:làm|công(?! nghệ| tác| an| việc)|nghỉ|lao|học|lương|là|để|thì|và|nên)\b|\s*\Z)"
)
LAST_DAY = 31
LAST_GRADE = 12
HOUSE = re.compile(r",? (?:ngõ|ngách|hẻm|đường|phố)\b")
LARGEST_PART = 12
SALARY = re.compile(r"\s+(?:giờ\b|(?:ngày|tháng) lương\b)")
"""Hours and pay can be cut as finely as one likes: 5/12 tháng lương."""
LARGEST_CUT = 4
"""A day or a session is halved or quartered; 8/10 buổi are ten of them."""
LARGEST_SHARE = 5
"""Parts of what "trên" may estimate (trên 2/3 học viên); trên 9/12 xã may be where, too."""


def say_slashed(match: re.Match[str], scene: Scene) -> Said:
    """Say a/b by what stands around it."""
    above, below = value_of(match[1]), value_of(match[2])
    if above is None or not below or CODE.match(match[2]):
        return Unread("ambiguous-slash")
    if scene.takes("any fraction"):
        return parts(match)
    may_be_date = 1 <= above <= 31 and 1 <= below <= 12
    if scene.follows(context("slashed pair"), through=":"):
        return say_class(match)
    numbered = scene.follows(context("numbered"))
    if is_ratio(scene):
        return tally(match)
    if scene.follows(context("slashed"), through=":") and (not numbered or HOUSE.match(scene.text, match.end())):
        return tally(match)
    if above <= below:
        return proper(match, scene, may_be_date)
    if counts(match, scene) or scene.speaks_of("measured pair") or min(above, below) > LAST_DAY:
        return tally(match)
    return Unread("ambiguous-fraction-or-date" if may_be_date else "ambiguous-slash")


def say_class(match: re.Match[str]) -> Said:
    """Lớp 3/2 → ba hai; lớp 26/3 is named for a day, for no grade is so high."""
    above, below = int(value_of(match[1]) or 0), int(value_of(match[2]) or 0)
    if above > LAST_GRADE and known(above, below):
        return unsure(may_be_date=True)
    return f"{say_written(match[1])} {say_written(match[2])}"


def proper(match: re.Match[str], scene: Scene, may_be_date: bool) -> Said:
    """Say a/b that is not above one: a fraction of an amount, else a tally, unless it may be a day."""
    equal = match[1] == match[2]
    if not equal and is_share(match, scene):
        return parts(match)
    if not may_be_date:
        return parts(match) if match[2] in ROUND and match[1] == "1" else tally(match)
    if not equal and counts(match, scene) and estimates(match, scene):
        return parts(match)
    if counts(match, scene) or A_WHILE.match(scene.after(match.end())):
        return tally(match) if equal or counting(scene) or not scene.follows(context("until")) else unsure(may_be_date)
    if scene.follows(context("lessened")) and not equal and CLOSED.match(scene.text, match.end()):
        return parts(match)
    return parts(match) if not equal and scene.is_all(match.end()) else unsure(may_be_date)


def is_share(match: re.Match[str], scene: Scene) -> bool:
    """Whether what comes next is one thing in parts: 2/3 nội dung, 1/2 ngày; not 15/20 nội dung, 8/10 buổi học."""
    below, after = value_of(match[2]) or 0, scene.after(match.end())
    if scene.leads(context("part"), match.end()):
        return below <= LARGEST_PART or not scene.leads(context("tallied"), match.end())
    return bool(A_WHILE.match(after)) and (below <= LARGEST_CUT or bool(SALARY.match(after)))


def unsure(may_be_date: bool) -> Unread:
    """Leave it to the editor."""
    return Unread("ambiguous-fraction-or-date" if may_be_date else "ambiguous-slash")


def parts(match: re.Match[str]) -> str:
    """2/3 → hai phần ba."""
    return f"{say_written(match[1])} {ROUND.get(match[2]) or 'phần ' + denominator(match[2])}"


def tally(match: re.Match[str]) -> str:
    """12/412 → mười hai trên bốn trăm mười hai."""
    return f"{count(match[1])} trên {count(match[2])}"


def count(written: str) -> str:
    """02 → hai: in a tally a leading zero only fills the column."""
    return say_written(written.lstrip("0") or "0") or written


def counts(match: re.Match[str], scene: Scene) -> bool:
    """Whether what comes next is counted."""
    return scene.leads(context("counted"), match.end())


def estimates(match: re.Match[str], scene: Scene) -> bool:
    """Whether what comes before makes it a share that nobody has counted: hơn 1/2 học viên."""
    share = int(match[2]) <= LARGEST_SHARE and scene.follows(frozenset(["trên"]))
    return share or scene.follows(context("about"))


def say_marked(match: re.Match[str], scene: Scene) -> Said:
    """9,75/10 → chín phẩy bảy mươi lăm trên mười."""
    return tally(match) if value_of(match[2]) else None


def say_parts(match: re.Match[str], scene: Scene) -> Said:
    """1/3 - 1/2 diện tích → một phần ba đến một phần hai."""
    low, high = int(match[1]) / int(match[2]), int(match[3]) / int(match[4])
    if not low < high <= 1 or not (
        scene.leads(context("part"), match.end()) or A_WHILE.match(scene.after(match.end()))
    ):
        return None
    first, last = (f"{number(int(a))} phần {denominator(b)}" for a, b in (match.group(1, 2), match.group(3, 4)))
    return f"{first} đến {last}"


def say_mixed(match: re.Match[str], scene: Scene) -> Said:
    """5 1/2 → năm và một phần hai, where the first is not a number of a room or a day."""
    if scene.follows(context("cited") | context("coded") | context("day") | context("month")):
        return None
    if int(match[3]) >= int(match[4]) or (match[1] and not signed(scene)):
        return None
    if int(match[4]) > LARGEST_PART and not scene.takes("any fraction"):
        return None
    sign = "âm " if match[1] else ""
    return f"{sign}{number(int(match[2]))} và {number(int(match[3]))} phần {denominator(match[4])}"


def say_below_zero(match: re.Match[str], scene: Scene) -> Said:
    """-3/4 → âm ba phần tư: no day is below zero."""
    if not signed(scene) or not int(match[2]):
        return None
    return f"âm {number(int(match[1]))} phần {denominator(match[2])}"


def say_vulgar(match: re.Match[str], scene: Scene) -> Said:
    """¾ → ba phần tư, 1½ → một và một phần hai."""
    above, below = VALUES[match[2]]
    said = "nửa" if (above, below) == (1, 2) and not match[1] else f"{number(above)} phần {denominator(str(below))}"
    return f"{say_written(match[1])} và {said}" if match[1] else said


def denominator(written: str) -> str:
    """4 → tư: ba phần tư."""
    return "tư" if written == "4" else say_written(written) or written


def signed(scene: Scene) -> bool:
    """Whether a dash that stands here is a sign, not a joint or a hyphen."""
    return not scene.start or scene.text[scene.start - 1] in BEFORE_SIGN


def counting(scene: Scene) -> bool:
    """Whether what comes before leads in a count."""
    return scene.follows(context("counting"))


SIGN = (
    Reading("fraction", MIXED, say_mixed, first="-−"),
    Reading("fraction", BELOW_ZERO, say_below_zero, first="-−"),
    Reading("fraction", VULGAR, say_vulgar, first="".join(VALUES)),
)
DIGIT = (
    Reading("fraction", MIXED, say_mixed, "0123456789"),
    Reading("fraction", MARKED, say_marked, ","),
    Reading("fraction", VULGAR, say_vulgar, "".join(VALUES) + ".,"),
    Reading("fraction", PARTS, say_parts, "/"),
    Reading("fraction", SLASHED, say_slashed, "/."),
)

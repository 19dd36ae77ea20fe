"""Signs between numbers and words: > 90 %, ≥ 18 tuổi, 37 ± 0,5, 412 - 15 + 7 = 404, NN&MT."""

import re

from newsdesk.speech.families.quantities import one_of
from newsdesk.speech.numerals import say_written
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import NUM, S
from newsdesk.speech.tables import context

AHEAD = rf"(?={S}[0-9])"
COMPARED = re.compile(rf"(>=|<=|[≥≤><~≈]){AHEAD}")
AT_LEAST = re.compile(
    rf"(?:≥|>=){S}({NUM})(?:{S}(%)|{S}({one_of({word: word for word in context('at least')})}))(?!\w)"
)
UP_TO_BELOW = re.compile(rf"({NUM})[ ]?[-–][ ]?<[ ]?({NUM})(?![\w.,]*[0-9])")
STARS = re.compile(r"([1-5])\*(?![\w*])")
BETWEEN = re.compile(rf"[±+](?:{AHEAD}|(?=\s\w))")
FOLLOWS = re.compile(r"(?:=>|⇒)(?=\s?\w)")
LEADS_TO = re.compile(r"(?:->|→)(?=\s?[0-9])")
EQUALS = re.compile(rf"(?<!=)=(?={S}[\w])")
TIMES = re.compile(rf"[x×]{AHEAD}")
DIAMETER = re.compile(rf"[Øø∅]{AHEAD}")
AND = re.compile(r"&(?=\s?[\w\"“(])")
SUM = re.compile(r"([0-9]{1,3})\+([0-9]{1,3})(?![\w+])")
AND_MORE = re.compile(rf"({NUM})\+(?!\w)(?![ ]?[0-9+])")
AGES = frozenset(["13", "16", "18"])
"""Ages from which a film may be seen."""
AGED = re.compile(r" tuổi\b")
EQUATION = re.compile(rf"{NUM}(?:{S}[-–−+x×]{S}{NUM}){{1,9}}{S}={S}{NUM}(?!\w)")
PER_CENT = re.compile(r"%(?!\w)")
COMPARISONS = {">": "trên", "<": "dưới", "≥": "không dưới", ">=": "không dưới", "≤": "không quá", "<=": "không quá"}
ABOUT = "khoảng"
OPERATIONS = {"-": "trừ", "–": "trừ", "−": "trừ", "+": "cộng", "x": "nhân", "×": "nhân", "=": "bằng"}
OPERAND = re.compile(rf"({NUM}){S}([-–−+x×=]?){S}")


def say_compared(match: re.Match[str], scene: Scene) -> Said:
    """> 90% → trên chín mươi phần trăm; ~ and ≈ → khoảng."""
    said = COMPARISONS.get(match[1], ABOUT)
    return None if scene.follows(frozenset([said, "khoảng", "trên", "dưới"])) else said


def say_at_least(match: re.Match[str], scene: Scene) -> Said:
    """≥ 18 tuổi → từ mười tám tuổi trở lên."""
    amount = say_written(match[1])
    return f"từ {amount} {'phần trăm' if match[2] else match[3]} trở lên" if amount else None


def say_up_to_below(match: re.Match[str], scene: Scene) -> Said:
    """18-<30 tuổi → mười tám đến dưới ba mươi tuổi."""
    first, last = say_written(match[1]), say_written(match[2])
    return f"{first} đến dưới {last}" if first and last else None


def say_stars(match: re.Match[str], scene: Scene) -> Said:
    """OCOP 4* → bốn sao."""
    return f"{say_written(match[1])} sao"


def say_between(match: re.Match[str], scene: Scene) -> Said:
    """37 ± 0,5 → cộng trừ; 90+3 → cộng; a telephone's + is silent with its digits."""
    before = scene.before.rstrip()[-1:]
    if match[0] == "±":
        return "cộng trừ"
    return "cộng" if before.isalpha() or (before and before in '(%)°²:;,"”') else None


def say_equals(match: re.Match[str], scene: Scene) -> Said:
    """A = b → bằng."""
    return "bằng" if scene.start and not scene.text[scene.start - 1].isalpha() else None


def say_follows(match: re.Match[str], scene: Scene) -> Said:
    """3 phòng x 8 giường => 24 giường → suy ra."""
    return "suy ra"


def say_leads_to(match: re.Match[str], scene: Scene) -> Said:
    """18% -> 12%, 7h → 11h: an arrow between two figures is "đến"; between words it has other senses, and stays."""
    just_said = scene.last_kind and not scene.text[scene.last_end : scene.start].strip()
    return "đến" if just_said else None


def say_times(match: re.Match[str], scene: Scene) -> Said:
    """5 chai x 500 ml → nhân; 1 viên/lần x 3 lần, as doctors write, → only a pause."""
    if not scene.start or scene.text[scene.start - 1] not in " \u00a0":
        return None
    return "nhân"


def say_diameter(match: re.Match[str], scene: Scene) -> Said:
    """Ø21 → phi hai mươi mốt."""
    return "phi"


def say_and(match: re.Match[str], scene: Scene) -> Said:
    """& between words or abbreviations → và; R&D, which no row explains, stays."""
    spaced = scene.text[scene.start - 1 : scene.start].isspace()
    return "và" if spaced or scene.last_end == scene.start > 0 else None


def say_equation(match: re.Match[str], scene: Scene) -> Said:
    """412 - 15 + 7 = 404 → bốn trăm mười hai trừ mười lăm cộng bảy bằng bốn trăm linh bốn."""
    words = [(say_written(amount), OPERATIONS.get(sign, "")) for amount, sign in OPERAND.findall(match[0])]
    if not all(said for said, _ in words):
        return Unread("unread-number")
    return " ".join(f"{said} {operation}".strip() for said, operation in words)


def say_sum(match: re.Match[str], scene: Scene) -> Said:
    """Phút 90+3 → chín mươi cộng ba."""
    return f"{say_written(match[1])} cộng {say_written(match[2])}"


def say_and_more(match: re.Match[str], scene: Scene) -> Said:
    """Phim 18+ → mười tám cộng; 100+ người may be a hundred or more than that."""
    sure = match[1] in AGES and not AGED.match(scene.text, match.end())
    return f"{say_written(match[1])} cộng" if sure else Unread("sign")


def say_per_cent(match: re.Match[str], scene: Scene) -> Said:
    """Điểm %, (%) → phần trăm."""
    return "phần trăm" if scene.follows(context("per cent")) or scene.before.endswith("(") else None


DIGIT = (
    Reading("sign", EQUATION, say_equation, "-–−+x×a.,", ahead=re.compile(" ?x")),
    Reading("sign", SUM, say_sum, "+"),
    Reading("sign", AND_MORE, say_and_more, "+.,"),
    Reading("sign", UP_TO_BELOW, say_up_to_below, "-–.,"),
    Reading("sign", STARS, say_stars, "*"),
)
SIGN = (
    Reading("sign", AT_LEAST, say_at_least, first="≥>"),
    Reading("sign", COMPARED, say_compared, first="≥≤><~≈"),
    Reading("sign", BETWEEN, say_between, first="±+"),
    Reading("sign", FOLLOWS, say_follows, first="=⇒"),
    Reading("sign", LEADS_TO, say_leads_to, first="-→"),
    Reading("sign", EQUALS, say_equals, first="="),
    Reading("sign", TIMES, say_times, first="×"),
    Reading("sign", DIAMETER, say_diameter, first="∅"),
    Reading("sign", AND, say_and, first="&"),
    Reading("sign", PER_CENT, say_per_cent, first="%"),
)
LETTER = (
    Reading("sign", TIMES, say_times, first="x", starts=frozenset("x")),
    Reading("sign", DIAMETER, say_diameter, first="Øø", starts=frozenset("ø")),
)

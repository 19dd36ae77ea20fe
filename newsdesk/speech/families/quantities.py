"""A number, or a range, with what it counts and per what: the shape that percent, money and measures share."""

import re
from collections.abc import Mapping
from functools import partial

from newsdesk.speech.capitals import VOWELS
from newsdesk.speech.families.ranges import from_to
from newsdesk.speech.numerals import say_written
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import BEFORE_SIGN, END, NUM, SEP, S
from newsdesk.speech.tables import context, mapping

SCALE = "(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)"
HOURS = 24
CERTAINLY_MONEY = len("100")
OF_GOLD = r"(?:(?<!chỉ)|(?=[ \u00a0](?:vàng|bạc)\b|[ \u00a0]?(?:[^\w\s]|\n|\Z)))"
"""A "chỉ" is a weight before gold or silver, or where nothing more is said: 2 chỉ vàng, not 12/15 chỉ tiêu."""
UNIT_END = rf"(?:(?<=%)(?![\w/]*[0-9])|(?!\.\w)(?! chí\b){OF_GOLD}{END})"
"""No further letters, as in "5 v.v.", and not the "đồng" of "đồng chí"."""


NONE = "(?!)"
NUMBERED = frozenset(["số", "số nhà"])
PRICED = frozenset(["k", "tr"])
"""Scales that stand for money where a price per something is told."""


def one_of(words: Mapping[str, str]) -> str:
    """Return a pattern for any of these, the longest first; some, such as "5v", only without a space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    glued = context("glued")
    return "(?:" + "|".join(("(?<![ \u00a0])" if w in glued else "") + re.escape(w) for w in ordered) + ")"


PER_WORDS = {a: b for a, b in {**mapping("measures.tsv"), **mapping("per.tsv")}.items() if a[0].isalpha()}
PER = rf"(?:/(?:{one_of(PER_WORDS)}|(?=[^/]{{0,6}}[{VOWELS}])[a-zà-ỹđ]{{2,7}})(?!\w))"
"""Per what: a listed unit, or any short word."""


def spoken_per(written: str) -> str:
    """/ha/năm → một héc ta một năm; /h, a technical writing, → trên giờ."""
    said = (PER_WORDS.get(word, word) for word in written.split("/")[1:])
    return "".join(f" {word}" if word.startswith("trên ") else f" một {word}" for word in said)


def words_of(units: Mapping[str, str]) -> re.Pattern[str]:
    """Return a pattern for the words that one of these units, or a scale before it, may begin with."""
    words = sorted({match[0] for unit in units if unit[0].isalpha() and (match := re.match(r"\w+", unit))})
    return re.compile(rf"{S}(?:{SCALE}|(?:{'|'.join(words) or NONE})(?!\w))")


def readings(kind: str, units: Mapping[str, str]) -> tuple[Reading, ...]:
    """Return the readings of quantities in these units."""
    unit = one_of(units)
    single = re.compile(
        rf"(?P<minus>[-−–]?)(?P<a>{NUM})(?:{SEP}(?P<b>{NUM}))?(?:{S}(?P<scale>{SCALE}))?{S}(?P<u>{unit})"
        rf"(?P<per>{PER}{{0,3}}){UNIT_END}"
    )
    double = re.compile(
        rf"(?P<a>{NUM}){S}(?P<u1>{unit}){SEP}(?P<b>{NUM}){S}(?P<u>{unit})(?P<per>{PER}{{0,3}}){UNIT_END}"
    )
    after = "a.,-–—÷‑" + "".join(sorted({unit[0] for unit in units if not unit[0].isalpha()}))
    pointed = re.compile(
        rf"(?P<a>[0-9]{{1,3}})\.(?P<b>[0-9]{{1,2}})(?:{S}(?P<scale>{SCALE}))?{S}(?P<u>{unit})(?P<per>{PER}{{0,3}}){UNIT_END}"
    )
    for_many = re.compile(rf"(?P<a>{NUM}){S}(?P<u>{unit})/(?P<n>{NUM})(?= [a-zà-ỹđ]{{2}})")
    ahead = words_of(units)
    return (
        Reading(kind, pointed, partial(say_pointed, units), "."),
        Reading(kind, for_many, partial(say_for_many, units), after, ahead=ahead),
        Reading(kind, single, partial(say_single, units), after, first="0123456789-−–", ahead=ahead),
        Reading(kind, double, partial(say_double, units), after, ahead=ahead),
    )


def say_single(units: Mapping[str, str], match: re.Match[str], scene: Scene) -> Said:
    """80-100 triệu đ/năm → tám mươi đến một trăm triệu đồng một năm."""
    if match["minus"] and not is_minus(match, scene):
        return None
    if match["u"] == "g" and not match["per"] and may_be_time(match, scene):
        return Unread("ambiguous-unit")
    if match["u"] == "đ" and may_be_points(match) and scene.follows(NUMBERED):
        return None
    if match["u"] == "đ" and not match["per"] and may_be_points(match) and not scene.is_all(match.end()):
        return Unread("ambiguous-unit")
    said = from_to(match["a"], match["b"]) if match["b"] else say_written(match["a"])
    if not said:
        return Unread("ambiguous-dash" if match["b"] else "unread-number")
    unit = units[match["u"]]
    unit += " đồng" if match["per"] and match["u"] in PRICED else ""
    amount = " ".join(filter(None, ["âm" if match["minus"] else "", said, match["scale"], unit]))
    return amount + spoken_per(match["per"])


def say_pointed(units: Mapping[str, str], match: re.Match[str], scene: Scene) -> Said:
    """7.8% → bảy phẩy tám phần trăm: before a unit a point is the English comma."""
    said = say_written(f"{match['a']},{match['b']}")
    return said and " ".join(filter(None, [said, match["scale"], units[match["u"]]])) + spoken_per(match["per"])


def say_for_many(units: Mapping[str, str], match: re.Match[str], scene: Scene) -> Said:
    """90.000đ/30 ngày → chín mươi nghìn đồng trên ba mươi."""
    amount, many = say_written(match["a"]), say_written(match["n"])
    return f"{amount} {units[match['u']]} trên {many}" if amount and many else None


def say_double(units: Mapping[str, str], match: re.Match[str], scene: Scene) -> Said:
    """3kg-6kg → ba ki lô gam đến sáu ki lô gam."""
    one, other = say_written(match["a"]), say_written(match["b"])
    falling = match["u1"] == match["u"] and not from_to(match["a"], match["b"])
    if falling or not one or not other:
        return Unread("ambiguous-dash")
    return f"{one} {units[match['u1']]} đến {other} {units[match['u']]}{spoken_per(match['per'])}"


def is_minus(match: re.Match[str], scene: Scene) -> bool:
    """Whether the dash before an amount is its sign; a longer dash only before degrees and percentages."""
    apart = not scene.start or scene.text[scene.start - 1] in BEFORE_SIGN
    return apart and (match["minus"] != "–" or (scene.start > 0 and match["u"][0] in "°⁰º%"))


def may_be_time(match: re.Match[str], scene: Scene) -> bool:
    """Whether "5g" may be five o'clock rather than five grams."""
    few = match["a"].isdigit() and int(match["a"]) <= HOURS and not match["b"]
    return (
        few
        and not scene.is_all(match.end())
        and not scene.speaks_of("weighed")
        and not scene.leads(context("substance"), match.end())
    )


def may_be_points(match: re.Match[str]) -> bool:
    """Whether "9đ" may be nine points rather than nine đồng."""
    whole = match["a"].partition(",")[0]
    return not match["scale"] and "." not in whole and len(whole) < CERTAINLY_MONEY

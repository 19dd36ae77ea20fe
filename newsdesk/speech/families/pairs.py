"""Two of a kind that only a comma parts: tháng 3,4; thứ 3,5; các ngày 5,6 tháng 12. A count of them has no comma."""

import re

from newsdesk.speech.families.dates import day_words, led_short
from newsdesk.speech.families.months import WRITTEN_OUT
from newsdesk.speech.numerals import month, number, ordinal
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import END
from newsdesk.speech.tables import context

PAIR = re.compile(r"([1-9][0-9]?),([1-9][0-9]?)" + END)
EACH = re.compile(r"\b(?:mỗi|một|hằng|hàng)(?: [^\W\d_]+){1,2} \Z")
"""Mỗi tuần 2,5 buổi."""
LAST = {"day": 31, "month": 12, "ordinal": 7, "quarter": 4}
"""The last of each kind; an ordinal's are the days of a week."""


def say_pair(match: re.Match[str], scene: Scene) -> Said:
    """Tháng 3,4 → ba, tháng tư; thứ 3,5 → ba, năm; after "khóa" and its like it may be a number or two."""
    first, last = int(match[1]), int(match[2])
    counted = scene.leads(context("amount") | context("degree"), match.end()) or scene.near(EACH)
    if counted or first >= last:
        return None
    kind = next((kind for kind in LAST if scene.follows(context(kind))), "")
    if not kind:
        return Unread("ambiguous-list-or-decimal") if scene.follows(context("enumerated")) else None
    if last > LAST[kind]:
        return None
    return joined(kind, first, last, match.end(), scene)


def joined(kind: str, first: int, last: int, end: int, scene: Scene) -> str | None:
    """Say the two of a kind; a day is one only before its month, a month none where it is a stretch of time."""
    if kind == "day":
        days = f"{day_words(first)}, {day_words(last)}"
        return led_short(days, scene) if WRITTEN_OUT.match(scene.after(end)) else None
    if kind == "month":
        return None if scene.follows(context("per month")) else f"{month(first)}, tháng {month(last)}"
    say = ordinal if kind == "ordinal" else number
    return f"{say(first)}, {say(last)}"


DIGIT = (Reading("list", PAIR, say_pair, ","),)

"""Thứ 1 → thứ nhất, thứ 4 → thứ tư."""

import re

from newsdesk.speech.numerals import number, ordinal
from newsdesk.speech.scene import Reading, Said, Scene
from newsdesk.speech.shapes import APART, END
from newsdesk.speech.tables import context

PLACE = re.compile(r"([0-9]{1,4})" + END)
RANK = re.compile(r"([0-9]{1,4})/([0-9]{1,4})" + END)
END_OF_ROW = re.compile(r"\s*(?:[,.;)]|và\b|hằng tuần|hàng tuần|trong tuần|\Z)")


def say_place(match: re.Match[str], scene: Scene) -> Said:
    """Say a number after "thứ", and what a comma hangs on to it (thứ 2, 4, 6) where nothing is counted."""
    hung_on = scene.chained == "ordinal" and END_OF_ROW.match(scene.after(match.end()))
    return ordinal(int(match[1])) if scene.follows(context("ordinal")) or hung_on else None


def say_rank(match: re.Match[str], scene: Scene) -> Said:
    """Xếp thứ 4/34 → tư trên ba mươi tư; thương binh hạng 1/4 → một trên bốn."""
    if not scene.follows(context("ordinal") | context("ranked")):
        return None
    place = ordinal if scene.follows(context("ordinal")) else number
    return f"{place(int(match[1]))} trên {number(int(match[2]))}"


DIGIT = (
    Reading("ordinal", RANK, say_rank, "/"),
    Reading("ordinal", PLACE, say_place, ahead=APART),
)

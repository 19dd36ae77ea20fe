"""Sums of money: 2.500.000đ/tháng, 1,5 triệu đ, 2tr5."""

import re

from newsdesk.speech.numerals import number
from newsdesk.speech.quantities import readings
from newsdesk.speech.scene import Reading, Said, Scene
from newsdesk.speech.shapes import END
from newsdesk.speech.tables import mapping

HALVED = re.compile(r"([0-9]{1,3})tr([1-9])" + END)


def say_halved(match: re.Match[str], scene: Scene) -> Said:
    """2tr5 → hai triệu năm trăm nghìn."""
    return f"{number(int(match[1]))} triệu {number(int(match[2]) * 100)} nghìn"


DIGIT = (*readings("money", mapping("currencies.tsv")), Reading("money", HALVED, say_halved, "a"))

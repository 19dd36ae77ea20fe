"""2/3 số hộ is a fraction, 12/12 xã a tally; without such a word after it nobody can know."""

import re

from newsdesk.speech.numerals import say_written, value_of
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import END
from newsdesk.speech.tables import context

WHOLE = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6})"
SLASHED = re.compile(rf"({WHOLE})/({WHOLE}){END}")


def say_slashed(match: re.Match[str], scene: Scene) -> Said:
    """Say a/b by the noun that follows it; a tally that may be a date needs "có" or the like before it too."""
    above, below = value_of(match[1]), value_of(match[2])
    may_be_date = above is not None and below is not None and 1 <= above <= 31 and 1 <= below <= 12
    if above is not None and below and above <= below:
        first, second = say_written(match[1]), say_written(match[2])
        if scene.leads(context("part"), match.end()) and above < below:
            return f"{first} phần {'tư' if below == 4 else second}"
        if scene.leads(context("counted"), match.end()) and (counting(scene) or not may_be_date):
            return f"{first} trên {second}"
    return Unread("ambiguous-fraction-or-date" if may_be_date else "ambiguous-slash")


def counting(scene: Scene) -> bool:
    """Whether what comes before leads in a count."""
    return scene.follows(context("counting"))


DIGIT = (Reading("fraction", SLASHED, say_slashed, "/."),)

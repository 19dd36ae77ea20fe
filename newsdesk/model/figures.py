"""The figures of a text that claim a result, in digits or words, by their value; days, names and idioms are none."""

import re
from collections.abc import Container, Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from newsdesk.model import figure_shapes as shapes
from newsdesk.model.numerals import DIGITS, SCALES, value_of


class Kind(Enum):
    """What a figure counts: things, a share in per cent, or one thing by another (gấp đôi, một phần ba)."""

    COUNT = "count"
    SHARE = "share"
    RATIO = "ratio"
    __hash__ = object.__hash__  # each stands once, and is looked for in sets tens of thousands of times


class About(Enum):
    """How closely a figure is meant."""

    EXACT = "exact"
    OVER = "over"
    UNDER = "under"
    ROUGH = "rough"


class Figure(NamedTuple):
    """A figure as it stands in a text, from character `start` on; there are tens of thousands, so a plain tuple."""

    written: str
    start: int
    kind: Kind
    value: float
    about: About = About.EXACT
    measure: str = ""
    """What its unit measures (mass, length …), where there are several units for it."""
    base: float = 0.0
    """Its value in kilograms, metres, square metres or litres."""


BEFORE, AFTER = 28, 24
"""Characters beside a figure that say what it is."""
YEARS = range(1900, 2101)
OPENED = "“(‘*["
QUOTED = re.compile(r"“[^”“]{1,90}”")


def figures(text: str, everything: bool = False, known: Container[tuple[Kind, float]] = ()) -> Iterator[Figure]:
    """Yield the figures of a text in order, in lower case; with `everything` also small and numbering ones.

    The first is for what is told, where a figure too many is an idle question; the second for what proves it.
    A lone number in digits whose kind and value are known already is passed over, which is most of them.
    """
    shown, pattern = text.lower(), shapes.EVERY_FIGURE if everything else shapes.FIGURE
    if "“" in shown and not everything:
        shown = _without_names(shown)
    end = 0
    for start in shapes.START.finditer(shown):
        if start.start() < end or (match := pattern.match(shown, start.start())) is None:
            continue
        end = match.end()
        if match["code"]:
            yield from _out_of(match)
        elif match["words"]:
            yield from _in_words(match, everything)
        elif not (known and match["low"] and _value(match) in known):
            yield from _read(match, Beside.of(shown, *match.span()), everything)


class Beside(NamedTuple):
    """What stands beside a number: the characters before and behind, and the last words before it."""

    before: str
    after: str
    words: tuple[str, ...]
    """The last word, the last two, the last three."""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Beside":
        """Return what stands around a part of a text."""
        before = text[max(0, start - BEFORE) : start]
        parts = before.rsplit(maxsplit=3) if before[-1:].isspace() else []
        if not parts or parts[-1].lstrip(OPENED) not in shapes.ENDS:
            return cls(before, text[end : end + AFTER], ())
        third, second, last = ("", "", *(part.lstrip(OPENED) for part in parts))[-3:]
        tails = (last, f"{second} {last}", f"{third} {second} {last}")
        return cls(before, text[end : end + AFTER], tails)

    def follows(self, words: frozenset[str]) -> bool:
        """Whether the number stands right behind one of these."""
        return not words.isdisjoint(self.words)

    @property
    def of_each(self) -> bool:
        """Whether it is so many for each of something: mỗi tháng 64 lượt."""
        return len(self.words) > 1 and self.words[1].partition(" ")[0] in shapes.EACH


def _value(match: re.Match[str]) -> tuple[Kind, float] | None:
    if match["high"]:
        return None
    return _worth(match["low"], match["scale"], bool(match["percent"]))


@lru_cache(maxsize=1 << 13)
def _worth(number: str, scale: str, share: bool) -> tuple[Kind, float]:
    return Kind.SHARE if share else Kind.COUNT, round(_number(number) * _scale(scale), 4)


def _without_names(text: str) -> str:
    """Return a text with the names of movements and the like blanked: đợt thi đua “90 ngày, một việc mới”."""
    for quoted in QUOTED.finditer(text):
        if text[: quoted.start()].rstrip().endswith(shapes.NAMED):
            text = text[: quoted.start()] + " " * len(quoted[0]) + text[quoted.end() :]
    return text


def _read(match: re.Match[str], beside: Beside, everything: bool) -> Iterator[Figure]:
    if match["low"]:
        yield from _in_digits(match, beside, everything)
    elif (ratio := _ratio(match, beside, everything)) is not None:
        yield Figure(match[0], match.start(), Kind.RATIO, ratio, _about(beside))


TWO_COUNTS = re.compile(r"(\d{1,4})/(\d{1,4})")


def _out_of(match: re.Match[str]) -> Iterator[Figure]:
    """Yield both numbers of 41/47 hộ, which is no day; every other number with a stroke is a day or a paper."""
    numbers = TWO_COUNTS.fullmatch(match[0])
    if not numbers or not shapes.COUNTED.match(match.string, match.end()):
        return
    if not Beside.of(match.string, *match.span()).follows(shapes.ALWAYS):
        for group in (1, 2):
            yield Figure(numbers[group], match.start() + numbers.start(group), Kind.COUNT, float(numbers[group]))


def _in_digits(match: re.Match[str], beside: Beside, everything: bool) -> Iterator[Figure]:
    if beside.after[:1].isalnum() and not shapes.GLUED.match(beside.after):
        return
    if not (match["scale"] or match["percent"]) and _no_claim(
        _number(match["high"] or match["low"]), beside, everything
    ):
        return
    kind = Kind.SHARE if match["percent"] else Kind.COUNT
    unit = shapes.MEASURE.match(beside.after)
    measure, factor = shapes.MEASURES[unit[1]] if unit else ("", 0.0)
    for start, end, scale in _bounds(match):
        value = _number(match["low"] if start == match.start("low") else match["high"]) * _scale(scale)
        yield Figure(match.string[start:end], start, kind, value, _about(beside), measure, value * factor)


def _bounds(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and scale of a number, or of both ends of a range: 2–3 triệu is two millions to three."""
    if match["high"] is None:
        yield match.start("low"), match.end(), match["scale"]
        return
    yield match.start("low"), match.end("low"), match["low_scale"] or match["scale"]
    yield match.start("high"), match.end(), match["scale"]


def _in_words(match: re.Match[str], everything: bool) -> Iterator[Figure]:
    """Yield the numbers of a run of numeral words; năm that is no five parts two of them, or ends one."""
    run, first = match["words"], match.start("words")
    if not everything and shapes.IDIOM.match(match.string, first):
        return
    for start, end in _numbers_in(run):
        words = " ".join(run[start:end].split())
        value = value_of(words)
        share = end == len(run) and bool(match["words_percent"])
        beside = Beside.of(match.string, first + start, match.end() if share else first + end)
        if value is None or not (everything or share or "phẩy" in words or _claims(value, beside)):
            continue
        if share or value > YEARS[-1] or not _no_claim(value, beside, everything):
            kind = Kind.SHARE if share else Kind.COUNT
            shown = match.string[first + start : match.end() if share else first + end]
            yield Figure(shown, first + start, kind, value, _about(beside))


def _claims(value: float, beside: Beside) -> bool:
    """Whether a number in words claims something: a small one only where results are counted, bảy rưỡi never."""
    return value >= 10 or (value > 3 and value.is_integer() and bool(shapes.COUNTED.match(beside.after)))


FIVE_BEFORE = {"mươi", "chục", "trăm", "phẩy", "rưỡi", *SCALES}
"""Năm before one of these is five."""
FIVE_AFTER = {"linh", "lẻ", "phẩy"}


def _numbers_in(words: str) -> Iterator[tuple[int, int]]:
    """Yield where each number of a run of numeral words begins and ends."""
    found = list(re.finditer(r"\S+", words))
    start = None
    for position, word in enumerate(found):
        following = found[position + 1][0] if position + 1 < len(found) else ""
        leading = found[position - 1][0] if position else ""
        a_year = word[0] == "năm" and following not in FIVE_BEFORE and leading not in FIVE_AFTER
        if a_year and start is not None:
            yield start, found[position - 1].end()
        if a_year:
            start = None
        elif start is None:
            start = word.start()
    if start is not None:
        yield start, len(words)


def _ratio(match: re.Match[str], beside: Beside, everything: bool) -> float | None:
    """Return gấp đôi as 2 and hai phần ba as 0.67; half a thing is a figure only where something came to it."""
    if match["half"]:
        claimed = beside.follows(shapes.CHANGED) and not shapes.HALF_A_TIME.match(beside.after)
        return 0.5 if everything or claimed else None
    if times := match["times"]:
        named = {"đôi": 2.0, "rưỡi": 1.5}.get(times)
        return named or (_number(times) if times[0].isdecimal() else float(DIGITS.get(times, 10)))
    whole = DIGITS.get(match["whole"], 10)
    return DIGITS.get(match["part"], 10) / whole if whole else None


def _no_claim(value: float, beside: Beside, everything: bool) -> bool:
    """Whether a number is a day, a year, a time of day, an age, or the name of something."""
    if beside.follows(shapes.ALWAYS) and not beside.of_each:
        return True
    if beside.follows(shapes.JOINING) and shapes.LISTED.search(beside.before):
        return True
    if YEARS[0] <= value <= YEARS[-1] and not shapes.UNIT.match(beside.after):
        return True
    clock = shapes.CLOCK.match(beside.after)
    if clock and (clock[0].strip() != "giờ" or beside.follows(shapes.CLOCK_BEFORE)):
        return True
    if everything:
        return False
    named = beside.follows(shapes.NAMES) and not (beside.of_each or shapes.UNIT.match(beside.after))
    return bool(named or shapes.PERSONAL.match(beside.after))


ABOUT = ((About.OVER, shapes.OVER), (About.UNDER, shapes.UNDER), (About.ROUGH, shapes.ROUGH))


def _about(beside: Beside) -> About:
    """Return how closely a figure is meant; the longest wording decides, as không quá is more than quá."""
    if not beside.words:
        return About.EXACT
    found = (about for words in reversed(beside.words) for about, kind in ABOUT if words in kind)
    return next(found, About.EXACT)


def _number(written: str) -> float:
    return float(written) if written.isdecimal() else float(written.replace(".", "").replace(",", "."))


def _scale(words: str) -> float:
    if not words:
        return 1.0
    scale = 1.0
    for word in words.split():
        scale *= SCALES.get(word, 100)
    return scale

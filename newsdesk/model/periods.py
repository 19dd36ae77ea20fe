"""The time that a text names, as people write it: Tháng 6/2026, 2023–2025, Quý IV/2024 và quý II/2026."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Span:
    """From which day to which, both included; None is an end that the text leaves open."""

    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Point:
    """One day, run of months or year of a text: its year may stand only with the next one."""

    year: int | None
    first: int = 1
    last: int = 12
    """The months from which to which."""
    day: int | None = None
    bare: int | None = None
    """A number without a word: a month before 8/2025, a day before 15/6/2026."""
    part: str = ""
    """đầu, giữa or cuối, where the text names one."""


QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4}
MONTHS = {"giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
MONTHS |= {"mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12}
YEAR = r"(?:19|20)\d\d"
OF_YEAR = rf"(?:\s?[/-]\s?(?:năm\s)?|,?\snăm\s)({YEAR})(?![\d/])"
WORDS = "|".join(sorted(MONTHS, key=len, reverse=True))
POINT = re.compile(
    rf"(?<![\d/.,])(?:(?P<day>\d{{1,2}})(?:\s?/\s?|\stháng\s)(?P<month>\d{{1,2}})(?![\d/](?!{YEAR}))(?:{OF_YEAR})?(?!\d)"
    rf"|(?P<only_month>\d{{1,2}}){OF_YEAR}"
    rf"|(?P<count>\d{{1,2}}|sáu|chín|ba)\stháng\s(?:(?P<end>đầu|cuối)\s)?năm\s({YEAR})"
    rf"|(?<!\w)quý\s(?P<quarter>iv|i{{1,3}}|[1-4]|một|hai|ba|bốn|tư)(?!\w)(?:{OF_YEAR})?"
    rf"|(?<!\w)tháng\s(?P<named>\d{{1,2}}|(?:{WORDS})(?!\s{YEAR}))(?!\w)(?:{OF_YEAR})?"
    rf"|(?P<year>{YEAR})(?![\d/])"
    r"|(?P<bare>\d{1,2})(?=\s?(?:[-–—,]|đến|và)\s?(?:\d{1,2}\s?[-–—,/đv]|hết)))"
)
PART = re.compile(r"(?<!\w)(nửa đầu|đầu|giữa|nửa cuối|cuối)\s(?:năm\s)?\Z")
OPEN_END = re.compile(r"(?<!\w)(?:đến|tới)\s(?:nay|hiện\s(?:tại|nay))(?!\w)")
OPEN = re.compile(r"\s*(?:kể\s)?từ(?!\w)")
UP_TO = re.compile(r"\s*(?:tính\s)?(?:đến|tới|trước)(?!\w)")
NUMBERED = re.compile(r"(?<!\w)số\s\Z")
"""Behind it stands the number of a paper: số 05/2025/BC."""
PARTS_OF_YEAR = {"nửa đầu": (1, 6), "đầu": (1, 4), "giữa": (5, 8), "cuối": (9, 12), "nửa cuối": (7, 12)}
PARTS_OF_MONTH = {"nửa đầu": (1, 15), "đầu": (1, 10), "giữa": (11, 20)}


@lru_cache(maxsize=4096)  # the same few periods stand in every story
def span_of(text: str) -> Span | None:
    """Return the time that a text names, from the first day in it to the last; None where it names none."""
    lower = text.lower()
    points = list(_with_years([point for match in POINT.finditer(lower) if (point := _point(match))]))
    days = [days for point in points if (days := _days(point))]
    if not days:
        return None
    since, until = min(first for first, _ in days), max(last for _, last in days)
    if OPEN_END.search(lower) or (len(days) == 1 and OPEN.match(lower)):
        return Span(since, None)
    return Span(None if len(days) == 1 and UP_TO.match(lower) else since, until)


def _point(match: re.Match[str]) -> Point | None:
    before = match.string[max(0, match.start() - 12) : match.start()]
    if NUMBERED.search(before):
        return None
    year = next((int(group) for group in match.groups() if group and re.fullmatch(YEAR, group)), None)
    if match["day"]:
        return Point(year, int(match["month"]), int(match["month"]), day=int(match["day"]))
    part = found[1] if (found := PART.search(before)) else ""
    if match["quarter"]:
        quarter = QUARTERS.get(match["quarter"]) or int(match["quarter"])
        return Point(year, 3 * quarter - 2, 3 * quarter)
    if match["count"]:
        return _run_of_months(match["count"], match["end"], year)
    if named := match["only_month"] or match["named"]:
        month = MONTHS.get(named) or int(named)
        return Point(year, month, month, part=part)
    return Point(None, bare=int(match["bare"])) if match["bare"] else Point(year, part=part)


def _run_of_months(written: str, end: str | None, year: int | None) -> Point:
    """Return 6 tháng đầu năm, or 7 tháng năm 2026, which are its first."""
    count = min(MONTHS.get(written) or int(written), 12)
    return Point(year, 13 - count, 12) if end == "cuối" else Point(year, 1, max(count, 1))


def _with_years(points: list[Point]) -> Iterator[Point]:
    """Give each point its year: its own, else that of the next one, else that of the one before."""
    known = next((point.year for point in points if point.year), None)
    settled: list[Point] = []
    after: Point | None = None
    for point in reversed(points):
        if point.bare is not None and after:
            point = _like(point.bare, after)
        if point.year is None and (year := after.year if after else known):
            turned = after is not None and (point.first, point.day or 0) > (after.last, after.day or 31)
            point = replace(point, year=year - turned)
        settled.append(point)
        after = point if point.year else after
    yield from reversed(settled)


def _like(number: int, after: Point) -> Point:
    """Return a bare number as what follows it: a day of the same month, or a month."""
    return Point(None, after.first, after.first, day=number) if after.day is not None else Point(None, number, number)


def _days(point: Point) -> tuple[date, date] | None:
    """Return the first and the last day of a point, or None where the calendar has none."""
    if point.year is None or not 1 <= point.first <= point.last <= 12:
        return None
    first, last = point.first, point.last
    if (first, last) == (1, 12) and point.part:
        first, last = PARTS_OF_YEAR[point.part]
    end = monthrange(point.year, last)[1]
    if point.day is not None:
        day = date(point.year, first, point.day) if 1 <= point.day <= end else None
        return (day, day) if day else None
    opens, closes = PARTS_OF_MONTH.get(point.part, (1, end)) if first == last else (1, end)
    return date(point.year, first, opens), date(point.year, last, min(closes, end))

"""The stretch of time that a report tells of: a year, a half, a quarter, or a whole plan."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from newsdesk.model.plan import Period, Plan

KEY = re.compile(r"(\d{4})(?:-(?:h([12])|q([1-4])))?\Z", re.ASCII)
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From a day to a day, with the name that a sentence gives it."""

    key: str
    """Such as 2026, 2026-h1, 2026-q3, or a plan's own key: names of files are made of it."""
    name: str
    """Such as quý III năm 2026."""
    period: Period
    year: int | None = None
    """The year that registrations are for, where it is a whole one."""


def year_span(year: int) -> Span:
    """Return a whole year."""
    return _months(str(year), f"năm {year}", year, 1, 12)


def half_span(year: int, half: int) -> Span:
    """Return the first or the second half of a year."""
    return _months(f"{year}-h{half}", f"6 tháng {'đầu' if half == 1 else 'cuối'} năm {year}", year, half * 6 - 5, 6)


def quarter_span(year: int, quarter: int) -> Span:
    """Return a quarter of a year, from 1 to 4."""
    return _months(f"{year}-q{quarter}", f"quý {ROMAN[quarter - 1]} năm {year}", year, quarter * 3 - 2, 3)


def plan_span(plan: Plan) -> Span:
    """Return the whole time of a plan."""
    since, until = plan.period.since.year, plan.period.until.year
    return Span(key=plan.key, name=f"giai đoạn {since}-{until}", period=plan.period)


def _months(key: str, name: str, year: int, first: int, count: int) -> Span:
    after = date(year + (first + count > 12), (first + count - 1) % 12 + 1, 1)
    period = Period(since=date(year, first, 1), until=after - timedelta(days=1))
    return Span(key=key, name=name, period=period, year=year if count == 12 else None)


def span_of(key: str, plans: Iterable[Plan] = ()) -> Span | None:
    """Return the span that a key names, None where it names none."""
    if match := KEY.match(key):
        year, half, quarter = int(match[1]), match[2], match[3]
        if 2000 <= year <= 2100:
            return (
                half_span(year, int(half)) if half else quarter_span(year, int(quarter)) if quarter else year_span(year)
            )
    return next((plan_span(plan) for plan in plans if plan.key == key), None)


def before(span: Span, plans: Iterable[Plan] = ()) -> Span | None:
    """Return the span just before, as long as this one; of a plan the last that ended before it began."""
    if match := KEY.match(span.key):
        year, half, quarter = int(match[1]), match[2], match[3]
        if half:
            return half_span(year - (half == "1"), 3 - int(half))
        if quarter:
            return quarter_span(year - (quarter == "1"), (int(quarter) - 2) % 4 + 1)
        return year_span(year - 1)
    ended = [plan for plan in plans if plan.period.until < span.period.since]
    return plan_span(max(ended, key=lambda plan: plan.period.until)) if ended else None

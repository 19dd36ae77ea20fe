"""By when a withdrawal must be answered: working days for the first answer, plain days for the rest."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.council.clocks import SATURDAY, Step, Withdrawal, due, working_day
from newsdesk.model.papers import Clocks, Papers

CLOCKS = Clocks(since=date(2026, 1, 1), acknowledge_working_days=2, stop_days=15, delete_days=20, law="Luật")
LATER = Clocks(since=date(2027, 1, 1), acknowledge_working_days=1, stop_days=10, delete_days=12, law="Luật mới")


@pytest.mark.parametrize(
    ("since", "count", "off", "until"),
    [
        ("2026-11-23", 2, [], "2026-11-25"),  # Monday
        ("2026-11-26", 2, [], "2026-11-30"),  # Thursday
        ("2026-11-27", 2, [], "2026-12-01"),  # Friday
        ("2026-11-28", 2, [], "2026-12-01"),  # Saturday
        ("2026-08-31", 2, ["2026-09-01", "2026-09-02"], "2026-09-04"),
        ("2026-11-26", 0, [], "2026-11-26"),
    ],
)
def test_counts_working_days(since: str, count: int, off: list[str], until: str) -> None:
    days_off = [date.fromisoformat(day) for day in off]
    assert working_day(date.fromisoformat(since), count, days_off) == date.fromisoformat(until)


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(1, 9), st.sets(st.integers(1, 20), max_size=9))
def test_lands_on_a_working_day_with_so_many_of_them_between(since: date, count: int, off: set[int]) -> None:
    days_off = [since + timedelta(days=ahead) for ahead in off]
    until = working_day(since, count, days_off)
    between = [since + timedelta(days=ahead) for ahead in range(1, (until - since).days + 1)]
    working = [day for day in between if day.weekday() < SATURDAY and day not in days_off]
    assert len(working) == count
    assert working[-1] == until


def test_every_step_has_its_day_and_whether_it_is_done() -> None:
    stopped = date(2026, 11, 28)
    one = Withdrawal(slip="PDY-1", received=date(2026, 11, 26), done=((Step.STOP, stopped),))
    steps = due(one, Papers(clocks=(CLOCKS, LATER)))
    assert [(s.step, s.by.isoformat(), s.done) for s in steps] == [
        (Step.ACKNOWLEDGE, "2026-11-30", None),
        (Step.STOP, "2026-12-11", stopped),
        (Step.DELETE, "2026-12-16", None),
    ]
    assert [s.left(date(2026, 12, 12)) for s in steps] == [-12, -1, 4]
    assert one.is_open
    assert not Withdrawal(slip="x", received=stopped, done=tuple((step, stopped) for step in Step)).is_open


def test_the_law_of_the_day_of_receipt_counts() -> None:
    papers = Papers(clocks=(CLOCKS, LATER))
    assert due(Withdrawal(slip="x", received=date(2027, 1, 1)), papers)[1].by == date(2027, 1, 11)
    assert due(Withdrawal(slip="x", received=date(2025, 12, 31)), papers) == ()

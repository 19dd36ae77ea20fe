"""Which session is due, and which went by."""

from datetime import date, datetime, time

import pytest

from newsdesk.model.programme import Holiday, Programme, Programmes, Slot, Weekday
from newsdesk.playout.sessions import around, due, gone_by, sessions, silenced

FRIDAY = date(2026, 11, 27)
WORKDAYS = tuple(Weekday)[:5]


def a_slot(key: str, opens: time, minutes: int = 10, days: tuple[Weekday, ...] = tuple(Weekday)) -> Slot:
    return Slot(key=key, days=days, opens=opens, minutes=minutes)


def some(*slots: Slot, holidays: tuple[Holiday, ...] = ()) -> Programmes:
    programme = Programme(
        key="p", title="Bản tin", slots=slots, order=(), opening="", closing="", machine_voice=""
    )  # fmt: skip
    return Programmes(programmes=(programme,), holidays=holidays)


DAY = some(a_slot("sang", time(5, 45)), a_slot("chieu", time(17), 15, WORKDAYS), a_slot("dem", time(0, 0), 5))


@pytest.mark.parametrize(
    ("now", "slot", "key"),
    [
        ("2026-11-27 05:29:59", None, None),
        ("2026-11-27 05:30:00", None, "2026-11-27-sang"),
        ("2026-11-27 05:45:00", None, "2026-11-27-sang"),
        ("2026-11-27 05:54:59", None, "2026-11-27-sang"),
        ("2026-11-27 05:55:00", None, None),
        ("2026-11-27 05:45:00", "chieu", None),
        ("2026-11-27 16:50:00", "chieu", "2026-11-27-chieu"),
        ("2026-11-28 17:00:00", "chieu", None),
        ("2026-11-27 23:50:00", None, "2026-11-28-dem"),
        ("2026-11-28 00:04:59", "dem", "2026-11-28-dem"),
    ],
)
def test_the_session_that_is_on_or_begins_within_a_quarter_of_an_hour(
    now: str, slot: str | None, key: str | None
) -> None:
    moment = datetime.fromisoformat(now)
    found = due(around(DAY, moment.date()), moment, slot)
    assert (found.key if found else None) == key


def test_a_session_that_is_on_comes_before_one_that_begins_soon() -> None:
    close = some(a_slot("sau", time(5, 55)), a_slot("sang", time(5, 45)))
    for now, key in (("05:54:59", "sang"), ("05:55:00", "sau")):
        moment = datetime.fromisoformat(f"2026-11-27 {now}")
        found = due(around(close, FRIDAY), moment)
        assert found
        assert found.slot.key == key


def test_a_holiday_silences_all_but_the_slots_that_it_names() -> None:
    tet = Holiday(title="Nghỉ Tết", since=FRIDAY, until=FRIDAY, slots=("chieu",))
    resting = some(*DAY.programmes[0].slots, holidays=(tet,))
    assert [session.slot.key for session in sessions(resting, FRIDAY)] == ["chieu"]
    assert silenced(resting, FRIDAY, "sang") == "Nghỉ Tết"
    assert silenced(resting, FRIDAY, "chieu") == silenced(resting, FRIDAY) == silenced(DAY, FRIDAY) == ""


def test_sessions_of_today_and_yesterday_that_are_over_and_unknown_went_by() -> None:
    now = datetime(2026, 11, 27, 17, 5)
    found = around(DAY, now.date())
    known = frozenset({"2026-11-26-chieu", "2026-11-27-dem"})
    assert [session.key for session in gone_by(found, now, known)] == [
        "2026-11-26-dem",
        "2026-11-26-sang",
        "2026-11-27-sang",
    ]

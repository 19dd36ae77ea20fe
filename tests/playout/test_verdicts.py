"""What follows from how a player ran."""

from datetime import date, datetime, time, timedelta

import pytest

from newsdesk.model.diary import Outcome
from newsdesk.model.programme import Slot, Weekday
from newsdesk.playout import verdicts
from newsdesk.playout.sessions import Session

SESSION = Session(date(2026, 11, 27), Slot(key="sang", days=tuple(Weekday), opens=time(5, 45), minutes=10), "Bản tin")
OPENS = datetime(2026, 11, 27, 5, 45)


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


@pytest.mark.parametrize(
    ("at", "length", "whether"),
    [
        (OPENS - seconds(30), 600, True),
        (OPENS, 600, True),
        (OPENS + seconds(0.2), 600, False),
        (OPENS + seconds(120), 480, True),
        (OPENS + seconds(121), 480, False),
    ],
)
def test_a_programme_that_would_run_past_its_slot_is_not_begun(at: datetime, length: float, whether: bool) -> None:
    assert verdicts.fits(SESSION, at, seconds(length)) is whether


@pytest.mark.parametrize(
    ("heard", "code", "stopped", "silent", "outcome", "kept", "why"),
    [
        (300.2, 0, "", False, Outcome.AIRED, 300.0, ""),
        (299.0, 0, "", False, Outcome.AIRED, 299.0, ""),
        (298.0, 0, "", False, Outcome.PARTIAL, 298.0, "tự dừng sớm (mã 0)"),
        (300.0, 1, "", False, Outcome.PARTIAL, 300.0, "tự dừng sớm (mã 1)"),
        (120.0, -9, "", False, Outcome.PARTIAL, 120.0, "tự dừng sớm (mã -9)"),
        (120.0, -15, verdicts.STOPPED, False, Outcome.PARTIAL, 120.0, verdicts.STOPPED),
        (0.1, 2, "", False, Outcome.MISSED, 0.0, "không chạy được (mã 2)"),
        (0.0, 127, "", False, Outcome.MISSED, 0.0, "không chạy được (mã 127)"),
        (299.9, 0, "", True, Outcome.MISSED, 0.0, "không mở được cạc âm thanh"),
    ],
)
def test_what_follows_from_how_a_player_ran(
    heard: float, code: int, stopped: str, silent: bool, outcome: Outcome, kept: float, why: str
) -> None:
    began = verdicts.begun(SESSION, OPENS + seconds(0.14), seconds(300), "mpv")
    entry = verdicts.ended(began, seconds(heard), code, stopped=stopped, silent=silent)
    assert (entry.outcome, entry.heard) == (outcome, seconds(kept))
    assert why in entry.why
    assert bool(entry.why) is (outcome is not Outcome.AIRED)
    assert (entry.began is None) is (outcome is Outcome.MISSED)


def test_what_is_written_before_the_first_sound_stays_true_in_a_power_cut() -> None:
    began = verdicts.begun(SESSION, OPENS + seconds(61.26), seconds(300.04), "mpv")
    assert (began.outcome, began.heard, began.why) == (Outcome.PARTIAL, timedelta(), verdicts.UNFINISHED)
    assert (began.began, began.late, began.planned) == (time(5, 46, 1), seconds(61.3), seconds(300))


def test_who_comes_too_late_is_told_by_how_much() -> None:
    entry = verdicts.too_late(SESSION, OPENS + seconds(125), seconds(540))
    assert entry.why == "bắt đầu muộn 2 phút 05 giây, chương trình dài 9 phút sẽ quá khung giờ"
    assert (entry.outcome, entry.late, entry.heard) == (Outcome.MISSED, seconds(125), timedelta())

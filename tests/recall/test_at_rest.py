"""What is said again of a desk at rest is what would be found out: any touch of any file lets it be found out."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.commands import check, checking, console
from newsdesk.files import resting
from newsdesk.recall.at_rest import FILE
from tests.conftest import SMALL_DESK, TODAY
from tests.random_desk import EDITS, Edit
from tests.recall.test_kept import CHANGES, DAMAGES, HOUR, later, same_size_same_day


def heard(root: Path, today: date = TODAY) -> list[str]:
    with console.overheard() as said:
        check.run(root, today)
    return list(said)


def heard_afresh(root: Path, today: date = TODAY) -> list[str]:
    """Return what is said of the same desk where nothing is remembered."""
    shutil.move(root / ".cache", root / ".cache-away")
    found = heard(root, today)
    shutil.rmtree(root / ".cache")
    shutil.move(root / ".cache-away", root / ".cache")
    return found


def at_rest(root: Path, today: date = TODAY) -> list[str]:
    """Run it until it knows what it rests on, and once more: nothing is found out any more."""
    heard(root, today)
    heard(root, today)
    with mock.patch.object(checking, "checked", side_effect=AssertionError):
        return heard(root, today)


def test_of_a_desk_at_rest_the_same_is_said_again(desk: Path) -> None:
    with later():
        assert at_rest(desk) == heard_afresh(desk)


def test_another_day_is_found_out(desk: Path) -> None:
    with later():
        at_rest(desk)
        tomorrow = TODAY + timedelta(days=400)
        assert heard(desk, tomorrow) == heard_afresh(desk, tomorrow)


def _with_another_recording(root: Path) -> None:
    (root / "media").mkdir(exist_ok=True)
    (root / "media" / "x.mp3").write_bytes(b"x")


def _with_a_script_by_hand(root: Path) -> None:
    (root / "audio_scripts/scripts/2026").mkdir(parents=True, exist_ok=True)
    (root / "audio_scripts/scripts/2026/bep.txt").write_text("của ai đó", encoding="utf-8")


TOUCHES = [*CHANGES, _with_another_recording, _with_a_script_by_hand]


@pytest.mark.parametrize("change", TOUCHES)
def test_whatever_is_touched_is_found_out(desk: Path, change: Callable[[Path], None]) -> None:
    with later():
        at_rest(desk)
        change(desk)
        with mock.patch.object(checking, "checked", side_effect=RuntimeError), pytest.raises(RuntimeError):
            heard(desk)
        for _ in range(2):
            assert heard(desk) == heard_afresh(desk)


def test_while_marks_are_young_the_bytes_are_looked_at(desk: Path) -> None:
    now = 1 << 62  # one tick for all, which no clock has left behind
    with mock.patch.object(resting, "state_mark", lambda seen: (now, now, seen.st_size, seen.st_ino)):
        assert at_rest(desk) == heard_afresh(desk)
        same_size_same_day(desk)
        with mock.patch.object(checking, "checked", side_effect=RuntimeError), pytest.raises(RuntimeError):
            heard(desk)


def test_a_clock_that_was_put_back_is_not_believed(desk: Path) -> None:
    with later(2 * HOUR):
        at_rest(desk)
    with (
        later(HOUR),
        mock.patch.object(checking, "checked", side_effect=RuntimeError),
        pytest.raises(RuntimeError),
    ):
        heard(desk)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_answer_is_none(desk: Path, damage: Callable[[bytes], bytes]) -> None:
    with later():
        before = at_rest(desk)
        (desk / FILE).write_bytes(damage((desk / FILE).read_bytes()))
        assert heard(desk) == before


@settings(max_examples=8)
@given(st.lists(st.tuples(EDITS, st.integers(0, 3)), min_size=1, max_size=3), st.booleans())
def test_what_is_said_after_any_edit_is_what_would_be_found_out(rounds: list[tuple[Edit, int]], settled: bool) -> None:
    with tempfile.TemporaryDirectory() as folder, later(HOUR if settled else 0):
        root, today = Path(shutil.copytree(SMALL_DESK, Path(folder, "desk"))), TODAY
        heard(root, today)
        for edit, days in rounds:
            today += timedelta(days=days)
            edit(root)
            expected = heard_afresh(root, today)
            assert heard(root, today) == expected
            assert heard(root, today) == expected

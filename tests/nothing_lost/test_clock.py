"""A clock that was set back, files of days to come: nothing is lost, and nothing is held up for long."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.commands.saving import copy, cut_short
from tests.commands.saving import desks
from tests.nothing_lost.scenes import Scene
from tests.nothing_lost.states import PEOPLE, State, state_of, unlike
from tests.nothing_lost.walks import Walk
from tests.nothing_lost.watched import HOME, Asked

LONG_AGO, BEFORE = "2019-03-04 07:00:00", "2026-11-13"
HOUR = 3600


@pytest.fixture
def sent(walk: Callable[[str], Walk], tmp_path: Path) -> Scene:
    """Return a desk that was published as it stands."""
    walked = walk("publish")
    own = walked.scene.at(tmp_path / "bàn")
    assert walked.walker.whole(own.desk, own.asked).code == 0
    return own


def owned(state: State) -> State:
    return {name: to for name, to in state.items() if name.startswith(PEOPLE)}


def test_a_machine_whose_battery_is_empty_publishes_nothing_of_days_gone(sent: Scene) -> None:
    if shutil.which("faketime") is None:
        pytest.skip("faketime is not installed")
    before = state_of(sent.desk)
    command = ["faketime", LONG_AGO, sys.executable, str(HOME / "tasks.py"), "publish", "--desk", str(sent.desk)]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONUTF8": "1"})
    said = (done.stdout + done.stderr).decode()
    assert done.returncode == 1, said
    assert "Bản phát hành trước vẫn còn nguyên" in said
    assert unlike(state_of(sent.desk), before) == []


def test_a_week_back_and_forth_again_all_is_as_it_was(walk: Callable[[str], Walk], sent: Scene) -> None:
    before = state_of(sent.desk)
    back = walk("publish").walker.whole(sent.desk, Asked("publish", today=BEFORE))
    assert back.code in {0, 1}, back.said
    assert "Traceback" not in back.said
    people = {name: to for name, to in owned(before).items() if not name.startswith("audio_scripts/")}
    assert {name: to for name, to in owned(state_of(sent.desk)).items() if name in people} == people
    again = walk("publish").walker.whole(sent.desk, sent.asked)
    assert again.code == 0, again.said
    new = {f"audio_scripts/rundowns/{BEFORE[:-2]}{day}-sang.yaml" for day in range(13, 20)}
    assert set(unlike(state_of(sent.desk), before)) <= new


def test_files_of_days_to_come_are_files_like_any_other(walk: Callable[[str], Walk], sent: Scene) -> None:
    before = state_of(sent.desk)
    for path in sent.desk.rglob("*"):
        os.utime(path, (time.time() + 1000 * HOUR,) * 2)
    done = walk("publish").walker.whole(sent.desk, sent.asked)
    assert done.code == 0, done.said
    assert "Không có gì thay đổi" in done.said
    assert unlike(state_of(sent.desk), before) == []


@pytest.mark.parametrize("hours", [-24, -1, 1, 24])
def test_a_lock_of_another_hour_stops_no_save(tmp_path: Path, hours: int) -> None:
    lan = desks.alone(tmp_path / "Bàn")
    lock = lan.desk / ".git/refs/heads/main.lock"
    lock.write_bytes(b"")
    os.utime(lock, (time.time() + hours * HOUR,) * 2)
    cut_short.unlock(copy.opened(lan.desk), None)
    assert not lock.exists()


def test_a_lock_that_somebody_has_just_taken_stays(tmp_path: Path) -> None:
    lan = desks.alone(tmp_path / "Bàn")
    lock = lan.desk / ".git/index.lock"
    lock.write_bytes(b"")
    cut_short.unlock(copy.opened(lan.desk), None)
    assert lock.exists()

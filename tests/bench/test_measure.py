"""What a process costs: its own memory and time, that of its children, and not that of who measures."""

import os
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from bench.loudspeakers import pace
from bench.measure import HOW, Cost, Costs, Failed, run

MEGABYTE = 1_000_000
HOLDING = "import time; held = bytearray(50_000_000); held[::4096] = b'x' * len(held[::4096]); time.sleep(0.3)"
PARENT = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {HOLDING!r}]))"


@pytest.mark.parametrize("how", sorted({HOW, "sampled"}))
@pytest.mark.parametrize("code", [HOLDING, PARENT], ids=["itself", "its child"])
def test_sees_fifty_megabytes_in_the_largest_process(how: str, code: str, tmp_path: Path) -> None:
    cost = run([sys.executable, "-c", code], within=tmp_path, how=how)
    assert 50 * MEGABYTE < cost.peak < 90 * MEGABYTE
    assert cost.took >= timedelta(seconds=0.3)


def test_does_not_count_the_memory_of_who_measures(tmp_path: Path) -> None:
    held = b"x" * (200 * MEGABYTE)
    assert run([sys.executable, "-c", "pass"], within=tmp_path).peak < 60 * MEGABYTE
    assert len(held) == 200 * MEGABYTE


def test_the_clock_runs_only_while_the_command_does(tmp_path: Path) -> None:
    began = time.perf_counter()
    cost = run([sys.executable, "-c", "import time; time.sleep(0.2)"], within=tmp_path)
    assert 0.2 <= cost.took.total_seconds() < time.perf_counter() - began


def test_a_command_that_fails_is_said_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="đã hỏng"):
        run([sys.executable, "-X", "utf8", "-c", "import sys; print('đã hỏng'); sys.exit(3)"], within=tmp_path)


def test_several_runs_are_a_median_with_least_and_most() -> None:
    runs = Costs(tuple(Cost(timedelta(seconds=seconds), peak) for seconds, peak in ((3, 10), (1, 30), (2, 20))))
    assert runs.seconds == (2.0, 1.0, 3.0)
    assert runs.peak == 30


def test_one_after_the_other_costs_both_times_and_the_larger_memory() -> None:
    assert Cost(timedelta(seconds=1), 5) + Cost(timedelta(seconds=2), 4) == Cost(timedelta(seconds=3), 5)


@pytest.mark.parametrize("how", sorted({HOW, "sampled"}))
def test_tells_work_from_waiting(how: str, tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < 0.5: pass"
    assert run([sys.executable, "-c", busy], within=tmp_path, how=how).worked > timedelta(seconds=0.4)
    idle = run([sys.executable, "-c", "import time; time.sleep(0.5)"], within=tmp_path, how=how)
    assert idle.worked < timedelta(seconds=0.25)
    assert Costs((idle,)).waited


def test_cores_are_as_busy_as_they_worked_of_the_time_that_they_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert Cost(timedelta(seconds=10), 1, timedelta(seconds=15)).busy == 0.75


def test_the_pace_of_sound_is_told_by_the_clock_and_by_the_cores(tmp_path: Path) -> None:
    cache = tmp_path / ".cache" / "clips"
    cache.mkdir(parents=True)
    for name, minutes in (("a", 2), ("b", 4)):
        (cache / f"{name}.json").write_text(f'{{"length": {minutes * 60_000_000}}}', encoding="utf-8")
    told = pace(Cost(timedelta(seconds=3), 5_000_000, timedelta(seconds=4)), tmp_path)
    assert told.startswith("2 clips, 6.0 minutes of sound in 3.0 s, cores 4.0 s: 120 × real time, 90 × a core;")

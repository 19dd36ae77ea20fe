"""Liquidsoap airs a slot in its time and not a sound outside of it: listened to on a clock that goes ten times as fast."""

import re
import subprocess
import time as time_module
from datetime import datetime, time, timedelta
from pathlib import Path

import imageio_ffmpeg
import pytest

from newsdesk.model.programme import Programme, Slot, Weekday
from newsdesk.playout.liquidsoap import NAME, liquidsoap
from tests.playout.real import a_sound, as_nobody, needs, told
from tests.playout.titles import HOSTILE

SPEED = 10


def a_programme(*slots: Slot, title: str = "Chào ngày mới") -> Programme:
    return Programme(key="p", title=title, slots=slots, order=(), opening="", closing="", machine_voice="")


def a_slot(key: str, opens: time, minutes: int = 1, days: tuple[Weekday, ...] = tuple(Weekday)) -> Slot:
    return Slot(key=key, days=days, opens=opens, minutes=minutes)


def written(folder: Path, *programmes: Programme) -> Path:
    path = folder / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(liquidsoap(programmes).texts[NAME]), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "programmes",
    [
        [],
        [a_programme(a_slot("a", time(0, 0)), a_slot("b", time(23, 50), 10), a_slot("c", time(23, 59)))],
        [a_programme(a_slot("a", time(5, 45), 60, (Weekday.SUN,)), title=title) for title in HOSTILE],
    ],
)
def test_liquidsoap_accepts_the_script(open_folder: Path, programmes: list[Programme]) -> None:
    needs("liquidsoap")
    script = written(open_folder, *programmes)
    command = [*as_nobody(), "liquidsoap", "--check", str(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=open_folder)
    assert done.returncode == 0, done.stdout + done.stderr


def test_silence_before_sound_in_the_slot_silence_after(open_folder: Path) -> None:
    needs("liquidsoap", "faketime")
    other_day = a_slot("ngay-khac", time(5, 44), days=(Weekday.SAT,))
    script = written(open_folder, a_programme(other_day, a_slot("ngan", time(5, 45)), a_slot("dai", time(5, 46))))
    for key, seconds in (("ngay-khac", 60), ("ngan", 20), ("dai", 90)):
        folder = open_folder / f"2026-11-27-{key}"
        folder.mkdir()
        a_sound(folder / "programme.mp3", seconds)
    turns, sounds = aired(script, open_folder)
    assert [to for _, to in turns] == ["ngan", "silence", "dai", "silence"]
    assert [at[:5] for at, _ in turns[::2]] == ["05:45", "05:46"]
    assert turns[-1][0].startswith("05:47:0")
    (begins, ends), (again, over) = sounds
    assert begins > 1
    assert ends - begins <= 21  # once, though the slot goes on
    assert over - again <= 61  # cut at the slot's end, though the programme goes on


def aired(script: Path, folder: Path) -> tuple[list[tuple[str, str]], list[tuple[float, float]]]:
    """Return when Liquidsoap turned to what, and where its recording is not silent.

    A machine that is busy takes long to start it: so much earlier the clock is set.
    """
    for patience in (1, 2, 3):
        left = timedelta(seconds=150 + SPEED * patience * (1 + startup(script, folder)))
        begin = datetime(2026, 11, 27, 5, 47, 15) - left
        recording = folder / "nghe.wav"
        command = ["timeout", f"{left.total_seconds() / SPEED}", "faketime", "-f", f"@{begin} x{SPEED}", "liquidsoap"]
        places = {"NEWSDESK_BROADCAST": str(folder), "NEWSDESK_RECORDING": str(recording)}
        said = told([*as_nobody(), *command, script], folder, seconds=300, TZ="UTC", **places)
        if re.search(r"05:(3\d|4[0-4]):\d\d \[clock\.main:3\] Streaming loop starts", said):
            turns = re.findall(r"(\d\d:\d\d:\d\d) \[switch_\d:3\] Switch to (ngay-khac|ngan|dai|silence)", said)
            return turns[1:] if turns[0][1] == "silence" else turns, heard(recording)
    raise AssertionError(said)


def startup(script: Path, folder: Path) -> float:
    """Return the seconds that Liquidsoap needs to read a script, on this machine, now."""
    began = time_module.monotonic()
    told([*as_nobody(), "liquidsoap", "--check", script], folder, seconds=120)
    return time_module.monotonic() - began


def heard(recording: Path) -> list[tuple[float, float]]:
    """Return from when to when there is sound in a recording, in seconds."""
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-hide_banner",
        "-i",
        str(recording),
        "-af",
        "silencedetect=n=-60dB:d=0.5",
    ]
    done = subprocess.run([*command, "-f", "null", "-"], capture_output=True, text=True, check=False)
    starts = [float(found) for found in re.findall(r"silence_start: (\S+)", done.stderr)]
    ends = [float(found) for found in re.findall(r"silence_end: (\S+)", done.stderr)]
    assert starts[0] == 0
    return list(zip(ends, starts[1:], strict=False))

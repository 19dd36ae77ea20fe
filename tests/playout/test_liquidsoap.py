"""Liquidsoap airs a slot in its time and not a sound outside of it: listened to on a clock that goes twelve times as fast."""

import re
import subprocess
from datetime import time
from pathlib import Path

import imageio_ffmpeg
import pytest

from newsdesk.model.programme import Programme, Slot, Weekday
from newsdesk.playout.liquidsoap import NAME, liquidsoap
from tests.playout.real import a_sound, as_nobody, needs, told
from tests.playout.titles import HOSTILE

SPEED = 12


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
    script = written(
        open_folder,
        a_programme(
            a_slot("ngay-khac", time(5, 44), days=(Weekday.SAT,)),
            a_slot("sang", time(5, 45)),
            a_slot("sau", time(5, 47)),
        ),
    )
    for key, seconds in (("ngay-khac", 60), ("sang", 90), ("sau", 20)):
        folder = open_folder / f"2026-11-27-{key}"
        folder.mkdir()
        a_sound(folder / "programme.mp3", seconds)
    recording = open_folder / "nghe.wav"
    command = ["faketime", "-f", f"@2026-11-27 05:44:20 x{SPEED}", "liquidsoap", str(script)]
    limited = [*as_nobody(), "timeout", str(230 / SPEED), *command]
    said = told(limited, open_folder, TZ="UTC", NEWSDESK_BROADCAST=str(open_folder), NEWSDESK_RECORDING=str(recording))
    started = re.search(r"05:44:(\d\d) \[clock\.main:3\] Streaming loop starts", said)
    assert started, said
    first = 60 - int(started[1])
    sounds = heard(recording)
    assert len(sounds) == 2, sounds
    (begins, ends), (again, over) = sounds
    assert begins == pytest.approx(first, abs=2)
    assert ends - begins == pytest.approx(60, abs=2)  # cut at the slot's end, though the programme goes on
    assert again - begins == pytest.approx(120, abs=2)
    assert over - again == pytest.approx(20, abs=2)  # and silent when it is over, though the slot goes on


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

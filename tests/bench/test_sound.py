"""What the bench of sound times does what it says, in the memory that it says."""

import json
from pathlib import Path

import pytest

from bench.measure import Costs
from bench.sound import MB, RECORDINGS, Material, ratios, table
from newsdesk.audio import frames, loudness
from newsdesk.audio.clips import from_recording

NOISE = 4 * MB
"""By which two runs of the same differ on a busy machine; three minutes of sound held in memory are 35 MB and more."""


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return Material(tmp_path_factory.mktemp("Bàn thử"), minutes=0.6)


def test_a_programme_of_recordings_is_the_same_from_the_recordings_and_from_their_clips(material: Material) -> None:
    made = []
    for cached in (False, True):
        material.programme(cached=cached)
        made.append((material.folder / "ours.mp3").read_bytes())
    assert made[0] == made[1]
    assert loudness.measure(material.folder / "ours.mp3").integrated == pytest.approx(-16, abs=0.2)
    assert len(list((material.folder / "clips").glob("*.mp3"))) == RECORDINGS


def test_the_voice_is_found_on_its_channel(material: Material) -> None:
    assert [channel for _, _, channel in material.known] == [0, 0, 1] * (RECORDINGS // 3)


@pytest.mark.parametrize("kind", ["plain", "mono"])
def test_pydub_makes_a_programme_as_long(kind: str, material: Material) -> None:
    material.pydub(kind)
    assert loudness.measure(material.folder / f"pydub-{kind}.mp3").integrated == pytest.approx(-16, abs=4)


@pytest.fixture(scope="module")
def clip(material: Material) -> Path:
    """A clip of its own: the clips of a programme are there only where the test of one ran before."""
    return from_recording(material.recordings[0], "clip", 0, material.folder / "a clip", "").path


def test_a_long_programme_takes_the_memory_of_a_short_one(material: Material, clip: Path) -> None:
    """The short one is decoded for a quarter of a second: what ends sooner has not yet met its own peak."""
    length = frames.extent(clip).length.total_seconds()
    for minutes in (3, 3, 3, 30):  # a process this short may end between two looks: its highest peak of three counts
        material.joined(round(minutes * 60 / length), clip)
    *shorts, long = material.peaks["joined"][-4:]
    for name in ("python", "ffmpeg"):
        assert long[name] < 64 * MB
        assert abs(long[name] - max(short[name] for short in shorts)) < NOISE


def test_a_long_recording_takes_the_memory_of_a_short_one(material: Material) -> None:
    for minutes in (1, 4):
        material.mastered(minutes)
    short, long = material.peaks["mastered"][-2:]
    for name in ("python", "ffmpeg"):
        assert long[name] < 64 * MB
        assert abs(long[name] - short[name]) < NOISE
    assert json.loads((material.folder / "peaks.json").read_bytes()) == long


def test_what_was_timed_is_told_with_its_ratios(material: Material) -> None:
    costs = {what: Costs((material.programme(cached=True),)) for what in ("a", "b", "c")}
    assert len(list(table(costs, 60))) == 3
    assert len(list(ratios(costs))) == 2

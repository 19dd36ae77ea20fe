"""Songs, beds, and the facility's own ident and sting."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers

from newsdesk.audio import frames, loudness, sounds
from newsdesk.errors import DeskError
from newsdesk.files import digest_of
from newsdesk.model.facility import Level
from tests.audio.hostile import music
from tests.audio.texts import heard_levels, seconds

FRAME = frames.length(1)


@pytest.fixture(scope="module")
def tune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return music(tmp_path_factory.mktemp("sounds") / "Nhạc nền.mp3")


@given(integers(1_000_000, 180_000_000))
def test_a_bed_is_the_most_frames_that_fit(microseconds: int) -> None:
    room = timedelta(microseconds=microseconds)
    count = frames.fitting(room)
    assert frames.length(count) == frames.bed_length(room) <= room < frames.length(count + 1)


@pytest.mark.parametrize("count", [39, 100, 6890])
def test_a_room_of_whole_frames_is_filled(count: int) -> None:
    assert frames.fitting(frames.length(count)) == count
    assert frames.fitting(frames.length(count) - timedelta(microseconds=1)) == count - 1


ROOMS = (1.0, 2.99, 3.02, 31.25)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("of", ["bells", "file"])
def test_a_bed_is_exactly_as_long_as_planned_and_on_target(room: float, of: str, tune: Path, tmp_path: Path) -> None:
    source = tune if of == "file" else None
    clip = sounds.bed(timedelta(seconds=room), tmp_path, source, "d1")
    found = loudness.measure(clip.path)
    assert clip.length == frames.bed_length(timedelta(seconds=room))
    if seconds(clip.length) >= 3:
        assert found.integrated == pytest.approx(-16, abs=0.05)
    else:
        assert found.loudest == pytest.approx(-14.5, abs=0.1)
    assert found.true_peak <= -1.5
    assert (clip.synthetic, clip.voice, clip.starts) == (False, "", ())


@settings(max_examples=4, deadline=None)
@given(integers(1_000, 8_000))
def test_any_room_gets_a_bed_of_its_length(tmp_path_factory: pytest.TempPathFactory, room: int) -> None:
    length = timedelta(milliseconds=room)
    assert sounds.bed(length, tmp_path_factory.mktemp("bed")).length == frames.bed_length(length)


def test_the_longest_bed_goes_on_to_its_end(tmp_path: Path) -> None:
    levels = heard_levels(sounds.bed(timedelta(seconds=180), tmp_path).path)
    loud = [max(levels[at : at + 1500]) for at in range(0, len(levels) - 3000, 1500)]
    assert min(loud) > 1000
    assert max(levels[-30:]) < 4


@pytest.mark.parametrize("of", ["bells", "file"])
def test_a_bed_rises_and_dies_away(of: str, tune: Path, tmp_path: Path) -> None:
    levels = heard_levels(sounds.bed(timedelta(seconds=8), tmp_path, tune if of == "file" else None).path)
    middle = max(levels[3000:5000])
    assert max(levels[:150]) < 0.5 * middle
    steps = [max(levels[at : at + 500]) for at in range(len(levels) - 1600, len(levels) - 100, 500)]
    assert all(later < earlier for earlier, later in pairwise(steps))
    assert max(levels[-50:]) < 4


def test_a_repeated_piece_has_no_gap_and_no_click(tune: Path, tmp_path: Path) -> None:
    levels = heard_levels(sounds.bed(timedelta(seconds=30), tmp_path, tune).path)
    heard = [max(levels[at : at + 500]) for at in range(1500, len(levels) - 3000, 500)]
    assert min(heard) > 0.3 * max(heard)


def test_a_bed_is_the_same_each_time_it_is_made(tune: Path, tmp_path: Path) -> None:
    for source in (None, tune):
        one, other = (sounds.bed(timedelta(seconds=12), tmp_path / name, source) for name in "ab")
        assert one.path.read_bytes() == other.path.read_bytes()
        assert one.path.name == other.path.name


@pytest.mark.parametrize("level", Level)
def test_a_song_keeps_its_length_and_comes_to_the_common_loudness(level: Level, tune: Path, tmp_path: Path) -> None:
    clip = sounds.song(tune, "d1", tmp_path, level)
    found = loudness.measure(clip.path)
    assert found.integrated == pytest.approx({Level.PA: -16, Level.R128: -23}[level], abs=0.05)
    assert found.true_peak <= -1.5
    assert seconds(clip.length) == pytest.approx(9.2, abs=0.1)


def test_a_song_is_not_compressed(tune: Path, tmp_path: Path) -> None:
    """What is 20 dB softer stays so, and the edges are loud at once."""
    from newsdesk.audio import ffmpeg

    softly = tmp_path / "a.wav"
    swell = "volume='if(lt(t,4.5),1,0.1)':eval=frame"
    ffmpeg.run(["-i", ffmpeg.file(tune), "-af", swell, ffmpeg.file(softly)])
    levels = heard_levels(sounds.song(softly, "d1", tmp_path).path)
    assert max(levels[1000:4000]) / max(levels[5000:8500]) == pytest.approx(10, rel=0.1)
    assert max(levels[80:200]) > 0.5 * max(levels[1000:4000])


def test_a_cached_song_needs_no_file(tune: Path, tmp_path: Path) -> None:
    clip = sounds.song(tune, "d1", tmp_path)
    assert sounds.song(tmp_path / "gone.mp3", "d1", tmp_path) == clip


@pytest.mark.parametrize("sound", [sounds.ident, sounds.sting])
def test_the_facilitys_own_sound_takes_the_place_of_bells(sound: sounds.Sound, tune: Path, tmp_path: Path) -> None:
    bells = sound(tmp_path)
    own = sound(tmp_path, tune, digest_of(tune))  # type: ignore[call-arg]
    assert loudness.measure(own.path).loudest == pytest.approx(-14.5, abs=0.1)
    assert seconds(own.length) == pytest.approx(9.2, abs=0.1)
    assert own.path != bells.path
    assert sound(tmp_path, tune) == own, "a digest that is not told is looked up"  # type: ignore[call-arg]


@pytest.mark.parametrize("sound", [sounds.ident, sounds.sting])
def test_bells_are_shifted_with_the_level(sound: sounds.Sound, tmp_path: Path) -> None:
    clip = sound(tmp_path, level=Level.R128)  # type: ignore[call-arg]
    assert loudness.measure(clip.path).loudest == pytest.approx(-21.5, abs=0.1)


@pytest.mark.parametrize("make", ["song", "bed", "ident"])
@pytest.mark.parametrize(("content", "code"), [(b"no music", "sound-unreadable"), (None, "too-quiet")])
def test_a_file_that_is_no_music_is_named(make: str, content: bytes | None, code: str, tmp_path: Path) -> None:
    from newsdesk.audio import ffmpeg

    path = tmp_path / "Bài hát.wav"
    if content:
        path.write_bytes(content)
    else:
        ffmpeg.run(["-f", "lavfi", "-t", "4", "-i", "anullsrc=r=44100:cl=stereo", ffmpeg.file(path)])
    with pytest.raises(DeskError) as fault:
        if make == "song":
            sounds.song(path, "d1", tmp_path / "c")
        elif make == "bed":
            sounds.bed(timedelta(seconds=5), tmp_path / "c", path)
        else:
            sounds.ident(tmp_path / "c", path)
    assert (fault.value.code, fault.value.facts["path"]) == (code, str(path))
    assert not list((tmp_path / "c").glob("*"))

from pathlib import Path

import pytest

from newsdesk.audio import loudness, sounds
from tests.audio.texts import heard_levels, seconds

BOTH = [(sounds.ident, 6.0), (sounds.sting, 1.5)]


@pytest.mark.parametrize(("sound", "length"), BOTH)
def test_a_sound_is_as_loud_as_a_stressed_word_and_no_longer_than_meant(
    sound: sounds.Sound, length: float, tmp_path: Path
) -> None:
    clip = sound(tmp_path)
    found = loudness.measure(clip.path)
    assert found.loudest == pytest.approx(-14.5, abs=0.1)
    assert found.true_peak <= -1.5
    assert seconds(clip.length) == pytest.approx(length + 0.15, abs=0.05)
    assert (clip.synthetic, clip.voice, clip.starts) == (False, "", ())


@pytest.mark.parametrize(("sound", "length"), BOTH)
def test_a_sound_begins_and_ends_in_silence(sound: sounds.Sound, length: float, tmp_path: Path) -> None:
    levels = heard_levels(sound(tmp_path).path)
    assert max(levels[:40]) < 4
    assert max(levels[-50:]) < 4
    assert max(levels[80 : round(length * 200)]) > 2000


@pytest.mark.parametrize(("sound", "length"), BOTH)
def test_a_sound_is_the_same_each_time_it_is_made(sound: sounds.Sound, length: float, tmp_path: Path) -> None:
    one, other = sound(tmp_path / "a"), sound(tmp_path / "b")
    assert one.path.read_bytes() == other.path.read_bytes()
    assert one.path.name == other.path.name

from pathlib import Path

import pytest

from newsdesk.audio import loudness, mastering
from newsdesk.audio.channels import live_channel
from newsdesk.audio.clips import at_hand, from_recording, recording_at_hand, render
from newsdesk.audio.kept import names
from newsdesk.audio.voices import EspeakVoice
from newsdesk.errors import DeskError
from newsdesk.model.facility import Level
from tests.audio.hostile import HOSTILE, handed_in, speech
from tests.audio.texts import heard_levels, scripts

BY = "Chị Hoa"
LUFS = {Level.PA: -16.0, Level.R128: -23.0}


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return speech(tmp_path_factory.mktemp("spoken") / "spoken.wav")


@pytest.mark.parametrize("name", HOSTILE)
def test_any_recording_becomes_a_clip_on_target(name: str, spoken: Path, tmp_path: Path) -> None:
    level = Level.R128 if list(HOSTILE).index(name) % 3 == 2 else Level.PA
    path = handed_in(name, spoken, tmp_path)
    clip = from_recording(path, "d1", live_channel(path), tmp_path, BY, level)
    found = loudness.measure(clip.path)
    assert found.integrated == pytest.approx(LUFS[level], abs=0.05), "two of them are then within a tenth"
    assert found.true_peak <= -1.5
    assert (clip.loudness, clip.true_peak) == (round(found.integrated, 3), round(found.true_peak, 3))
    assert (clip.voice, clip.synthetic, clip.starts) == (BY, False, ())


def test_the_voice_is_still_there_at_its_place(spoken: Path, tmp_path: Path) -> None:
    path = handed_in("long silences.wav", spoken, tmp_path)
    levels = heard_levels(from_recording(path, "d1", 0, tmp_path, BY).path)
    assert max(levels[300:1800]) > 3000
    assert max(levels[2300:5900]) < 30


def test_a_cached_clip_needs_no_recording(spoken: Path, tmp_path: Path) -> None:
    path = handed_in("three seconds.wav", spoken, tmp_path)
    assert recording_at_hand("d1", 0, tmp_path / "c", BY) is None
    clip = from_recording(path, "d1", 0, tmp_path / "c", BY)
    path.unlink()
    assert from_recording(path, "d1", 0, tmp_path / "c", BY) == clip
    assert recording_at_hand("d1", 0, tmp_path / "c", BY) == clip
    renamed = recording_at_hand("d1", 0, tmp_path / "c", "Anh Nam")
    assert renamed is not None
    assert (renamed.path, renamed.voice) == (clip.path, "Anh Nam")


def test_digest_channel_level_and_chain_each_have_their_own_clip(
    spoken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = handed_in("studio.wav", spoken, tmp_path)
    clips = [
        from_recording(path, "d1", 0, tmp_path, BY),
        from_recording(path, "d2", 0, tmp_path, BY),
        from_recording(path, "d1", 1, tmp_path, BY),
        from_recording(path, "d1", 0, tmp_path, BY, Level.R128),
    ]
    monkeypatch.setattr(mastering, "CHAIN", "x")
    assert recording_at_hand("d1", 0, tmp_path, BY) is None
    assert len({clip.path for clip in clips}) == 4


@pytest.mark.parametrize(
    ("content", "code"), [(b"not a sound", "sound-unreadable"), (b"", "sound-unreadable"), (None, "sound-unreadable")]
)
def test_what_cannot_be_read_is_named(content: bytes | None, code: str, tmp_path: Path) -> None:
    path = tmp_path / "Bài thu.wav"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DeskError) as fault:
        from_recording(path, "d1", 0, tmp_path / "c", BY)
    assert fault.value.code == code
    assert fault.value.facts["path"] == str(path)
    assert not list((tmp_path / "c").glob("*"))


def test_silence_is_named(tmp_path: Path, spoken: Path) -> None:
    path = handed_in("one dead channel.wav", spoken, tmp_path)
    with pytest.raises(DeskError) as fault:
        from_recording(path, "d1", 1, tmp_path, BY)
    assert (fault.value.code, fault.value.facts["path"]) == ("too-quiet", str(path))


def test_scripts_are_delivered_at_the_broadcasters_level_too(voice: EspeakVoice, tmp_path: Path) -> None:
    said = scripts()[0]
    clip = render([said], voice, tmp_path, level=Level.R128)[said.digest]
    found = loudness.measure(clip.path)
    assert found.integrated == pytest.approx(-23, abs=0.05)
    assert at_hand(said, voice, tmp_path, Level.R128) == clip
    assert at_hand(said, voice, tmp_path) is None


def test_the_usual_level_has_no_part_in_a_clips_name(voice: EspeakVoice, tmp_path: Path) -> None:
    said = scripts()[0]
    assert render([said], voice, tmp_path)[said.digest].path == names(tmp_path, (said.digest, voice.identity))[0]

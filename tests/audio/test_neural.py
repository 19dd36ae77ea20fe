"""The real engine with a made voice of one kilobyte: what it speaks, and each way in which a voice can be unfit."""

from __future__ import annotations

import importlib.util
import json
import math
import sys
import wave
from array import array
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from newsdesk import messages
from newsdesk.audio import neural
from newsdesk.audio.choice import voice_of
from newsdesk.audio.clips import render
from newsdesk.audio.neural import SherpaVoice, sherpa_voice
from newsdesk.audio.tags import TRAINED, Tags, id3
from newsdesk.audio.voices import GAP, EspeakVoice
from newsdesk.errors import DeskError
from newsdesk.model.facility import Engine, VoiceChoice
from newsdesk.model.script import Pause
from tests.audio.texts import script, scripts, seconds
from tests.audio.tiny_voice import RATE, TOKENS, model, tiny_voice, tokens

SAID = script("Tiêu đề.", Pause.HEADING, "Câu thứ nhất, có hai vế.", "Câu thứ hai.", Pause.PARAGRAPH, "Hết.")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_voice(tmp_path_factory.mktemp("voices") / "Giọng thử số 1")


@pytest.fixture(scope="module")
def tiny(folder: Path) -> SherpaVoice:
    return sherpa_voice(folder)


def heard(path: Path) -> array[int]:
    with wave.open(str(path)) as stream:
        assert (stream.getnchannels(), stream.getsampwidth(), stream.getframerate()) == (1, 2, RATE)
        return array("h", stream.readframes(stream.getnframes()))


def fault_of(work: Callable[[], object]) -> DeskError:
    with pytest.raises(DeskError) as fault:
        work()
    assert "{" not in messages.fault(fault.value)
    return fault.value


def test_says_where_each_line_starts(tiny: SherpaVoice, tmp_path: Path) -> None:
    starts = tiny.read_aloud(SAID, tmp_path / "a.wav")
    samples = heard(tmp_path / "a.wav")
    assert len(starts) == len(SAID.lines)
    for start, silence in zip(starts[1:], (Pause.HEADING.value, GAP, Pause.PARAGRAPH.value), strict=True):
        at, before = round(seconds(start) * RATE), round(seconds(silence) * RATE)
        assert not any(samples[at - before + 2 : at - 1])
        assert any(samples[at - before - 2 : at - before])
        assert abs(samples[at]) > 60


def test_reads_as_fast_as_asked(tiny: SherpaVoice, tmp_path: Path) -> None:
    said = scripts()[1]
    lengths = []
    for rate in (150, 250):
        SherpaVoice(tiny.model, rate=rate).read_aloud(said, tmp_path / "a.wav")
        pauses = sum(seconds(part.value) for part in said.parts if isinstance(part, Pause))
        lengths.append(len(heard(tmp_path / "a.wav")) / RATE - pauses)
    found = [60 * sum(line.syllables for line in said.lines) / length for length in lengths]
    assert found == pytest.approx([150, 250], rel=0.1)


def test_a_voice_that_learnt_with_noise_speaks_without(tiny: SherpaVoice, tmp_path: Path) -> None:
    for name in ("a.wav", "b.wav"):
        tiny.read_aloud(SAID, tmp_path / name)
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()


def test_speaks_with_the_speaker_asked_for(tmp_path: Path) -> None:
    folder = tiny_voice(tmp_path / "hai", speakers=2)
    loud = []
    for speaker in (0, 1):
        sherpa_voice(folder, speaker=speaker).read_aloud(SAID, tmp_path / "a.wav")
        loud.append(max(map(abs, heard(tmp_path / "a.wav"))))
    assert loud[1] - loud[0] == pytest.approx(0.1 * 32767, abs=2)


def test_is_known_by_its_files_speaker_and_rate(tiny: SherpaVoice, tmp_path: Path) -> None:
    other = tiny_voice(tmp_path / "khác", sample_rate="22050")
    voices = [tiny, SherpaVoice(tiny.model, speaker=1), SherpaVoice(tiny.model, rate=180), sherpa_voice(other)]
    assert len({voice.identity for voice in voices}) == len(voices)
    assert sherpa_voice(tiny.model.onnx.parent, name="tên khác").identity == tiny.identity
    assert str(tmp_path) not in tiny.identity


def test_becomes_a_clip_like_any_other_voice(tiny: SherpaVoice, tmp_path: Path) -> None:
    clip = render([SAID], tiny, tmp_path)[SAID.digest]
    assert clip.loudness == pytest.approx(-16, abs=0.1)
    assert (clip.voice, clip.synthetic) == ("giọng máy sherpa-onnx", True)


def test_the_tags_say_that_it_learnt_from_recordings(tiny: SherpaVoice) -> None:
    told = Tags(
        title="a",
        artist="b",
        album="c",
        day=None,
        comment="d",
        synthetic=True,
        engine=tiny.engine,
        source_type=tiny.source_type,
    )
    tags = id3(told)
    assert tiny.source_type == TRAINED
    assert TRAINED.encode("utf-16-le") in tags
    assert "sherpa-onnx tiny".encode("utf-16-le") in tags


def test_the_desk_itself_never_loads_the_engine(tiny: SherpaVoice, tmp_path: Path) -> None:
    tiny.read_aloud(SAID, tmp_path / "a.wav")
    assert "sherpa_onnx" not in sys.modules


@pytest.mark.parametrize("missing", ["comment", "language", "n_speakers", "sample_rate"])
def test_a_model_that_ends_the_engine_ends_nothing_else(missing: str, tmp_path: Path) -> None:
    voice = sherpa_voice(tiny_voice(tmp_path / "a", **{missing: None}))
    fault = fault_of(lambda: voice.read_aloud(SAID, tmp_path / "a.wav"))
    assert (fault.code, fault.facts["why"]) == ("voice-unloadable", f"'{missing}' does not exist in the metadata")


@pytest.mark.parametrize("written", [b"", model()[:500], b"\x00" * 1000, model(comment="mms"), model(sample_rate="0")])
def test_a_model_that_does_not_load_is_told(written: bytes, tmp_path: Path) -> None:
    folder = tiny_voice(tmp_path / "a")
    (folder / "tiny.onnx").write_bytes(written)
    voice = sherpa_voice(folder)
    assert fault_of(lambda: voice.read_aloud(SAID, tmp_path / "a.wav")).code == "voice-unloadable"


@pytest.mark.parametrize(("height", "why"), [(math.nan, "no numbers"), (math.inf, "no numbers"), (0, "silence")])
def test_a_model_that_gives_no_sound_is_told(height: float, why: str, tmp_path: Path) -> None:
    folder = tiny_voice(tmp_path / "a")
    (folder / "tiny.onnx").write_bytes(model(height=height))
    fault = fault_of(lambda: sherpa_voice(folder).read_aloud(SAID, tmp_path / "a.wav"))
    assert fault.code == "voice-unloadable"
    assert why in fault.facts["why"]


def test_a_speaker_that_the_model_has_not_is_told(tmp_path: Path) -> None:
    voice = sherpa_voice(tiny_voice(tmp_path / "a", speakers=2), speaker=2)
    fault = fault_of(lambda: voice.read_aloud(SAID, tmp_path / "a.wav"))
    assert (fault.code, fault.facts["last"]) == ("voice-speaker", "1")


def test_a_voice_that_lacks_a_sound_is_refused_and_says_which(tmp_path: Path) -> None:
    folder = tiny_voice(tmp_path / "a")
    (folder / "tokens.txt").write_text(tokens(TOKENS.replace("2", "")), encoding="utf-8")
    voice = sherpa_voice(folder)
    assert voice.read_aloud(script("Xin."), tmp_path / "a.wav")
    fault = fault_of(lambda: voice.read_aloud(script("Xin chào."), tmp_path / "a.wav"))
    assert (fault.code, fault.facts["sounds"]) == ("voice-lacks-sounds", "2")


def test_a_worker_that_dies_over_a_script_names_the_script(
    tiny: SherpaVoice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tiny.speed
    monkeypatch.setattr(SherpaVoice, "phonemes", lambda *_: [[["a"]]])
    monkeypatch.setattr(neural, "letters", lambda _: "")
    fault = fault_of(lambda: tiny.read_aloud(SAID, tmp_path / "a.wav"))
    assert (fault.code, fault.facts["path"]) == ("voice-failed", SAID.source)


def test_a_worker_that_hangs_names_the_script(
    tiny: SherpaVoice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken, speed = tiny.phonemes(["dạ"], "a"), tiny.speed
    monkeypatch.setattr(SherpaVoice, "phonemes", lambda *_: spoken)
    monkeypatch.setattr(neural, "LOADING", timedelta(milliseconds=1))
    monkeypatch.setattr(neural, "SLOWEST", 0)
    fault = fault_of(lambda: tiny.read_aloud(SAID, tmp_path / "a.wav"))
    assert (fault.code, fault.facts["path"], speed) == ("voice-failed", SAID.source, tiny.speed)


def test_a_script_without_words_is_refused(tiny: SherpaVoice, tmp_path: Path) -> None:
    assert fault_of(lambda: tiny.read_aloud(script("…", "😀"), tmp_path / "a.wav")).code == "nothing-to-say"


def no_folder(folder: Path) -> None:
    folder.rename(folder.with_name("khác"))


def no_model(folder: Path) -> None:
    (folder / "tiny.onnx").unlink()


def two_models(folder: Path) -> None:
    (folder / "b.onnx").write_bytes(model())


def no_tokens(folder: Path) -> None:
    (folder / "tokens.txt").unlink()


def says(text: str, name: str = "tokens.txt") -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / name).write_text(text, encoding="utf-8")

    return write


def piper(**told: object) -> Callable[[Path], None]:
    return says(json.dumps(told), "tiny.onnx.json")


UNFIT = [
    (no_folder, "voice-folder"),
    (no_model, "voice-no-model"),
    (two_models, "voice-many-models"),
    (no_tokens, "voice-no-tokens"),
    (says("_ 0\n_ 1\n"), "voice-tokens"),
    (says("_ 0\nab 1\n"), "voice-tokens"),
    (says("_ 0\n^\n"), "voice-tokens"),
    (says("_ 0\n^ một\n"), "voice-tokens"),
    (says("_ 0\na 1\n"), "voice-marks"),
    (says(""), "voice-marks"),
    (piper(espeak={"voice": "en-us"}), "voice-language"),
    (piper(espeak={"voice": "vi"}, phoneme_type="text"), "voice-language"),
    (piper(audio={}), "voice-language"),
    (says("[", "tiny.onnx.json"), "voice-language"),
]


@pytest.mark.parametrize(("spoil", "code"), UNFIT)
def test_says_what_a_voice_lacks(spoil: Callable[[Path], None], code: str, tmp_path: Path) -> None:
    folder = tiny_voice(tmp_path / "a")
    spoil(folder)
    choice = VoiceChoice(engine=Engine.SHERPA, folder="a")
    assert fault_of(lambda: voice_of(choice, tmp_path)).code == code


def test_reads_with_the_phonemes_that_a_voice_learnt(tmp_path: Path) -> None:
    folder = tiny_voice(tmp_path / "a")
    piper(espeak={"voice": "vi-vn-x-south"}, phoneme_type="espeak")(folder)
    assert sherpa_voice(folder).model.phonemes == "vi-vn-x-south"


def test_an_engine_that_is_not_installed_is_told_with_the_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    fault = fault_of(lambda: sherpa_voice(folder))
    assert fault.code == "voice-not-installed"
    assert fault.facts["command"].endswith(f"-m pip install --only-binary=:all: sherpa-onnx=={neural.TRIED}")


def test_the_engine_that_is_recommended_is_the_one_that_is_tried() -> None:
    assert neural.installed() == neural.TRIED


def test_a_facility_chooses_its_voice(folder: Path) -> None:
    assert voice_of(VoiceChoice(), folder) == EspeakVoice()
    espeak = voice_of(VoiceChoice(variant="f2", rate=180, name="giọng máy nữ"), folder)
    assert (espeak.name, espeak) == ("giọng máy nữ", EspeakVoice("giọng máy nữ", "f2", 180))
    for place in (folder.name, str(folder)):
        chosen = VoiceChoice(engine=Engine.SHERPA, folder=place, speaker=1, name="giọng máy Sơn La")
        assert voice_of(chosen, folder.parent) == sherpa_voice(folder, "giọng máy Sơn La", 1)

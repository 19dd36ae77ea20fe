from __future__ import annotations

import os
import shutil
import subprocess
import sys
import wave
from array import array
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import characters, lists, sampled_from, text

from newsdesk.audio import voices
from newsdesk.audio.mastering import hear
from newsdesk.audio.voices import EspeakVoice
from newsdesk.audio.workers import ROOT, Answer, ask
from newsdesk.errors import DeskError
from newsdesk.model.script import Line, Pause, Script
from newsdesk.model.voices import FASTEST, SLOWEST, TIMBRES
from tests.audio.texts import script, scripts, seconds

ODD = ('"-Thưa', "-Thưa", "😀", "", " ", "...", "!?", '("-', "a-b", "UBND", "1000", "\u0301", "ngh", "a" * 300, "¿Dạ")


def samples(path: Path) -> tuple[array[int], int]:
    with wave.open(str(path)) as stream:
        assert (stream.getnchannels(), stream.getsampwidth()) == (1, 2)
        return array("h", stream.readframes(stream.getnframes())), stream.getframerate()


def test_says_where_each_line_starts(voice: EspeakVoice, tmp_path: Path) -> None:
    said = script("Tiêu đề.", Pause.HEADING, "Câu thứ nhất.", "Câu thứ hai.", Pause.PARAGRAPH, "Hết.")
    starts = voice.read_aloud(said, tmp_path / "a.wav")
    heard, rate = samples(tmp_path / "a.wav")
    assert len(starts) == len(said.lines)
    for start, silence in zip(starts[1:], (Pause.HEADING.value, voice.GAP, Pause.PARAGRAPH.value), strict=True):
        at, before = round(seconds(start) * rate), round(seconds(silence) * rate)
        assert max(map(abs, heard[at - before + 2 : at])) == 0
        assert max(map(abs, heard[at : at + rate // 20])) > 300


def test_reads_about_two_hundred_syllables_a_minute(voice: EspeakVoice, tmp_path: Path) -> None:
    planned, spoken = timedelta(), 0.0
    for said in scripts():
        voice.read_aloud(said, tmp_path / "a.wav")
        heard, rate = samples(tmp_path / "a.wav")
        planned, spoken = planned + said.length, spoken + len(heard) / rate
    assert spoken == pytest.approx(seconds(planned), rel=0.05)


def test_the_same_script_sounds_the_same_to_the_last_sample(voice: EspeakVoice, tmp_path: Path) -> None:
    said = scripts()[1]
    for name in ("a.wav", "b.wav"):
        voice.read_aloud(said, tmp_path / name)
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()


def test_speaks_as_loud_as_it_says(voice: EspeakVoice, tmp_path: Path) -> None:
    for said in scripts()[:4]:
        voice.read_aloud(said, tmp_path / "a.wav")
        assert hear(tmp_path / "a.wav", 0) == pytest.approx(voice.level, abs=0.7)


@pytest.mark.parametrize("at_once", range(2))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=lists(sampled_from(ODD) | text(characters(codec="utf-8"), max_size=60), max_size=8))
def test_survives_any_text(at_once: int, lines: list[str], voice: EspeakVoice, tmp_path: Path) -> None:
    starts = voice.read_aloud(script("Xin chào.", *lines), tmp_path / f"{at_once}.wav")
    assert len(starts) == len(lines) + 1
    assert list(starts) == sorted(starts)


def test_reads_an_odd_text_that_ends_the_library_as_it_is(voice: EspeakVoice, tmp_path: Path) -> None:
    assert len(voice.read_aloud(script(*ODD), tmp_path / "a.wav")) == len(ODD)


def test_works_from_any_folder_and_writes_to_any(
    voice: EspeakVoice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Loa phường 1 – bản thử"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHONSAFEPATH", "1")
    voice.read_aloud(script("Xin chào."), Path("giọng đọc.wav"))
    assert len(samples(folder / "giọng đọc.wav")[0]) > 10_000


def test_finds_its_data_under_a_name_with_spaces_and_diacritics(tmp_path: Path, voice: EspeakVoice) -> None:
    engine = voices.engine()
    home = tmp_path / "Dữ liệu giọng đọc"
    shutil.copytree(Path(engine["home"], "espeak-ng-data"), home / "espeak-ng-data")
    for name, place in (("a.wav", engine["home"]), ("b.wav", str(home))):
        order = {**engine, "home": place, "voice": "vi", "rate": 140, "to": str(tmp_path / name), "parts": ["dạ"]}
        assert not ask(voices.WORKER, order, voices.PATIENCE).fault
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()


def test_a_script_without_words_is_refused(voice: EspeakVoice, tmp_path: Path) -> None:
    with pytest.raises(DeskError) as fault:
        voice.read_aloud(script("...", Pause.PARAGRAPH, "😀"), tmp_path / "a.wav")
    assert fault.value.code == "nothing-to-say"


def test_a_worker_that_dies_is_a_fault_of_the_voice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(EspeakVoice, "parts", lambda self, script: iter(["dạ", 0.5]))
    with pytest.raises(DeskError) as fault:
        EspeakVoice().read_aloud(script("dạ"), tmp_path / "a.wav")
    assert fault.value.code == "voice-failed"
    assert "AttributeError" in fault.value.facts["why"]
    assert fault.value.facts["path"] == "exemplars/2026/bai.md"


def test_a_worker_that_hangs_is_a_fault_of_the_voice(
    voice: EspeakVoice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(voices, "PATIENCE", timedelta(milliseconds=1))
    with pytest.raises(DeskError) as fault:
        voice.read_aloud(script("dạ"), tmp_path / "a.wav")
    assert fault.value.code == "voice-failed"


def test_a_missing_library_is_said_so(voice: EspeakVoice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("espeakng_loader.get_library_path", lambda: str(tmp_path / "none.so"))
    with pytest.raises(DeskError) as fault:
        voice.read_aloud(script("dạ"), tmp_path / "a.wav")
    assert fault.value.code == "no-voice"


def test_the_workers_import_nothing_but_the_standard_library() -> None:
    workers = "newsdesk.audio.espeak_worker, newsdesk.audio.phoneme_worker, newsdesk.audio.sherpa_worker"
    asked = (
        f"import sys, {workers}; print(*(n for n in sys.modules if 'loader' in n or 'pyd' in n or 'sherpa_onnx' in n))"
    )
    told = subprocess.run(
        [sys.executable, "-S", "-c", asked],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert told.stdout.split() == []


def test_the_voice_that_nobody_chose_stays_as_it_was(voice: EspeakVoice) -> None:
    assert voice.identity == f"espeak-ng {version('espeakng-loader')} vi 140 250 1"
    assert (voice.name, voice.level, voice.engine) == ("giọng máy espeak-ng", -16.1, "espeak-ng")
    assert voice.source_type.endswith("/algorithmicMedia")


def test_a_timbre_and_a_rate_are_another_voice() -> None:
    chosen = [EspeakVoice(), EspeakVoice(variant="f2"), EspeakVoice(rate=200), EspeakVoice(variant="f2", rate=200)]
    assert len({voice.identity for voice in chosen}) == len(chosen)
    assert [voice.level for voice in chosen] == [-16.1, None, None, None]


def test_each_timbre_sounds_unlike_every_other(tmp_path: Path) -> None:
    heard = set()
    for timbre in (None, *TIMBRES):
        EspeakVoice(variant=timbre).read_aloud(script("Xin chào các anh, các chị."), tmp_path / "a.wav")
        heard.add((tmp_path / "a.wav").read_bytes())
    assert len(heard) == len(TIMBRES) + 1


@pytest.mark.parametrize("rate", [SLOWEST, 200, FASTEST])
def test_reads_as_many_syllables_a_minute_as_asked(rate: int, tmp_path: Path) -> None:
    syllables, spoken = 0, 0.0
    for said in scripts()[:5]:
        EspeakVoice(rate=rate).read_aloud(said, tmp_path / "a.wav")
        heard, per_second = samples(tmp_path / "a.wav")
        pauses = sum(seconds(part.value) for part in said.parts if isinstance(part, Pause))
        syllables += sum(line.syllables for line in said.lines)
        spoken += len(heard) / per_second - pauses
    assert 60 * syllables / spoken == pytest.approx(rate, rel=0.05)


def test_lines_and_pauses_alike_count_in_the_order(voice: EspeakVoice) -> None:
    said = Script(slug="a", source="a", title="a", parts=(Line("Một."), Line("Hai."), Pause.HEADING, Line("Ba.")))
    assert list(voice.parts(said)) == ["một.", 250, "hai.", 1200, "ba."]


def test_a_full_disk_is_no_fault_of_the_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answer = Answer(None, "OSError: [Errno 28] No space left on device")
    monkeypatch.setattr(voices, "ask", lambda *_, **__: answer)
    with pytest.raises(DeskError, match="disk-full"):
        EspeakVoice().read_aloud(script("Chào."), tmp_path / "a.wav")

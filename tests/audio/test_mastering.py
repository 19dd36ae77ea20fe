from pathlib import Path

import pytest

from newsdesk.audio import ffmpeg, frames, loudness, mastering
from newsdesk.audio.mastering import master
from newsdesk.audio.voices import EspeakVoice
from newsdesk.errors import DeskError
from newsdesk.model.facility import Level
from newsdesk.scripts.make import headline_script
from tests.audio.texts import scripts
from tests.builders import a_story

FAULTS = {
    "as it is": "anull",
    "faint": "volume=-30dB",
    "clipped": "volume=15dB,alimiter=limit=1:level=0",
    "rumbling": "aresample=48000[a];sine=f=50:r=48000,volume=4dB[b];[a][b]amix=2:duration=first:normalize=0",
    "clicking": "aresample=44100[a];aevalsrc='if(lt(mod(t,2),0.0005),0.99,0)':s=44100[b];[a][b]amix=2:duration=first",
    "telephone": "aresample=8000",
    "one second": "atrim=0:1.0",
    "uneven": "volume='if(lt(mod(t,6),3),1,0.1)':eval=frame",
    "high rate": "aresample=96000",
    "left only": "pan=stereo|c0=c0|c1=0*c0",
    "other side turned": "pan=stereo|c0=c0|c1=-1*c0",
}


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory, voice: EspeakVoice) -> Path:
    path: Path = tmp_path_factory.mktemp("spoken") / "spoken.wav"
    voice.read_aloud(scripts()[1], path)
    return path


def spoil(spoken: Path, to: Path, filters: str) -> Path:
    ffmpeg.run(["-i", ffmpeg.file(spoken), "-filter_complex", f"[0:a]{filters}", ffmpeg.file(to)])
    return to


@pytest.mark.parametrize("fault", FAULTS)
def test_brings_any_speech_to_one_loudness(fault: str, spoken: Path, tmp_path: Path) -> None:
    source = spoil(spoken, tmp_path / "Bản thu số 1.wav", FAULTS[fault])
    mastered = master(source, tmp_path / "Bản phát.mp3")
    found = loudness.measure(tmp_path / "Bản phát.mp3")
    assert found.integrated == pytest.approx(-16, abs=0.1)
    assert found.true_peak <= -1.5
    assert mastered == mastering.Mastered(mastered.length, found.integrated, found.true_peak)
    assert mastered.length == frames.length(frames.count((tmp_path / "Bản phát.mp3").read_bytes(), source))


def test_takes_the_channel_that_it_is_told(spoken: Path, tmp_path: Path) -> None:
    source = spoil(spoken, tmp_path / "a.flac", "pan=stereo|c0=0*c0|c1=c0")
    with pytest.raises(DeskError) as fault:
        master(source, tmp_path / "a.mp3")
    assert fault.value.code == "too-quiet"
    assert master(source, tmp_path / "a.mp3", channel=1).loudness == pytest.approx(-16, abs=0.1)


def test_the_same_source_gives_the_same_bytes(spoken: Path, tmp_path: Path) -> None:
    for name in ("a.mp3", "b.mp3"):
        master(spoken, tmp_path / name)
    assert (tmp_path / "a.mp3").read_bytes() == (tmp_path / "b.mp3").read_bytes()


@pytest.mark.parametrize("kind", ["anullsrc=r=44100:cl=mono", "sine=f=20:r=44100,volume=-50dB"])
def test_silence_is_refused(kind: str, tmp_path: Path) -> None:
    ffmpeg.run(["-f", "lavfi", "-t", "3", "-i", kind, ffmpeg.file(tmp_path / "a.wav")])
    with pytest.raises(DeskError) as fault:
        master(tmp_path / "a.wav", tmp_path / "a.mp3")
    assert fault.value.code == "too-quiet"
    assert not list(tmp_path.glob(".*"))


def test_what_cannot_be_brought_there_is_not_delivered(
    spoken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mastering, "PEAK", -30.0)
    with pytest.raises(DeskError) as fault:
        master(spoken, tmp_path / "a.mp3")
    assert fault.value.code == "mastering-missed"


def test_what_is_no_sound_is_a_fault_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("Đây không phải là âm thanh.")
    with pytest.raises(DeskError) as fault:
        master(tmp_path / "a.wav", tmp_path / "a.mp3")
    assert fault.value.code == "encoder-failed"
    assert fault.value.facts["why"]


def test_reads_a_meter_as_ffmpeg_prints_it() -> None:
    printed = "frame:1\r\nlavfi.r128.M=-20.1\r\nlavfi.r128.I=-23.456\r\nlavfi.r128.true_peak=0.500\r\n"
    printed += "lavfi.r128.M=nan\nlavfi.r128.I=-22.5\nlavfi.r128.true_peak=0.250\n"
    found = loudness.readings(printed)
    assert (found.integrated, found.loudest) == (-22.5, -20.1)
    assert found.true_peak == pytest.approx(-6.0206, abs=0.0001)


def test_measures_the_reference_tone_of_the_standard(tmp_path: Path) -> None:
    """BS.1770: 997 Hz at 0 dBFS in one channel reads -3.01 LKFS; in both, 0."""
    tone = "aevalsrc='0.1*sin(2*PI*997*t)':s=48000:d=5"
    ffmpeg.run(["-f", "lavfi", "-i", tone, "-c:a", "pcm_f32le", ffmpeg.file(tmp_path / "tone.wav")])
    found = loudness.measure(tmp_path / "tone.wav")
    assert found.integrated == pytest.approx(-20, abs=0.02)
    assert found.true_peak == pytest.approx(-20, abs=0.05)


@pytest.mark.parametrize("title", ["Rau", "Tết", "Ít"])
def test_a_title_of_one_syllable_is_long_enough_for_the_meter(title: str, tmp_path: Path) -> None:
    EspeakVoice().read_aloud(headline_script(a_story(title=title), {}), tmp_path / "a.wav")
    done = master(tmp_path / "a.wav", tmp_path / "a.mp3")
    assert abs(mastering.aims.whole(Level.PA).level - done.loudness) <= mastering.FAR_OF_SHORT
    assert done.true_peak <= mastering.PEAK

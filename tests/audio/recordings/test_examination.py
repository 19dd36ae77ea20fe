"""Every fault is found in a spoken recording that has it, and none in one that has none."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bench.takes import FORMATS, Take
from newsdesk import messages
from newsdesk.audio import ffmpeg, loudness
from newsdesk.audio.recordings import Examined, Expected, examine
from newsdesk.problems import Severity

Recorder = Callable[..., Path]
HUM = "aeval=val(0)+0.02*sin(2*PI*50*t)|val(1)+0.02*sin(2*PI*50*t):c=same"
GAP = (
    "asplit=2[one][two];[one]atrim=end=3[head];[two]atrim=start=3,asetpts=PTS-STARTPTS[rest];"
    "anoisesrc=r=44100:c=pink:a=0.0004:d={}:seed=3,pan=stereo|c0=c0|c1=c0[gap];[head][gap][rest]concat=n=3:v=0:a=1"
)
ERROR, NOTICE = Severity.ERROR, Severity.NOTICE


def codes(found: Examined) -> list[str]:
    return [problem.code.removeprefix("recording-") for problem in found.problems]


@pytest.mark.parametrize("form", FORMATS)
def test_a_clean_recording_of_any_format_goes_in(form: str, recorded: Recorder, spoken: Take) -> None:
    found = examine(recorded(form), f"bai-{form}", spoken.expected)
    assert codes(found) == []
    assert abs(found.length - spoken.length - timedelta(seconds=1)) < timedelta(milliseconds=120)
    assert found.rate is not None
    assert 150 < found.rate < 280
    assert -21.5 < found.loudness < -18.5


@pytest.mark.parametrize("form", ["s16.wav", "cbr.mp3", "s32.wav"])
def test_loudness_agrees_with_the_meter(form: str, recorded: Recorder) -> None:
    path = recorded(form)
    assert abs(examine(path, "bai", None).loudness - loudness.measure(path).integrated) < 0.15


@pytest.mark.parametrize(
    ("code", "severity", "form", "room"),
    [
        ("clipped", ERROR, "s16.wav", {"level": -15, "then": "volume=9dB,asoftclip=hard"}),
        ("clipped", ERROR, "cbr.mp3", {"level": -15, "then": "volume=9dB,asoftclip=hard,volume=-6dB"}),
        ("clipped", ERROR, "s16.wav", {"level": -15, "then": "volume=9dB,asoftclip=hard,volume=-20dB"}),
        ("offset", NOTICE, "s16.wav", {"then": "dcshift=0.05"}),
        ("too-quiet", ERROR, "s24.wav", {"level": -56, "under": 60}),
        ("quiet", NOTICE, "s16.wav", {"level": -45, "under": 60}),
        ("silent", ERROR, "s16.wav", {"then": "volume=0"}),
        ("too-noisy", ERROR, "s16.wav", {"under": 7}),
        ("noisy", NOTICE, "aac.m4a", {"under": 16}),
        ("hum", NOTICE, "s16.wav", {"then": HUM}),
        ("silence-before", NOTICE, "s16.wav", {"lead": 5}),
        ("silence-after", NOTICE, "cbr.mp3", {"tail": 5}),
        ("gap", NOTICE, "s16.wav", {"then": GAP.format(6)}),
        ("dead-air", ERROR, "s16.wav", {"then": GAP.format(12)}),
        ("dead-channel", NOTICE, "s16.wav", {"then": "pan=stereo|c0=0*c0|c1=c0"}),
        ("antiphase", NOTICE, "aac.m4a", {"then": "pan=stereo|c0=c0|c1=-1*c0"}),
        ("lopsided", NOTICE, "s16.wav", {"then": "pan=stereo|c0=c0|c1=0.3*c0"}),
        ("narrow", NOTICE, "cbr.mp3", {"then": "aresample=8000,aresample=48000"}),
    ],
)
def test_a_fault_is_found_and_nothing_else(
    code: str, severity: Severity, form: str, room: dict[str, object], recorded: Recorder, spoken: Take
) -> None:
    found = examine(recorded(form, **room), "bai", spoken.expected)
    assert codes(found) == [code]
    assert found.problems[0].severity is severity


def test_all_faults_are_said_at_once(recorded: Recorder) -> None:
    then = "volume=12dB,asoftclip=hard,dcshift=-0.1,pan=stereo|c0=0*c0|c1=c0"
    found = examine(recorded("s16.wav", level=-12, under=40, lead=4, then=then), "bai.mp3", None)
    wanted = {"clipped", "ending", "dead-channel", "offset", "silence-before"}
    assert set(codes(found)) == wanted


def test_the_live_channel_is_chosen(recorded: Recorder) -> None:
    dead_left = examine(recorded("s16.wav", then="pan=stereo|c0=0*c0|c1=c0"), "bai.wav", None)
    turned_over = examine(recorded("cbr.mp3", then="pan=stereo|c0=c0|c1=-1*c0"), "bai.mp3", None)
    centre = examine(recorded("six.wav", stereo=False), "bai.wav", None)
    assert (dead_left.channel, turned_over.channel, centre.channel) == (1, 0, 2)


def test_the_place_of_a_fault_is_said_in_minutes_and_seconds(recorded: Recorder) -> None:
    found = examine(recorded("s16.wav", then=GAP.format(12)), "bai.wav", None)
    assert "ở phút 0 giây 0" in messages.sentence(found.problems[0])


@pytest.mark.parametrize(
    ("rate", "code"),
    [(400, "too-short"), (310, "fast"), (220, None), (130, "slow"), (80, "too-long")],
)
def test_the_length_must_suit_the_text(
    rate: int, code: str | None, recorded: Recorder, promised: Callable[[int], Expected]
) -> None:
    assert codes(examine(recorded(), "bai.wav", promised(rate))) == ([code] if code else [])


def test_without_a_text_nothing_is_said_about_the_length(recorded: Recorder) -> None:
    found = examine(recorded(), "bai.wav", None)
    assert (found.rate, found.problems) == (None, ())


def test_finds_where_speech_begins_and_ends(recorded: Recorder, spoken: Take) -> None:
    found = examine(recorded("s16.wav", lead=2.0, tail=1.0), "bai.wav", None)
    assert abs(found.begins - timedelta(seconds=2)) < timedelta(milliseconds=150)
    assert abs(found.sounding - spoken.length) < timedelta(milliseconds=300)


def test_the_same_file_is_found_the_same_twice(recorded: Recorder, spoken: Take) -> None:
    path = recorded("cbr.mp3", under=16)
    assert examine(path, "bai.mp3", spoken.expected) == examine(path, "bai.mp3", spoken.expected)


@pytest.mark.parametrize("form", ["amr", "3gp"])
def test_what_telephones_write_is_read(form: str, recorded: Recorder, tmp_path: Path) -> None:
    path = tmp_path / f"bai.{form}"
    ffmpeg.run(
        ["-i", ffmpeg.file(recorded()), "-ar", "8000", "-ac", "1", "-c:a", "libopencore_amrnb", ffmpeg.file(path)]
    )
    found = examine(path, path.name, None)
    assert codes(found) == ["narrow"]
    assert found.codec == "amr_nb"


def test_a_cover_picture_is_no_fault(recorded: Recorder, tmp_path: Path) -> None:
    path, cover = tmp_path / "bìa.mp3", tmp_path / "bìa.png"
    ffmpeg.run(["-f", "lavfi", "-i", "color=red:s=64x64:d=0.04", "-frames:v", "1", ffmpeg.file(cover)])
    sides = ("-i", ffmpeg.file(recorded()), "-i", ffmpeg.file(cover), "-map", "0:a", "-map", "1:v", "-c:v", "copy")
    ffmpeg.run([*sides, "-disposition:v", "attached_pic", "-c:a", "libmp3lame", "-b:a", "128k", ffmpeg.file(path)])
    found = examine(path, path.name, None)
    assert (codes(found), found.codec) == ([], "mp3")


def test_low_bit_rate_is_told(recorded: Recorder) -> None:
    found = examine(recorded("cbr.mp3", "-b:a", "24k", "-ac", "1", "-ar", "16000", stereo=False), "bai.mp3", None)
    assert codes(found) == ["low-bit-rate"]
    assert "24 kb/s" in messages.sentence(found.problems[0])

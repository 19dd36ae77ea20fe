"""Files that are whole but not as the book says, as programs and telephones write them: they go in without a word."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.audio import ffmpeg
from newsdesk.audio.recordings import Examined, examine
from newsdesk.audio.tags import Tags, id3

Recorder = Callable[..., Path]
APE = b"APETAGEX\xd0\x07\0\0" + (32).to_bytes(4, "little") + bytes(4) + b"\0\0\0\x80" + bytes(8)
ID3V1 = b"TAG" + b"Bai doc".ljust(125, b"\0")
LYRICS = b"LYRICSBEGINabc000012LYRICS200"


def tagged(sound: bytes, count: int) -> bytes:
    """Return a sound behind so many tags of different names."""
    told = [b"\3k%d\0v" % number for number in range(count)]
    frames = b"".join(b"TXXX" + len(one).to_bytes(4) + bytes(2) + one for one in told)
    return b"ID3\4\0\0" + bytes(len(frames) >> shift & 0x7F for shift in (21, 14, 7, 0)) + frames + sound


def codes(found: Examined) -> list[str]:
    return [problem.code.removeprefix("recording-") for problem in found.problems]


@pytest.mark.parametrize("form", ["cbr.mp3", "bare.mp3"])
@pytest.mark.parametrize("behind", [ID3V1, APE, LYRICS + ID3V1, APE + ID3V1, bytes(128), bytes(5000)])
def test_what_programs_write_behind_an_mp3_is_no_fault(form: str, behind: bytes, recorded: Recorder) -> None:
    path = recorded(form)
    path.write_bytes(path.read_bytes() + behind)
    assert codes(examine(path, path.name, None)) == []


@pytest.mark.parametrize("is_machine", [True, False])
def test_a_sound_that_the_desk_itself_made_is_no_recording(is_machine: bool, recorded: Recorder) -> None:
    told = {"title": "Bếp một chiều", "artist": "Tổ bếp", "album": "Loa", "day": None, "comment": "Giọng đọc"}
    path = recorded("bare.mp3")
    path.write_bytes(id3(Tags(**told, synthetic=is_machine)) + path.read_bytes())  # type: ignore[arg-type]
    assert codes(examine(path, path.name, None)) == ["synthetic"] * is_machine


@pytest.mark.parametrize(("count", "said"), [(500, []), (1001, ["tags"]), (200_000, ["tags"])])
def test_a_file_with_more_tags_than_any_program_writes_is_not_listened_to(
    count: int, said: list[str], recorded: Recorder
) -> None:
    path = recorded("bare.mp3")
    path.write_bytes(tagged(path.read_bytes(), count))
    begun = time.monotonic()
    assert codes(examine(path, path.name, None)) == said
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(("kind", "is_machine"), [("trainedAlgorithmicMedia", True), ("digitalCapture", False)])
@pytest.mark.parametrize("name", ["bai.m4a", "bai.ogg", "bai.flac"])
def test_what_a_file_says_of_its_source_is_believed(
    kind: str, is_machine: bool, name: str, recorded: Recorder, tmp_path: Path
) -> None:
    source = f"DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/{kind}"
    written = ("-metadata", source, "-metadata:s:a", source, "-movflags", "use_metadata_tags")
    path = tmp_path / name
    ffmpeg.run(["-i", ffmpeg.file(recorded("s24.wav")), *written, ffmpeg.file(path)])
    assert codes(examine(path, path.name, None)) == ["synthetic"] * is_machine


@pytest.mark.parametrize("behind", [b"LIST\x04\0\0\0INFO", b"id3 \x02\0\0\0ab", bytes(3)])
def test_chunks_behind_the_samples_of_a_wav_are_no_fault(behind: bytes, recorded: Recorder) -> None:
    path = recorded("s16.wav")
    path.write_bytes(path.read_bytes() + behind)
    assert codes(examine(path, path.name, None)) == []


@pytest.mark.parametrize(
    ("name", "extra"),
    [
        ("bai.wav", ("-c:a", "libmp3lame", "-b:a", "96k")),
        ("bai.wav", ("-c:a", "adpcm_ima_wav")),
        ("bai.wav", ("-c:a", "pcm_mulaw", "-ar", "22050")),
        ("bai.wav", ("-c:a", "pcm_f64le")),
        ("bai.w64.wav", ("-c:a", "pcm_s16le", "-f", "w64")),
        ("bai.aiff", ("-c:a", "pcm_s16be")),
        ("bai.caf", ("-c:a", "pcm_s16le")),
        ("bai.m4a", ("-c:a", "alac")),
        ("bai.mp4", ("-c:a", "aac", "-b:a", "96k", "-movflags", "frag_keyframe+empty_moov")),
        ("bai.3gp", ("-c:a", "aac", "-b:a", "64k", "-ar", "22050")),
        ("bai.oga", ("-c:a", "flac")),
        ("bai.webm", ("-c:a", "libopus", "-b:a", "48k", "-live", "1")),
        ("bai.mka", ("-c:a", "libvorbis")),
        ("bai.mp3", ("-c:a", "libmp3lame", "-b:a", "64k", "-ar", "22050", "-ac", "1")),
        ("bai.mp3", ("-c:a", "libmp3lame", "-b:a", "64k", "-ar", "24000", "-joint_stereo", "0")),
        ("bai.mp3", ("-c:a", "libmp3lame", "-q:a", "2", "-write_xing", "0")),
    ],
)
def test_other_writers_files_go_in(name: str, extra: tuple[str, ...], recorded: Recorder, tmp_path: Path) -> None:
    path = tmp_path / name
    ffmpeg.run(["-i", ffmpeg.file(recorded("s24.wav")), *extra, ffmpeg.file(path)])
    assert codes(examine(path, path.name, None)) == []


def test_two_files_joined_byte_by_byte_are_examined_whole(recorded: Recorder) -> None:
    path = recorded("bare.mp3")
    path.write_bytes(path.read_bytes() * 2)
    found = examine(path, path.name, None)
    assert not found.is_refused
    assert found.length.total_seconds() > 16

"""Sounds of the facility that are none, lie about their length, or would have other files played: one sentence each."""

import struct
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from newsdesk.audio import channels, ffmpeg, sounds
from newsdesk.errors import DeskError
from tests.audio.hostile import music
from tests.audio.texts import seconds

SECONDS = 20
Bytes = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def tunes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Two seconds of music in several forms."""
    folder = tmp_path_factory.mktemp("sounds")
    return {ending: music(folder / f"a.{ending}", 2).read_bytes() for ending in ("wav", "mp3", "flac")}


def song(path: Path) -> float:
    """Make a clip of a song, and return how many seconds it sounds."""
    before = time.monotonic()
    try:
        return seconds(sounds.song(path, "0", path.parent / "clips").length)
    finally:
        assert time.monotonic() - before < SECONDS


def sized(riff: int, data: int) -> Bytes:
    def lie(wav: bytes) -> bytes:
        at = wav.index(b"data")
        return wav[:4] + struct.pack("<I", riff) + wav[8 : at + 4] + struct.pack("<I", data) + wav[at + 8 :]

    return lie


def xing(mp3: bytes) -> bytes:
    at = max(mp3.find(b"Xing"), mp3.find(b"Info"))
    assert at > 0
    return mp3[:at] + b"Xing" + mp3[at + 4 : at + 8] + struct.pack(">II", 0x7FFFFFFF, 0x7FFFFFFF) + mp3[at + 16 :]


def vbri(mp3: bytes) -> bytes:
    at = mp3.index(b"\xff\xfb") + 36
    lie = b"VBRI" + struct.pack(">HHHIIHHHH", 1, 0, 75, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFF, 0xFFFF, 4, 0xFFFF)
    return mp3[:at] + lie + mp3[at + len(lie) :]


def streaminfo(flac: bytes) -> bytes:
    """Let a FLAC declare as many samples as it can."""
    return flac[:21] + bytes([flac[21] | 0x0F]) + b"\xff\xff\xff\xff" + flac[26:]


LIES: list[tuple[str, Bytes]] = [
    ("wav", sized(6 * 3_600 * 176_400, 6 * 3_600 * 176_400)),
    ("wav", sized(0xFFFFFFFF, 0xFFFFFFFF)),
    ("mp3", xing),
    ("mp3", vbri),
    ("flac", streaminfo),
]


@pytest.mark.parametrize(("ending", "lie"), LIES, ids=["6 hours", "4 GB", "xing", "vbri", "streaminfo"])
def test_a_song_lasts_as_long_as_it_sounds_whatever_it_says(
    ending: str, lie: Bytes, tunes: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / f"nhạc.{ending}"
    path.write_bytes(lie(tunes[ending]))
    assert song(path) == pytest.approx(2, abs=0.3)


HLS = b"#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:2,\n%s\n%s"
NONE = {
    "hls.m3u8": HLS % (b"../ngoai.mp3", b"#EXT-X-ENDLIST\n"),
    "live.m3u8": HLS % (b"../ngoai.mp3", b""),
    "net.m3u8": HLS % (b"http://127.0.0.1:9/a.ts", b""),
    "hls.mp3": HLS % (b"../ngoai.mp3", b"#EXT-X-ENDLIST\n"),
    "concat.mp3": b"ffconcat version 1.0\nfile loi.mp3\n",
    "itself.mp3": b"ffconcat version 1.0\n" + b"file itself.mp3\n" * 9,
    "session.mp3": b"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
    "empty.wav": b"",
    "picture.mp3": b"\x89PNG\r\n\x1a\n" + bytes(99),
    "riff.wav": b"RIFF\0\0\0\0WAVE\x89PNG\r\n\x1a\n" + bytes(99),
    "noise.mp3": bytes(range(256)) * 400,
}


@pytest.mark.parametrize("name", NONE)
def test_what_is_no_sound_or_names_others_is_not_read(name: str, tunes: dict[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "bàn"
    folder.mkdir()
    (tmp_path / "ngoai.mp3").write_bytes(tunes["mp3"])
    (folder / "loi.mp3").symlink_to(tmp_path / "ngoai.mp3")
    (folder / name).write_bytes(NONE[name])
    with pytest.raises(DeskError) as stop:
        song(folder / name)
    assert stop.value.code == "sound-unreadable"
    assert stop.value.facts["path"] == str(folder / name)


def test_what_names_others_would_be_played_by_ffmpeg_if_it_were_let(tunes: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "loi.mp3").write_bytes(tunes["mp3"])
    (tmp_path / "concat.mp3").write_bytes(NONE["concat.mp3"])
    assert ffmpeg.run(["-i", ffmpeg.file(tmp_path / "concat.mp3"), "-f", "null", "-"]) == b""


def test_a_small_file_that_sounds_for_hours_is_left_after_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "im lặng.flac"
    tone = ["-f", "lavfi", "-i", "aevalsrc=0.3*sin(2*PI*330*t):s=8000", "-t", "600"]
    ffmpeg.run([*tone, "-c:a", "flac", ffmpeg.file(path)])
    monkeypatch.setattr(channels, "LONGEST", timedelta(minutes=1))
    with pytest.raises(DeskError) as stop:
        song(path)
    assert (stop.value.code, stop.value.facts) == ("sound-too-long", {"path": str(path), "minutes": "1"})
    assert not [left for left in tmp_path.rglob("*") if left.is_file() and left != path]
    bed = sounds.bed(timedelta(seconds=5), tmp_path / "clips", path, "0")
    assert seconds(bed.length) == pytest.approx(5, abs=0.1)


def test_a_bed_looks_for_its_first_sound_no_longer_than_a_song_may_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "im lặng mãi.flac"
    late = ["-f", "lavfi", "-i", "aevalsrc=0.3*sin(2*PI*330*t)*gt(t\\,120):s=8000", "-t", "130"]
    ffmpeg.run([*late, "-c:a", "flac", ffmpeg.file(path)])
    assert seconds(sounds.bed(timedelta(seconds=5), tmp_path / "clips", path, "0").length) == pytest.approx(5, abs=0.1)
    monkeypatch.setattr(channels, "LONGEST", timedelta(minutes=1))
    with pytest.raises(DeskError) as stop:
        sounds.bed(timedelta(seconds=5), tmp_path / "others", path, "0")
    assert stop.value.code == "too-quiet"

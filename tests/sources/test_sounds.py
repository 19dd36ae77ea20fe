"""A sound is told from what lies under the name of one by its first bytes."""

import random
import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest

from newsdesk.sources.sounds import HEAD, MOST_TAGS, is_overtagged, is_sound

ENDINGS = (
    "wav",
    "mp3",
    "m4a",
    "aac",
    "ogg",
    "opus",
    "flac",
    "webm",
    "aiff",
    "wma",
    "mka",
    "caf",
    "au",
    "w64",
    "mp2",
    "mp4",
    "mov",
)


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_ffmpeg_writes_is_a_sound(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    tone = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i", "sine=duration=0.3:sample_rate=48000"]
    subprocess.run([*tone, str(path)], check=True)
    assert is_sound(path.read_bytes()[:HEAD])


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\xff",
        b"<!doctype html>",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF....WEBPVP8X",
        b"%PDF-1.7",
        "Xin chào các anh, các chị".encode()[:-1],
        b"\0" * HEAD,
        b"PK\x03\x04",
        b"\xff\xd8\xff\xe0",
    ],
)
def test_anything_else_is_none(head: bytes) -> None:
    assert not is_sound(head)


PICTURE = random.Random(1).randbytes(16_000_000)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", False),
        (b"ID3", False),
        (b"RIFF....WAVE" + b"TXXX\0\0\0\1" * 2000, False),
        (b"ID3\4\0\0\0\0\0\0" * MOST_TAGS, False),
        (b"ID3\4\0\0\0\0\0\0" * (MOST_TAGS + 1), True),
        (b"ID3\2\0\0\0\0\x7f\0" + b"TXX\0\0\1\0" * 2000, True),
        (b"ID3\3\0\0\0\0\x7f\0" + b"TXXX\0\0\0\1\0\0\0" * 2000, True),
        (b"ID3\3\0\0\x7f\x7f\x7f\x7f" + b"APIC" + PICTURE, False),
    ],
    ids=["none", "cut", "not-before-it", "blocks", "too-many-blocks", "old", "usual", "a-picture"],
)
def test_tags_are_counted_where_they_stand_before_a_sound(content: bytes, expected: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(content)
    assert is_overtagged(path) is expected

"""Pictures leave without what cameras wrote into them, and look as before."""

import struct
import subprocess
import zlib
from pathlib import Path

import imageio_ffmpeg
import pytest

from newsdesk.errors import DeskError
from newsdesk.pictures import PNG, without_traces

SECRET = b"GPS 21.3N 103.9E Canon 12345"


def ffmpeg(*words: str) -> bytes:
    tool = imageio_ffmpeg.get_ffmpeg_exe()
    return subprocess.run([tool, "-v", "error", *words], check=True, capture_output=True).stdout


def a_picture(path: Path) -> bytes:
    """Return a real picture of 32 × 24 points, in the format that the name says."""
    ffmpeg("-f", "lavfi", "-i", "testsrc=size=32x24", "-frames:v", "1", "-y", str(path))
    return path.read_bytes()


def points(content: bytes, path: Path) -> bytes:
    """Return what a picture looks like: its decoded points."""
    path.write_bytes(content)
    return ffmpeg("-i", str(path), "-f", "rawvideo", "-pix_fmt", "rgb24", "-")


def segment(marker: int, payload: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(payload) + 2) + payload


def exif(order: str, side: int | None) -> bytes:
    """Return an Exif segment as a camera writes it: orientation, if any, and where and with what it was taken."""
    entries = [struct.pack(f"{order}HHII", 0x010F, 2, len(SECRET), 26)]
    if side is not None:
        entries.append(struct.pack(f"{order}HHIHH", 0x0112, 3, 1, side, 0))
    body = struct.pack(f"{order}H", len(entries)) + b"".join(entries) + struct.pack(f"{order}I", 0) + SECRET
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    return segment(0xE1, b"Exif\0\0" + head + body)


def chunk(kind: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload)) + kind + payload + struct.pack(">I", zlib.crc32(kind + payload))


def with_secret(content: bytes) -> bytes:
    """Return the picture as a camera would have left it."""
    if content.startswith(b"\xff\xd8"):
        traces = exif("<", 1) + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET) + segment(0xFE, SECRET)
        behind = b"\xff\xd8" + segment(0xE1, b"Exif\0\0" + SECRET) + b"\xff\xd9"
        return content[:2] + traces + segment(0xED, SECRET) + segment(0xE2, b"MPF\0" + SECRET) + content[2:] + behind
    if content.startswith(PNG):
        cut = content.index(b"IDAT") - 4
        return content[:cut] + chunk(b"eXIf", SECRET) + chunk(b"tEXt", b"k\0" + SECRET) + content[cut:] + SECRET
    body = content[8:] + b"EXIF" + struct.pack("<I", len(SECRET)) + SECRET + b"XMP " + struct.pack("<I", 2) + b"ab"
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_takes_out_what_cameras_write_and_changes_no_point(name: str, tmp_path: Path) -> None:
    content = a_picture(tmp_path / name)
    taken = with_secret(content)
    assert SECRET in taken
    clean = without_traces(taken, name)
    assert SECRET not in clean
    assert b"adobe.com" not in clean
    assert points(clean, tmp_path / f"sạch-{name}") == points(content, tmp_path / f"gốc-{name}")
    assert without_traces(clean, name) == clean


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("side", "kept"), [(6, True), (3, True), (1, False), (None, False), (99, False)])
def test_keeps_which_side_of_a_photograph_is_up(order: str, side: int | None, kept: bool, tmp_path: Path) -> None:
    content = a_picture(tmp_path / "a.jpg")
    clean = without_traces(content[:2] + exif(order, side) + content[2:], "a.jpg")
    wanted = b"\x01\x12\x00\x03\x00\x00\x00\x01" + bytes([0, side or 0])
    assert (wanted in clean) == kept
    assert (b"Exif" in clean) == kept
    assert SECRET not in clean


@pytest.mark.parametrize(
    "content",
    [
        b"", b"<svg onload='alert(1)'/>", b"GIF89a", b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\xff\xff",
        b"\xff\xd8\xff\xda\x00\x02abc", PNG, PNG + b"\0\0\xff\xffIHDR", b"\xff\xd8\xff\xe1\x00\x08Exif\0\0",
        b"RIFF\x0c\0\0\0WEBPVP8 \xff\0\0\0",
    ],
)  # fmt: skip
def test_refuses_what_is_no_whole_picture(content: bytes) -> None:
    with pytest.raises(DeskError) as stop:
        without_traces(content, "ảnh/x.jpg")
    assert (stop.value.code, stop.value.facts) == ("picture-form", {"name": "x.jpg"})


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_refuses_a_picture_cut_off_anywhere(name: str, tmp_path: Path) -> None:
    content = a_picture(tmp_path / name)
    for length in (*range(13, len(content) - 2, 37), len(content) - 3):
        with pytest.raises(DeskError):
            without_traces(content[:length], name)

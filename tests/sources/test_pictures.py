"""What a picture's first bytes say is what a program finds that opens it."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from newsdesk.sources.pictures import Look, look


def saved(form: str, mode: str = "RGB", **more: Any) -> bytes:
    stream = BytesIO()
    Image.new(mode, (300, 20)).save(stream, form, **more)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        saved("JPEG"), saved("JPEG", progressive=True), saved("JPEG", exif=b"Exif\0\0" + bytes(60_000)), saved("PNG"),
        saved("JPEG", icc_profile=bytes(200_000)), saved("WEBP"), saved("WEBP", lossless=True),
        saved("WEBP", mode="RGBA"), saved("WEBP", exif=b"Exif\0\0"),
    ],
)  # fmt: skip
def test_a_head_says_how_large_the_picture_is(content: bytes) -> None:
    assert look(content, 7) == Look(7, 300, 20, moves=False)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_head_says_whether_the_picture_moves(form: str) -> None:
    frames = [Image.new("RGB", (300, 20), colour) for colour in ("red", "blue")]
    stream = BytesIO()
    frames[0].save(stream, form, save_all=True, append_images=frames[1:])
    assert look(stream.getvalue(), 7) == Look(7, 300, 20, moves=True)


@pytest.mark.parametrize("start", [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"RIFF\0\0\0\0WEBPVP8X"])
@given(rest=st.binary(max_size=60))
def test_a_head_that_says_nothing_is_no_fault(start: bytes, rest: bytes) -> None:
    assert look(start + rest, 7).weight == 7

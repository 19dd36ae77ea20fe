"""The picture that stands for the podcast in players' lists: the name of the site on a plain ground."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIDE = 1500
"""Pixels; directories of podcasts ask for 1400 to 3000."""
GROUND, INK, FAINT = (138, 28, 43), (251, 248, 242), (243, 217, 205)
MARGIN = 130
SIZES = (230, 64)
"""Pixels of the name's letters, and of those below it."""
LEADING = 1.25
QUALITY = 85


def cover(fonts: Path, title: tuple[str, ...], below: tuple[str, ...]) -> bytes:
    """Return a JPEG of lines; `fonts` is the folder of the fonts that are drawn with."""
    picture = Image.new("RGB", (SIDE, SIDE), GROUND)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((MARGIN, MARGIN, MARGIN + 160, MARGIN + 14), fill=FAINT)
    strong = ImageFont.truetype(str(fonts / "literata-700.ttf"), SIZES[0])
    plain = ImageFont.truetype(str(fonts / "literata-500.ttf"), SIZES[1])
    at = MARGIN + 80.0
    for line in title:
        pen.text((MARGIN, at), line, font=strong, fill=INK)
        at += SIZES[0] * LEADING
    lines = [line for words in below for line in wrapped(words, plain)]
    at = SIDE - MARGIN - len(lines) * SIZES[1] * LEADING
    for line in lines:
        pen.text((MARGIN, at), line, font=plain, fill=FAINT)
        at += SIZES[1] * LEADING
    stream = BytesIO()
    picture.save(stream, "JPEG", quality=QUALITY, optimize=True)
    return stream.getvalue()


def wrapped(text: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """Yield a text in lines that fit between the margins."""
    line: list[str] = []
    for word in text.split():
        if line and font.getlength(" ".join([*line, word])) > SIDE - 2 * MARGIN:
            yield " ".join(line)
            line = []
        line.append(word)
    if line:
        yield " ".join(line)

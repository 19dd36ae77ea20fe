"""A picture is handed in: looked at, freed of what cameras write into it, and laid among the pictures of the desk."""

import io
from pathlib import Path, PurePosixPath

from PIL import Image

from newsdesk import files
from newsdesk.errors import DeskError
from newsdesk.model.alphabet import RESERVED, ascii_slug
from newsdesk.pictures import without_traces
from newsdesk.sources.pictures import is_picture

FOLDER = "content/images"
HEAVIEST = 8_000_000
"""Bytes."""
MOST_POINTS = 50_000_000
LONGEST_NAME = 60
ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
NOT_ONE = "Tệp này không phải ảnh JPEG, PNG hay WebP. Lưu ảnh thành một trong ba dạng ấy rồi chọn lại."
TOO_HEAVY = "Ảnh nặng quá 8 MB. Thu nhỏ ảnh rồi chọn lại."
TOO_LARGE = "Ảnh rộng quá 50 triệu điểm. Thu nhỏ ảnh rồi chọn lại."


class Refused(Exception):
    """A picture that the desk does not take; its text is what the person reads."""


def lay(root: Path, name: str, content: bytes) -> str:
    """Write a picture among those of the desk and return its name; the very same one is not written twice."""
    if len(content) > HEAVIEST:
        raise Refused(TOO_HEAVY)
    ending = ENDINGS.get(_form(content), "")
    if not ending:
        raise Refused(NOT_ONE)
    try:
        clean = without_traces(content, name)
    except DeskError as fault:  # its header opens, its end is missing
        raise Refused(NOT_ONE) from fault
    stem = ascii_slug(PurePosixPath(files.nfc(name).replace("\\", "/")).stem)[:LONGEST_NAME].strip("-") or "anh"
    if stem in RESERVED:  # con.png is a device to Windows, not a file
        stem = f"anh-{stem}"
    taken = {files.nfc(path.name).lower(): path for path in files.listing(root / FOLDER)}
    for number in range(1, len(taken) + 2):
        free = f"{stem}{'' if number == 1 else f'-{number}'}{ending}"
        there = taken.get(free)
        if there is None:
            files.write_if_changed(root / FOLDER / free, clean)
        if there is None or (there.is_file() and files.digest_of(there) == files.digest(clean)):
            return free
    raise Refused(NOT_ONE)


def _form(content: bytes) -> str:
    """Return which kind of picture it is; nothing where it is none that can be opened whole."""
    if not is_picture(content[:16]):
        return ""
    try:
        with Image.open(io.BytesIO(content), formats=tuple(ENDINGS)) as picture:
            form, (width, height) = picture.format or "", picture.size
            if width * height > MOST_POINTS:
                raise Refused(TOO_LARGE)
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ""
    return form

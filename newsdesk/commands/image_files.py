"""Pictures of content/images/ for papers that carry them within: without traces, and small enough to be carried."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from newsdesk import files
from newsdesk.pictures import without_traces

IMAGES = "content/images"
LARGEST = 1_500_000
"""Bytes of a picture that is carried as it is; a larger one is drawn anew."""
SCREEN = (1920, 1080)
"""Pixels: more than that no projector shows."""
QUALITY = 82


def picture(root: Path, name: str) -> bytes:
    """Return a picture as the public may have it."""
    path = next(path for path in files.listing(root / IMAGES) if files.nfc(path.name) == name)
    with files.machine_faults(path):
        return without_traces(path.read_bytes(), name)


def for_a_screen(content: bytes, name: str) -> bytes | None:
    """Return a picture that is no larger than a screen shows, None where it cannot be made so small."""
    if len(content) <= LARGEST:
        return content
    try:
        with Image.open(BytesIO(content)) as whole:
            small = ImageOps.exif_transpose(whole)
            small.thumbnail(SCREEN)
            paper = Image.new("RGB", small.size, "white")
            paper.paste(small, mask=small.convert("RGBA").getchannel("A"))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    stream = BytesIO()
    paper.save(stream, "JPEG", quality=QUALITY)
    made = without_traces(stream.getvalue(), name)
    return made if len(made) <= LARGEST else None

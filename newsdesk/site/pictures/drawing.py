"""A picture from the desk, drawn anew for pages: upright, in the colours of screens, in several widths and forms.

What cameras and programs wrote into it stays behind with the old file; nothing but points is taken over.
"""

from collections.abc import Iterator
from contextlib import closing, nullcontext
from io import BytesIO
from threading import Lock
from typing import Any

import PIL
from PIL import Image, ImageCms, ImageOps

from newsdesk.errors import DeskError
from newsdesk.pictures import MOST_POINTS, MOST_SIDE, without_traces
from newsdesk.site.pictures.picture import PLAIN_WIDTH, WIDTHS, widths
from newsdesk.sources.pictures import look

READ = ("JPEG", "PNG", "WEBP")
ORIENTATION, ON_ITS_SIDE = 0x0112, range(5, 9)
SETTINGS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 52, "speed": 8, "subsampling": "4:2:0", "max_threads": 1},
    "webp": {"quality": 74, "method": 4},
    "jpeg": {"quality": 80, "optimize": True, "progressive": True},
}
"""One thread a picture: pictures are drawn side by side, and the same bytes come out on every machine."""
NEAR: dict[str, Any] = {"quality": 60, "speed": 8, "subsampling": "4:4:4", "max_threads": 1}
"""Of AVIF for what was drawn (PNG): thin coloured lines and letters keep their edges."""
MARK = f"1 {WIDTHS} {PLAIN_WIDTH} {SETTINGS} {NEAR} {PIL.__version__}"
"""What the files depend on besides the picture."""
LARGE = 16_000_000
"""Points of a picture that is opened while no other such one is: each may take hundreds of megabytes."""
ALONE = Lock()
UNREADABLE = (OSError, SyntaxError, ValueError, Image.DecompressionBombError, ImageCms.PyCMSError)


def draw(content: bytes, name: str) -> tuple[tuple[int, int], dict[str, bytes]]:
    """Return the sides of a picture's widest file, and each file by what follows its stem.

    Raises DeskError `picture-form` for what cannot be read whole, `picture-too-large` for what nobody should open.
    """
    clean = without_traces(content, name)
    seen = look(clean, len(clean))
    if seen.width * seen.height > MOST_POINTS or max(seen.width, seen.height) > MOST_SIDE:
        raise DeskError("picture-too-large", name=name, width=seen.width, height=seen.height)
    try:
        with ALONE if seen.width * seen.height > LARGE else nullcontext():
            whole = opened(clean)
        return whole.size, dict(files_of(whole, drawn=clean.startswith(b"\x89PNG")))
    except UNREADABLE as fault:
        raise DeskError("picture-form", name=name) from fault
    except (MemoryError, RuntimeError) as fault:  # for this machine, at this hour: AVIF says it the second way
        raise DeskError("picture-too-large", name=name, width=seen.width, height=seen.height) from fault


def files_of(whole: Image.Image, *, drawn: bool) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a picture, each form in each width."""
    for width in widths(whole.width):
        small = narrowed(whole, width)
        yield f"-{width}.avif", encoded(small, "AVIF", **(NEAR if drawn else SETTINGS["avif"]))
        yield f"-{width}.webp", encoded(small, "WEBP", **SETTINGS["webp"])
    yield ".jpg", encoded(narrowed(whole, min(whole.width, PLAIN_WIDTH)), "JPEG", **SETTINGS["jpeg"])


def opened(content: bytes) -> Image.Image:
    """Return the first image of a file as pages show it: upright, no wider than the widest, on white, in sRGB.

    On white, since ink on nothing cannot be read where a visitor has the page dark.
    """
    # Its points go when it is closed, not when rubbish is looked for.
    with closing(Image.open(BytesIO(content), formats=READ)) as image:
        profile = image.info.get("icc_profile")
        image.draft(None, least(image))
        image.load()
        small = ImageOps.exif_transpose(shrunk(image))  # turned when it is small: turning takes the room of another one
    small = in_screen_colours(on_white(eight_bits(small)), profile)
    small.info.clear()
    return small


def across(image: Image.Image) -> int:
    """Return how wide an image is once it is upright."""
    return image.height if image.getexif().get(ORIENTATION) in ON_ITS_SIDE else image.width


def least(image: Image.Image) -> tuple[int, int]:
    """Return the sides that a JPEG must at least be decoded to: less work and memory than the whole of it."""
    share = min(1.0, WIDTHS[-1] / across(image))
    return max(1, int(image.width * share)), max(1, int(image.height * share))


def shrunk(image: Image.Image) -> Image.Image:
    """Return the image no wider than the widest, as it lies in its file."""
    own = across(image)
    if own == image.width:
        return narrowed(image, min(own, WIDTHS[-1]))
    if own <= WIDTHS[-1]:
        return image
    sides = (max(1, round(image.width * WIDTHS[-1] / own)), WIDTHS[-1])
    return image.resize(sides, Image.Resampling.LANCZOS, reducing_gap=3.0)


def narrowed(image: Image.Image, width: int) -> Image.Image:
    """Return the image in this width."""
    if width == image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def eight_bits(image: Image.Image) -> Image.Image:
    """Return the image with 8 bits a colour; palettes become colours, grey of 16 bits is not cut off."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in ("P", "PA", "1", "F") or "transparency" in image.info:
        return image.convert("RGBA")
    return image


def on_white(image: Image.Image) -> Image.Image:
    """Return the image without holes."""
    if not image.mode.endswith(("A", "a")):
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image.convert("RGB"), mask=image.getchannel("A"))
    return paper


def in_screen_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the image in sRGB; a profile that does not fit the image is passed over, as browsers do."""
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
        else:
            return turned if turned is not None else image
    return image.convert("RGB")


def encoded(image: Image.Image, form: str, **settings: Any) -> bytes:
    """Return the image as a file of this form."""
    stream = BytesIO()
    image.save(stream, form, **settings)
    return stream.getvalue()

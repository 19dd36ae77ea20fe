"""A picture is drawn for pages: upright, in the colours of screens, bounded, free of what it came with."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms

from newsdesk.errors import DeskError
from newsdesk.site.pictures.drawing import draw
from newsdesk.site.pictures.picture import Picture, widths

RED, BLUE, WHITE = (220, 30, 30), (30, 30, 220), (255, 255, 255)


def saved(image: Image.Image, form: str, **more: Any) -> bytes:
    stream = BytesIO()
    image.save(stream, form, **more)
    return stream.getvalue()


def halves(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Return an image whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def point(content: bytes, across: float, down: float) -> tuple[int, int, int]:
    with Image.open(BytesIO(content)) as image:
        found = image.convert("RGB").getpixel((int(image.width * across), int(image.height * down)))
        assert isinstance(found, tuple)
        return (int(found[0]), int(found[1]), int(found[2]))


def alike(one: tuple[int, ...], other: tuple[int, ...], by: int = 24) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("own", "kept"),
    [(1, (1,)), (479, (479,)), (480, (480,)), (1000, (480, 800, 1000)), (1600, (480, 800, 1200, 1600)),
     (4000, (480, 800, 1200, 1600))],
)  # fmt: skip
def test_no_picture_is_enlarged(own: int, kept: tuple[int, ...]) -> None:
    assert widths(own) == kept


@pytest.mark.parametrize(("form", "more"), [("JPEG", {}), ("PNG", {}), ("WEBP", {"lossless": True})])
def test_every_form_shows_what_the_picture_showed(form: str, more: dict[str, Any]) -> None:
    sides, made = draw(saved(halves(1000, 500), form, **more), "a")
    assert sides == (1000, 500)
    assert sorted(made) == sorted([*(f"-{w}.{f}" for f in ("avif", "webp") for w in (480, 800, 1000)), ".jpg"])
    for ending, content in made.items():
        assert alike(point(content, 0.2, 0.5), RED), ending
        assert alike(point(content, 0.8, 0.5), BLUE), ending
        with Image.open(BytesIO(content)) as image:
            assert str(image.width) in ending or image.width == 1000
            assert abs(image.height * 2 - image.width) <= 1


def test_what_a_camera_wrote_is_gone_and_its_side_is_up() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Máy ảnh bí mật"
    exif.get_ifd(0x8825)[1] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    sides, made = draw(saved(halves(), "JPEG", exif=exif, icc_profile=profile, comment=b"GPS"), "a.jpg")
    assert sides == (40, 60)
    for content in made.values():
        assert alike(point(content, 0.5, 0.2), RED)
        assert alike(point(content, 0.5, 0.8), BLUE)
        with Image.open(BytesIO(content)) as image:
            assert not dict(image.getexif())
            assert image.info.keys().isdisjoint({"icc_profile", "exif", "xmp", "comment"})


@pytest.mark.parametrize(
    ("side", "sides"), [(1, (1600, 1067)), (3, (1600, 1067)), (6, (1600, 2400)), (8, (1600, 2400))]
)
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_large_picture_is_upright_and_no_wider_than_the_widest(side: int, sides: tuple[int, int], form: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = side
    found, made = draw(saved(halves(2400, 1600), form, exif=exif), "a")
    wanted = {1: (0.2, 0.5), 3: (0.8, 0.5), 6: (0.5, 0.2), 8: (0.5, 0.8)} if form == "JPEG" else {side: (0.2, 0.5)}
    assert found == (sides if form == "JPEG" else (1600, 1067))
    assert alike(point(made[".jpg"], *wanted[side]), RED)


def test_other_colours_become_those_of_screens() -> None:
    wide = ImageCms.ImageCmsProfile(BytesIO(a_wide_profile()))
    red = Image.new("RGB", (20, 20), (200, 60, 60))
    content = saved(red, "PNG", icc_profile=wide.tobytes())
    shown = point(draw(content, "a.png")[1][".jpg"], 0.5, 0.5)
    assert shown[0] > 208
    assert shown[1] < 52


def a_wide_profile() -> bytes:
    """Return sRGB's profile with the red primary of a wider space, so that the same numbers are a stronger red."""
    content = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(content[128:132], "big")
    for entry in range(count):
        at = 132 + 12 * entry
        if content[at : at + 4] == b"rXYZ":
            place = int.from_bytes(content[at + 4 : at + 8], "big") + 8
            for offset, value in ((0, 0.515), (4, 0.2412), (8, -0.001)):
                content[place + offset : place + offset + 4] = round(value * 65536).to_bytes(4, "big", signed=True)
    return bytes(content)


@pytest.mark.parametrize(
    ("image", "form", "shown"),
    [
        (Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG", WHITE),
        (Image.new("LA", (8, 8), (0, 0)), "PNG", WHITE),
        (Image.new("L", (8, 8), 90), "JPEG", (90, 90, 90)),
        (Image.new("1", (8, 8), 1), "PNG", WHITE),
        (Image.new("I;16", (8, 8), 128 * 256), "PNG", (128, 128, 128)),
        (halves(8, 8, "P"), "PNG", RED),
        (Image.new("RGB", (8, 8), RED).convert("CMYK"), "JPEG", RED),
    ],
)  # fmt: skip
def test_every_kind_of_colour_is_shown_as_meant(image: Image.Image, form: str, shown: tuple[int, ...]) -> None:
    assert alike(point(draw(saved(image, form), "a")[1][".jpg"], 0.2, 0.5), shown)


def test_of_a_picture_that_moves_the_first_image_is_shown() -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in (RED, BLUE)]
    for form in ("PNG", "WEBP"):
        made = draw(saved(frames[0], form, save_all=True, append_images=frames[1:]), "a")[1]
        assert alike(point(made[".jpg"], 0.5, 0.5), RED)
        with Image.open(BytesIO(made["-16.webp"])) as image:
            assert getattr(image, "n_frames", 1) == 1


def test_what_would_fill_the_memory_is_not_opened() -> None:
    bomb = bytearray(saved(Image.new("L", (8, 8)), "PNG"))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(DeskError) as stop:
        draw(bytes(bomb), "bom.png")
    assert stop.value.code == "picture-too-large"
    assert stop.value.facts == {"name": "bom.png", "width": "60000", "height": "60000"}


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_what_is_broken_within_is_refused(form: str) -> None:
    content = bytearray(saved(halves(64, 64), form))
    content[20:40] = bytes(20)
    with pytest.raises(DeskError) as stop:
        draw(bytes(content), "hong")
    assert stop.value.code in ("picture-form", "picture-too-large")


def test_the_same_picture_makes_the_same_bytes() -> None:
    content = saved(halves(900, 300), "JPEG")
    assert draw(content, "a") == draw(content, "a")


def test_an_element_says_its_sides_and_waits_until_it_is_near() -> None:
    html = Picture("hinh/bep-1", 1000, 500).html("..", alt='Bếp "mới" & sạch')
    assert html.startswith('<picture><source type="image/avif" srcset="../hinh/bep-1-480.avif 480w, ')
    assert "../hinh/bep-1-1000.webp 1000w" in html
    assert html.endswith(
        '<img src="../hinh/bep-1.jpg" alt="Bếp &quot;mới&quot; &amp; sạch" width="1000" height="500"'
        ' loading="lazy" decoding="async"></picture>'
    )


def test_the_first_picture_of_a_page_does_not_wait() -> None:
    html = Picture("hinh/bep-1", 1000, 500).html(".", alt="", first=True)
    assert 'fetchpriority="high"' in html
    assert "lazy" not in html

"""Pictures leave without what cameras wrote into them, and look as before."""

import struct
import subprocess
import zlib
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import imageio_ffmpeg
import pytest
from PIL import Image, ImageCms

from newsdesk.colour_profiles import wordless
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


def a_profile(version: float = 2.4, words: bytes = SECRET) -> bytes:
    """Return a profile of colours stronger than a screen's: as a program writes it, with words wherever words fit."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    rows = [
        struct.unpack_from(">4sII", plain, 132 + 12 * row) for row in range(struct.unpack_from(">I", plain, 128)[0])
    ]
    entries = {name: plain[place : place + length] for name, place, length in rows}
    entries[b"rXYZ"] = b"XYZ " + bytes(4) + struct.pack(">3i", 33751, 15807, -66)
    entries |= {b"desc": b"text" + bytes(4) + words, b"dmnd": b"text" + bytes(4) + words, b"Lan ": words}
    entries[b"bkpt"] = b"text" + bytes(4) + words
    head = bytearray(plain[:128])
    head[8], head[24:36], head[48:52], head[100:128] = int(version), bytes(range(12)), words[:4], words[:28]
    table, body = b"", b""
    for name, entry in entries.items():
        table += struct.pack(">4sII", name, 132 + 12 * len(entries) + len(body), len(entry))
        body += entry + bytes(-len(entry) % 4)
    made = bytes(head) + struct.pack(">I", len(entries)) + table + body
    return struct.pack(">I", len(made)) + made[4:]


def a_coloured(form: str, profile: bytes) -> bytes:
    """Return a picture whose colours are those of a profile."""
    image = Image.new("RGB", (16, 16), (200, 60, 60))
    image.paste((30, 160, 90), (8, 0, 16, 16))
    stream = BytesIO()
    image.save(stream, form, icc_profile=profile)
    return stream.getvalue()


def on_a_screen(content: bytes) -> bytes:
    """Return a picture's points in the colours of screens."""
    with Image.open(BytesIO(content)) as image:
        own = ImageCms.ImageCmsProfile(BytesIO(image.info["icc_profile"]))
        drawn = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        return b"" if drawn is None else drawn.tobytes()


@pytest.mark.parametrize("version", [2.4, 4.3])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_colour_profile_keeps_its_colours_and_loses_its_words(form: str, version: float) -> None:
    taken = a_coloured(form, a_profile(version))
    clean = without_traces(taken, "a")
    with Image.open(BytesIO(clean)) as image:
        profile = image.info["icc_profile"]
    assert all(trace not in profile for trace in (SECRET, SECRET[:4], bytes(range(12)), b"dmnd", b"Lan "))
    assert b"ICC Profile" not in clean  # what Pillow calls it in a PNG: others write a name there
    assert on_a_screen(clean) == on_a_screen(taken)
    assert on_a_screen(clean) != Image.open(BytesIO(clean)).convert("RGB").tobytes()
    assert without_traces(clean, "a") == clean


def test_a_long_colour_profile_is_put_together_and_parted_again() -> None:
    curve = b"curv" + bytes(4) + struct.pack(">I", 40_000) + bytes(80_000)
    profile = bytearray(a_profile() + curve)
    row = profile.index(b"rTRC")
    profile[row + 4 : row + 12] = struct.pack(">II", len(profile) - len(curve), len(curve))
    profile[:4] = struct.pack(">I", len(profile))
    clean = without_traces(a_coloured("JPEG", bytes(profile)), "a.jpg")
    with Image.open(BytesIO(clean)) as image:
        assert image.info["icc_profile"] == wordless(bytes(profile))
        assert curve in image.info["icc_profile"]
    assert SECRET not in clean


@pytest.mark.parametrize(
    "broken",
    [SECRET, b"", a_profile()[:200], a_profile()[:-9], a_profile().replace(b"RGB ", b"\xff\xff\xff\xff"),
     a_profile()[:128] + b"\xff\xff\xff\xff" + a_profile()[132:]],
)  # fmt: skip
def test_what_is_no_colour_profile_goes(broken: bytes) -> None:
    assert wordless(broken) == b""
    jpeg, png, webp = (a_coloured(form, broken or b" ") for form in ("JPEG", "PNG", "WEBP"))
    for content in (jpeg, png, webp):
        clean = without_traces(content, "a")
        with Image.open(BytesIO(clean)) as image:
            assert "icc_profile" not in image.info
            image.load()
        assert SECRET not in clean
    assert without_traces(webp, "a")[20] & 0b00100000 == 0


@pytest.mark.parametrize("names", [[b"rTRC"] * 40, [b"rTRC", b"gTRC", b"bTRC", b"A2B0", b"A2B1", b"A2B2", b"gamt"]])
def test_a_colour_profile_whose_entries_come_to_more_than_itself_is_none(names: list[bytes]) -> None:
    profile = bytearray(a_profile() + bytes(3_000_000))
    start = 132 + 12 * len(names)
    rows = [struct.pack(">4sII", name, start + 4 * n, len(profile) - start - 400) for n, name in enumerate(names)]
    profile[128 : 132 + 12 * len(names)] = struct.pack(">I", len(names)) + b"".join(rows)
    profile[:4] = struct.pack(">I", len(profile))
    assert wordless(bytes(profile)) == b""
    assert b"ICC_PROFILE" not in without_traces(a_coloured("JPEG", bytes(profile)), "a.jpg")


def test_of_several_colour_profiles_the_first_is_kept() -> None:
    jpeg, png = a_coloured("JPEG", a_profile()), a_coloured("PNG", a_profile())
    place = jpeg.index(b"ICC_PROFILE") - 4
    again = jpeg[place : place + 2 + struct.unpack_from(">H", jpeg, place + 2)[0]]
    clean = without_traces(jpeg[:place] + again * 3 + jpeg[place:], "a.jpg")
    assert clean == without_traces(jpeg, "a.jpg")
    place = png.index(b"iCCP") - 4
    again = png[place : place + 12 + struct.unpack_from(">I", png, place)[0]]
    assert without_traces(png[:place] + again * 3 + png[place:], "a.png") == without_traces(png, "a.png")


def test_a_jpeg_keeps_no_small_picture_and_no_words_behind_the_names_of_what_stays(tmp_path: Path) -> None:
    content = a_picture(tmp_path / "a.jpg")
    small = segment(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48" + bytes([4, 3]) + SECRET[:28] + bytes(8))
    disguised = [segment(mark, name + SECRET) for mark in (0xE1, 0xE2, 0xEE, 0xF5) for name in (b"Adobe", b"JFIF\0")]
    disguised += [segment(0xE1, b"ICC_PROFILE\0\1\1" + SECRET), segment(0xE0, b"JFXX\0\x10" + SECRET)]
    clean = without_traces(content[:2] + small + b"".join(disguised) + content[2:], "a.jpg")
    assert SECRET[-20:] not in clean
    assert segment(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48\0\0") in clean
    assert points(clean, tmp_path / "b.jpg") == points(content, tmp_path / "c.jpg")


def test_a_jpeg_still_says_how_its_colours_are_mixed() -> None:
    stream = BytesIO()
    Image.new("CMYK", (16, 16), (20, 90, 160, 30)).save(stream, "JPEG")
    clean = without_traces(stream.getvalue(), "a.jpg")
    with Image.open(BytesIO(clean)) as image, Image.open(stream) as before:
        assert image.info["adobe_transform"] == before.info["adobe_transform"]
        assert image.tobytes() == before.tobytes()


def test_the_images_of_a_picture_that_moves_stay_and_what_hangs_in_them_goes() -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "blue", "green")]
    stream = BytesIO()
    frames[0].save(stream, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    content = bytearray(stream.getvalue())
    place = content.index(b"ANMF")
    size = struct.unpack_from("<I", content, place + 4)[0]
    hung = b"Lan " + struct.pack("<I", len(SECRET)) + SECRET
    content[place + 8 + size : place + 8 + size] = hung
    content[place + 4 : place + 8] = struct.pack("<I", size + len(hung))
    content[4:8] = struct.pack("<I", len(content) - 8)
    clean = without_traces(bytes(content), "a.webp")
    assert SECRET not in clean
    assert clean == stream.getvalue()
    with Image.open(BytesIO(clean)) as image:
        seen = []
        for number in range(3):
            image.seek(number)
            seen.append(image.convert("RGB").tobytes())
        assert all(one != other for one, other in pairwise(seen))

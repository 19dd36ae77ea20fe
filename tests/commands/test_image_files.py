"""Pictures within slides: nothing that a camera wrote, no larger than a screen, only where the channel may show them."""

import re
from base64 import b64decode, b64encode
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from newsdesk import commands
from newsdesk.commands import publish
from newsdesk.commands.image_files import LARGEST, SCREEN, for_a_screen, picture
from newsdesk.traces import search
from tests.commands.test_commands import edit
from tests.conftest import TODAY

DECEMBER = date(2026, 12, 10)
SLIDES = "output/office/conference/2026-12-10/trinh-chieu.html"
CAMERA, ARTIST = "Máy ảnh số 7", "Tòng Văn Cầm Máy"


def photograph(kind: str, size: tuple[int, int] = (64, 48), side: int = 1) -> bytes:
    """Return a picture as a telephone hands it on, with its place and its owner; noise, so that nothing packs it."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Artist] = CAMERA.encode(), ARTIST.encode()
    exif[ExifTags.Base.Orientation] = side
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (21.0, 19.0, 36.0)
    stream = BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(stream, kind, exif=exif, quality=98)
    return stream.getvalue()


def seen(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_leaves_its_place_and_its_owner_behind(desk: Path, kind: str) -> None:
    taken = photograph(kind)
    assert seen(taken).getexif().get_ifd(ExifTags.IFD.GPSInfo)
    (desk / "content/images/anh.jpg").write_bytes(taken)
    clean = picture(desk, "anh.jpg")
    assert for_a_screen(clean, "anh.jpg") is clean
    assert not seen(clean).getexif()
    assert seen(clean).size == (64, 48)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_large_picture_is_drawn_anew_the_right_way_up(kind: str) -> None:
    taken = photograph(kind, (2400, 1500), side=6)
    assert len(taken) > LARGEST
    small = for_a_screen(taken, "anh.jpg")
    assert small
    assert len(small) <= LARGEST
    assert seen(small).size == (675, SCREEN[1])
    assert not seen(small).getexif()
    assert for_a_screen(taken, "anh.jpg") == small


def test_what_is_no_picture_and_large_is_left_out() -> None:
    assert for_a_screen(b"\x89PNG\r\n\x1a\n" + b"\0" * LARGEST, "anh.png") is None


def test_the_slides_carry_the_picture_without_what_the_camera_wrote(desk: Path) -> None:
    (desk / "content/images/bep.png").write_bytes(photograph("PNG"))
    again = {"stories": ["bep-mot-chieu"], "by": "Nguyễn Văn A", "office": "Giám đốc"}
    assert commands.run("approve", root=desk, today=TODAY, on=None, **again) == 0
    assert commands.run("conference", root=desk, today=TODAY, stories=["bep-mot-chieu"], day=DECEMBER) == 0
    page = (desk / SLIDES).read_text(encoding="utf-8")
    (image,) = re.findall(r"<img [^>]*>", page)
    assert 'alt="Gian bếp sau giờ sơ chế"' in image
    shown = b64decode(re.findall(r'src="data:image/png;base64,([^"]+)"', image)[0])
    assert shown == picture(desk, "bep.png")
    assert not seen(shown).getexif()
    assert search(desk, [ARTIST], ["output"], [CAMERA]).hits == ()
    assert [hit.path for hit in search(desk, [], ["output"], ["bep.png"]).hits] == [SLIDES], "a withdrawal finds it"


def test_slides_with_somebody_s_picture_go_with_the_slip(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(desk / "content/consents.yaml", "slips:", "slips:\n  - {slip: PDY-2, photo: [web, conference]}")
    listed = "  - {name: Lò Văn Ảnh, role: staff, consent: PDY-2, photos: [bep.png]}\nevidence:"
    edit(desk / "exemplars/2026/bep-mot-chieu.md", "evidence:", listed)
    again = {"stories": ["bep-mot-chieu"], "by": "Nguyễn Văn A", "office": "Giám đốc"}
    assert commands.run("approve", root=desk, today=TODAY, on=None, **again) == 0
    conference = {"root": desk, "today": TODAY, "stories": ["bep-mot-chieu"], "day": DECEMBER}
    assert commands.run("conference", **conference) == 0
    assert "<img" in (desk / SLIDES).read_text(encoding="utf-8")
    monkeypatch.setattr(publish, "run", lambda _root, _today: 0)  # what it does is looked at elsewhere
    assert commands.run("withdraw_consent", root=desk, today=TODAY, slip="PDY-2") == 0
    assert not (desk / SLIDES).exists()
    assert commands.run("conference", **conference) == 0
    assert "<img" not in (desk / SLIDES).read_text(encoding="utf-8")


def test_a_picture_too_large_to_be_made_small_is_left_out_and_said(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsdesk.commands.image_files.LARGEST", 10)
    assert commands.run("conference", root=desk, today=TODAY, stories=["bep-mot-chieu"], day=DECEMBER) == 0
    assert "Trình chiếu không có ảnh bep.png" in capsys.readouterr().out
    assert "<img" not in (desk / SLIDES).read_text(encoding="utf-8")


def test_a_picture_that_hides_in_a_page_with_a_name_in_it_is_searched(tmp_path: Path) -> None:
    packed = b64encode(photograph("JPEG")).decode()
    (tmp_path / "a.html").write_text(f'<img src="data:image/jpeg;base64,{packed}">', encoding="utf-8")
    assert [hit.name for hit in search(tmp_path, [ARTIST]).hits] == [ARTIST]

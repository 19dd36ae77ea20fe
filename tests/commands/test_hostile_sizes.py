"""Files of no bytes and of too many, headers that nest and repeat, pictures that are bombs: refused within bounds."""

import struct
import zlib
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from newsdesk import commands
from tests.commands.bounded import ran

TODAY = date(2026, 11, 20)
STORY = "exemplars/2026/bep-mot-chieu.md"
TAGS = "tags: [bếp ăn]"


def headers(story: str) -> dict[str, tuple[str, str]]:
    """Return headers that somebody made to keep us busy, by name: the story's text, and the code of what is said."""
    made = {
        "nhan": ("tags: [" + ", ".join(f"thẻ {n}" for n in range(10_000)) + "]", "too-many-tags"),
        "ngoac": (f"tags: {'[' * 1000}{']' * 1000}", "yaml-deep"),
        "ngoac-mo": (f"tags: {'[' * 99_000}", "yaml-deep"),
        "ngoac-nhon": (f"tags: {'{a: ' * 30_000}{'}' * 30_000}", "yaml-deep"),
        "bac": ("tags:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 600)), "yaml-deep"),
        "gach": (f"tags:\n  {'- ' * 90_000}a", "yaml-deep"),
        "hoi": (f"tags:\n  {'? ' * 90_000}a", "yaml-deep"),
        "no": ("a: &a [b, b]\n" + "".join(f"a{n}: &a{n} [*a, *a, *a]\n" for n in range(900)) + TAGS, "yaml-alias"),
        "muc": ("".join(f"k{n}: 1\n" for n in range(9000)) + TAGS, "key-unknown"),
        "lap": (f"{TAGS}\n" * 9000, "yaml-doubled-key"),
        "ngoac-nang": (f"tags: {'[' * 100_000}{']' * 100_000}", "file-too-large"),
    }
    return {name: (story.replace(TAGS, header, 1), code) for name, (header, code) in made.items()}


def test_a_header_of_any_make_is_refused_with_its_sentence(desk: Path) -> None:
    story = (desk / STORY).read_text("utf-8")
    laid = headers(story)
    for name, (text, _) in laid.items():
        (desk / f"exemplars/2026/{name}.md").write_text(text, "utf-8")
    for name, start in (("dau-to", b"---\ntitle: "), ("than-to", story.encode())):
        with (desk / f"exemplars/2026/{name}.md").open("wb") as stream:
            stream.write(start)
            stream.truncate(100_000_000)
    code, told = ran(desk, "update")
    assert (code, "Traceback" in told) == (1, False)
    codes = {name: code for name, (_, code) in laid.items()} | dict.fromkeys(("dau-to", "than-to"), "file-too-large")
    for name, wanted in codes.items():
        rows = [row for row in told.split("\n") if row.startswith(f"exemplars/2026/{name}.md:")]
        assert any(f"LỖI [{wanted}]" in row for row in rows), (name, rows[:3])
    assert not (desk / "output/site").exists()


EMPTY = {
    STORY: (1, "file-empty"),
    "content/images/bep.png": (1, "picture-form"),
    "content/lexicon.tsv": (1, "file-empty"),
    "content/facility.yaml": (1, "file-empty"),
    "content/records/addresses.csv": (1, "addresses-unreadable"),
    "content/records/withdrawals.csv": (1, "withdrawals-unreadable"),
    "audio_scripts/recordings.csv": (1, "recordings-unreadable"),
    "audio_scripts/diary.csv": (1, "diary-unreadable"),
    "content/sounds/nhac.wav": (0, ""),
    ".cache/desk/memory.db": (0, ""),
    ".cache/desk/memory.txt": (0, ""),
    ".cache/site.msgpack": (0, ""),
}
"""What is said of a file of no bytes; nothing of those that nobody asks for or that the machine makes anew."""


@pytest.mark.parametrize("name", EMPTY)
def test_a_file_of_no_bytes_is_said_where_it_is_missed(
    name: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, (wanted, said) = desk / name, EMPTY[name]
    if name.startswith(".cache"):
        assert commands.run("update", root=desk, today=TODAY) == 0
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    assert commands.run("update", root=desk, today=TODAY) == wanted
    assert not said or f"[{said}]" in capsys.readouterr().out
    assert wanted == 0 or path.read_bytes() == b""


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, points: bytes, before: bytes = b"", colour: int = 0) -> bytes:
    """Return a PNG that says such sides; `points`: packed, whatever they are."""
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + before + chunk(b"IDAT", points) + chunk(b"IEND", b"")


def packed(count: int) -> bytes:
    """Return so many zeros, packed; a piece at a time, since it is not for us to burst."""
    packer, piece = zlib.compressobj(9), bytes(1 << 20)
    parts = [packer.compress(piece) for _ in range(count >> 20)]
    return b"".join([*parts, packer.compress(bytes(count % (1 << 20))), packer.flush()])


def saved(form: str, **more: Any) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (16, 16), "red").save(stream, form, **more)
    return stream.getvalue()


def jpeg(side: int, **more: Any) -> bytes:
    """Return a JPEG of a few hundred bytes that says it is so large."""
    content = bytearray(saved("JPEG", **more))
    at = content.index(b"\xff\xc2" if more else b"\xff\xc0")
    content[at + 5 : at + 9] = struct.pack(">HH", side, side)
    return bytes(content)


def endless_passes(count: int) -> bytes:
    """Return a progressive JPEG whose last pass comes again and again: each goes over the whole picture."""
    content = jpeg(8000, progressive=True)
    last = content[content.rindex(b"\xff\xda") : -2]
    return content[:-2] + last * count + content[-2:]


def webp(side: int) -> bytes:
    content = bytearray(saved("WEBP", lossless=True))
    at = content.index(b"VP8L") + 9
    content[at : at + 4] = struct.pack("<I", (side - 1) | (side - 1) << 14)
    return bytes(content)


def gif(frames: int) -> bytes:
    frame = b"\x21\xf9\x04\0\x01\0\0\0\x2c\0\0\0\0\x10\0\x10\0\0\x02\x02\x44\x01\0"
    return b"GIF89a\x10\0\x10\0\x80\0\0\0\0\0\xff\xff\xff" + frame * frames + b"\x3b"


def exif(first: int) -> bytes:
    """Return a JPEG whose Exif says that its entries stand where nothing stands."""
    told = b"Exif\0\0II*\0" + struct.pack("<I", first) + bytes(20)
    content = saved("JPEG")
    return content[:2] + b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told + content[2:]


SMALL = packed(17 * 16)
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "anh-dong.png": (lambda: gif(5000), "picture-form"),
    "anh-dong.gif": (lambda: gif(5000), "picture-form"),
    "rong.png": (lambda: png(30_000, 30_000, packed(1000)), "picture-too-large"),
    "rong.webp": (lambda: webp(16_383), "picture-too-large"),
    "rong.jpg": (lambda: jpeg(65_500), "picture-too-large"),
    "nang.png": (lambda: png(16, 16, SMALL, chunk(b"tEXt", b"x\0" + bytes(40_000_000))), "picture-too-heavy"),
    "luot.jpg": (lambda: endless_passes(50_000), "picture-form"),
    "exif.jpg": (lambda: exif(0xFFFFFFF0), "picture-form"),
    "tiff.jpg": (lambda: saved("TIFF"), "picture-form"),
    "svg.png": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture-form"),
    "rong-khong.png": (lambda: b"", "picture-form"),
}
DRAWN: dict[str, Callable[[], bytes]] = {
    "day.png": lambda: png(16, 16, packed(500_000_000)),
    "chu.png": lambda: png(16, 16, SMALL, chunk(b"zTXt", b"x\0\0" + packed(300_000_000))),
    "khuc.png": lambda: png(16, 16, SMALL, chunk(b"gAMA", b"\0\0\0\1") * 100_000),
    "dai.png": lambda: png(16_000, 1, packed(16_001)),
    "cao.png": lambda: png(1, 16_000, packed(32_000)),
    "it-byte.jpg": lambda: jpeg(8000),
    "luot.jpg": lambda: jpeg(8000, progressive=True),
}


def shown(desk: Path, names: list[str]) -> None:
    """Let a page show these pictures."""
    page = desk / "content/pages/gioi-thieu.md"
    page.write_text(page.read_text("utf-8") + "".join(f"\n![hình]({name})\n" for name in names), "utf-8")


def laid(desk: Path, pictures: dict[str, Callable[[], bytes]]) -> None:
    for name, made in pictures.items():
        (desk / "content/images" / name).write_bytes(made())


def test_a_picture_that_is_a_bomb_is_refused_where_it_is_shown_and_harms_nobody_where_not(desk: Path) -> None:
    laid(desk, {name: made for name, (made, _) in REFUSED.items()})
    assert ran(desk, "update")[0] == 0
    shown(desk, list(REFUSED))
    code, told = ran(desk, "update")
    assert (code, "Traceback" in told) == (1, False)
    for name, (_, wanted) in REFUSED.items():
        assert f"[{wanted}] Ảnh “{name}”" in told


def test_what_a_picture_hides_is_not_unpacked(desk: Path) -> None:
    laid(desk, DRAWN)
    shown(desk, list(DRAWN))
    code, told = ran(desk, "update")
    assert (code, "Traceback" in told) == (0, False), told


def test_a_profile_that_is_a_bomb_is_left_away_and_the_picture_drawn(desk: Path) -> None:
    laid(desk, {"bom.png": lambda: png(16, 16, SMALL, chunk(b"iCCP", b"x\0\0" + packed(300_000_000)))})
    shown(desk, ["bom.png"])
    code, told = ran(desk, "update")
    assert (code, "Traceback" in told) == (0, False), told
    assert list((desk / "output/site/hinh").glob("bom-*.jpg"))


def test_the_largest_pictures_are_opened_one_at_a_time(desk: Path) -> None:
    content = png(8000, 8000, packed(8000 * 24_001), colour=2)
    laid(desk, {f"to-{n}.png": lambda n=n: content + bytes(n) for n in range(2)})
    shown(desk, [f"to-{n}.png" for n in range(2)])
    code, told = ran(desk, "update", memory=650_000_000)
    assert (code, "Traceback" in told) == (0, False), told


def test_a_picture_that_this_machine_cannot_hold_is_said(desk: Path) -> None:
    laid(desk, {"to.webp": lambda: webp(8000)})
    shown(desk, ["to.webp"])
    code, told = ran(desk, "update")
    assert (code, told.count("\nDỪNG: Ảnh to.webp"), "Traceback" in told) == (3, 1, False), told


def test_thousands_of_old_addresses_cost_no_more_than_their_pages(desk: Path) -> None:
    story, book = desk / STORY, desk / "content/records/addresses.csv"
    old = [f"cu-{number}" for number in range(3000)]
    story.write_text(story.read_text("utf-8").replace(TAGS, f"{TAGS}\nredirect_from: [{', '.join(old)}]"), "utf-8")
    book.parent.mkdir(parents=True)
    book.write_text("address,since\n" + "".join(f"bai/{one}.html,2026-01-01\n" for one in old), "utf-8")
    code, told = ran(desk, "update")
    assert (code, "Traceback" in told) == (0, False), told
    assert all((desk / f"output/site/bai/{one}.html").is_file() for one in old)


def test_a_book_of_addresses_that_are_all_gone_is_said_row_by_row(desk: Path) -> None:
    book = desk / "content/records/addresses.csv"
    book.parent.mkdir(parents=True)
    book.write_text("address,since\n" + "".join(f"bai/cu-{n}.html,2026-01-01\n" for n in range(20_000)), "utf-8")
    code, told = ran(desk, "update")
    assert (code, told.count("content/records/addresses.csv:"), "Traceback" in told) == (1, 20_000, False)


def test_a_rundown_of_any_make_is_said_within_bounds(desk: Path) -> None:
    folder = desk / "audio_scripts/rundowns"
    folder.mkdir(parents=True)
    (folder / "2026-11-19-sang.yaml").write_text(f"a: {'[' * 50_000}\n", "utf-8")
    with (folder / "2026-11-20-sang.yaml").open("wb") as stream:
        stream.truncate(1_000_000_000)
    code, told = ran(desk, "sheets")
    assert (code, "Traceback" in told, told.count("[rundown-unreadable]")) == (0, False, 2)

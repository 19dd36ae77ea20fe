"""A whole desk of any number of stories; the same seed makes the same bytes."""

import shutil
import struct
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

from bench.stock import Pen
from bench.story import BASIS, Around, sheet, slug
from newsdesk import files
from newsdesk.model.story import Channel

PICTURES = 12
FIXED = Path(__file__).with_name("desk_files")
"""Facility, plan, programme, lexicon and news: the same for every desk."""
_BASIS = f"""bases:
  - key: {BASIS}
    text: Quy chế thử về việc nêu gương trong Cơ sở
    channels: [{", ".join(channel.value for channel in Channel)}]
    since: 2020-01-01
"""


@dataclass(frozen=True, slots=True)
class Made:
    """A desk that was made: how many stories, and how many tiếng their bodies have together."""

    stories: int
    words: int


def make(folder: Path, stories: int, seed: int, *, told: bool = False) -> Made:
    """Write a desk into a folder that is not there yet; `told`: one whose every story is told to everybody."""
    shutil.copytree(FIXED, folder)
    slips, images = _slips(folder, stories, seed, told=told), _pictures(folder, seed)
    around = Around(slips=slips, images=images, neighbours=(), told=told)
    slugs = tuple(slug(seed, number) for number in range(stories))
    words = 0
    for number in range(stories):
        near = slugs[max(0, number - 3) : number]
        own = around.slips[number // 4 : number // 4 + 1] if number % 4 == 0 else ()
        page = sheet(seed, number, replace(around, slips=own, neighbours=near))
        words += page.words
        _write(folder / page.path, page.text.encode())
    (folder / "exemplars").mkdir(exist_ok=True)
    return Made(stories, words)


def _slips(folder: Path, stories: int, seed: int, *, told: bool) -> tuple[str, ...]:
    """Write the register of consents, one slip for every fourth story and twenty more; return their numbers."""
    pen = Pen(f"{seed}/slips")
    everywhere = ", ".join(channel.value for channel in Channel)
    numbers = tuple(f"PDY-THU-{number:05}" for number in range(1, stories // 4 + 21))
    rows = []
    for number in numbers:
        ended = ", withdrawn: 2026-10-01" if pen.happens(0.03) and not told else ""
        allowed = "web, briefing" if pen.happens(0.1) and not told else everywhere
        rows.append(
            f"  - {{slip: {number}, name: [{allowed}], photo: [web], words: [{allowed}], voice: [loudspeaker],"
            f" until: 2030-12-31{ended}}}\n"
        )
    _write(folder / "content" / "consents.yaml", ((_BASIS if told else "") + "slips:\n" + "".join(rows)).encode())
    return numbers


def _pictures(folder: Path, seed: int) -> dict[str, str]:
    """Write small pictures; return the digest of each by name."""
    pen = Pen(f"{seed}/pictures")
    digests = {}
    for number in range(1, PICTURES + 1):
        content = picture(pen.whole(0, 255), pen.whole(0, 255), pen.whole(0, 255))
        name = f"anh-thu-{number}.png"
        _write(folder / "content" / "images" / name, content)
        digests[name] = files.digest(content)
    return digests


def picture(red: int, green: int, blue: int, width: int = 64, height: int = 36) -> bytes:
    """Return a PNG of one colour, not compressed, so that every zlib writes the same bytes."""
    row = b"\0" + bytes((red, green, blue)) * width
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(row * height, 0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part)) for kind, part in chunks
    )


def _write(path: Path, content: bytes) -> None:
    """Write without waiting for the disk, as `files` would: this desk is thrown away."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

"""Titles that try to break out of a playlist, and what a strict reader finds in one."""

import random
import re

HOSTILE = (
    "Bếp ăn một chiều",
    "a\n02-khong-co.mp3\r\n#EXTINF:1,b\rfile:///etc/passwd\x85http://x/y.mp3\u2028c\u2029/etc/passwd\x0b\x0c",
    "#EXTM3U #EXTINF:-1,#EXTVLCOPT:sout=x\t#PLAYLIST:x",
    'annotate:title="x":/etc/passwd file:///etc/passwd "\'\\`$(id);|&<>%0A%00',
    "A - B - C -- D, E, [playlist] File1=/etc/passwd NumberOfEntries=99",
    "\u202egnol yrev\u200f\ufeff\x00\x1b[2J\ud800 🎙️👩‍🚒\U000e0041 ế\u0323\u0301" + "x" * 6000,
    "\n[playlist]\nFile1=http://x/\nNumberOfEntries=1\n",
    " \t\u00a0\u3000- ",
)
PIECES = (
    *("\n", "\r", "\r\n", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\t", "\x00", "\x7f"),
    *("#EXTINF:1,x", "#EXTM3U", "#EXTVLCOPT:", "file:///etc/passwd", "/etc/passwd", "http://a/b.mp3", "01-muc.mp3"),
    *('annotate:a="b":', "[playlist]", "File1=", "Title2=", "=", "'", '"', "\\", "%0a", "-", " - ", ",", ";", "|"),
    *(
        "\u202e",
        "\u200f",
        "\u2066",
        "\ufeff",
        "\u200d",
        "\xad",
        "\ud800",
        "\udfff",
        "🎙️",
        "ế",
        "Đ",
        "x" * 300,
        "..",
        "/",
    ),
)


def fuzzed(count: int, seed: int = 405) -> list[str]:
    """Return titles made of what playlists are made of, and of any character at all."""
    chance = random.Random(seed)
    return ["".join(_piece(chance) for _ in range(chance.randint(0, 8))) for _ in range(count)]


def _piece(chance: random.Random) -> str:
    return chance.choice(PIECES) if chance.random() < 0.7 else chr(chance.randrange(0x110000))


ANY_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Every end of a line that any reader knows; a NUL ends one for readers in C."""


def strictly_read(text: bytes) -> list[str]:
    """Return the files of a playlist by the broadest reading: whatever could be taken for a file is one."""
    lines = [line.strip() for line in ANY_BREAK.split(text.decode("utf-8").replace("\x00", "\n"))]
    if lines[0] == "[playlist]":
        found = [re.match(r"file\d+\s*=\s*(.*)", line, re.IGNORECASE) for line in lines]
        assert lines.count("[playlist]") == 1
        return [match[1] for match in found if match]
    return [line for line in lines if line and not line.startswith("#")]

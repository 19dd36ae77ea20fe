"""Playlists that every player reads: ASCII names beside the list, UTF-8 without a mark, LF, one line a title."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

DASH = "\u2011"
"""Liquidsoap parts artist and title at "-": a title's own hyphens become ones that do not break."""

EQUALS = "\uff1d"
"""Liquidsoap finds File1=… anywhere in a line of a PLS: a title's own signs become wide ones."""

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*\Z")
"""What MPD, VLC, mpv and Liquidsoap all take for a file beside the list: no address, no option, nothing to decode."""

LONGEST = 200
"""Characters of a title: MPD drops a line that is longer than its buffer."""

ENDS_A_LINE = frozenset({"Cc", "Zl", "Zp"})
UNSEEN = frozenset({"Cf", "Cs", "Co", "Cn"})
"""Marks of direction and joining, halves of a character, what no font has: none is ever heard of a title."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a playlist."""

    name: str
    """ASCII, beside the playlist."""
    title: str
    length: timedelta

    def __post_init__(self) -> None:
        if not NAME.match(self.name):
            raise ValueError(self.name)


def shown(title: str) -> str:
    """Return a title that cannot end its line: a newline in a title would add a file to the list."""
    seen = "".join(_seen(character) for character in title)
    spaced = " ".join(seen.split()).replace("-", DASH)
    return spaced if len(spaced) <= LONGEST else spaced[: LONGEST - 1].rstrip() + "…"


def _named(entry: Entry) -> str:
    """Return what a player shows; a title without a word gives way to the file's name: VLC loses files without one."""
    title = shown(entry.title)
    return title if any(map(str.isalnum, title)) else shown(entry.name)


def _seen(character: str) -> str:
    category = unicodedata.category(character)
    return " " if category in ENDS_A_LINE else "" if category in UNSEEN else character


def m3u(entries: Sequence[Entry]) -> str:
    """Return an extended M3U; lengths in whole seconds, as the format has them."""
    rows = ["#EXTM3U"]
    for entry in entries:
        rows += [f"#EXTINF:{_seconds(entry.length)},{_named(entry)}", entry.name]
    return "\n".join(rows) + "\n"


def pls(entries: Sequence[Entry]) -> str:
    """Return a PLS of version 2."""
    rows = ["[playlist]"]
    for number, entry in enumerate(entries, 1):
        rows += [
            f"File{number}={entry.name}",
            f"Title{number}={_named(entry).replace('=', EQUALS)}",
            f"Length{number}={_seconds(entry.length)}",
        ]
    return "\n".join([*rows, f"NumberOfEntries={len(entries)}", "Version=2"]) + "\n"


def playlists(entries: Sequence[Entry]) -> Mapping[str, str]:
    """Return every playlist of a folder: file name to text."""
    return {"playlist.m3u8": m3u(entries), "playlist.m3u": m3u(entries), "playlist.pls": pls(entries)}


def _seconds(length: timedelta) -> int:
    return round(length.total_seconds())

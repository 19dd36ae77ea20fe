"""Playlists that every player reads: ASCII names beside the list, UTF-8 without a mark, LF, one line a title."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

DASH = "\u2011"
"""Liquidsoap parts artist and title at "-": a title's own hyphens become ones that do not break."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a playlist."""

    name: str
    """ASCII, beside the playlist."""
    title: str
    length: timedelta


def shown(title: str) -> str:
    """Return a title that cannot end its line: a newline in a title would add a file to the list."""
    spaced = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in title)
    return " ".join(spaced.split()).replace("-", DASH)


def m3u(entries: Sequence[Entry]) -> str:
    """Return an extended M3U; lengths in whole seconds, as the format has them."""
    rows = ["#EXTM3U"]
    for entry in entries:
        rows += [f"#EXTINF:{_seconds(entry.length)},{shown(entry.title)}", entry.name]
    return "\n".join(rows) + "\n"


def pls(entries: Sequence[Entry]) -> str:
    """Return a PLS of version 2."""
    rows = ["[playlist]"]
    for number, entry in enumerate(entries, 1):
        rows += [
            f"File{number}={entry.name}",
            f"Title{number}={shown(entry.title)}",
            f"Length{number}={_seconds(entry.length)}",
        ]
    return "\n".join([*rows, f"NumberOfEntries={len(entries)}", "Version=2"]) + "\n"


def playlists(entries: Sequence[Entry]) -> Mapping[str, str]:
    """Return every playlist of a folder: file name to text."""
    return {"playlist.m3u8": m3u(entries), "playlist.m3u": m3u(entries), "playlist.pls": pls(entries)}


def _seconds(length: timedelta) -> int:
    return round(length.total_seconds())

"""A folder for a memory stick: whether an amplifier goes by name or by order of copying, it airs what was planned."""

from collections.abc import Sequence

from newsdesk import files
from newsdesk.model.calendar import day_words, length_words
from newsdesk.model.rundown import Rundown
from newsdesk.playout.layout import PROGRAMME, Layout, entry, part
from newsdesk.playout.playlists import m3u, shown

README = "README.txt"
"""Read on whatever old computer stands beside the amplifier."""


def usb(planned: Sequence[Rundown]) -> Layout:
    """Return the programmes of the coming days in the order in which they air."""
    in_order = sorted(planned, key=lambda one: (one.day, one.opens, one.slot))
    width = max(2, len(str(len(in_order))))
    names = [_name(number, width, rundown) for number, rundown in enumerate(in_order, 1)]
    links = {f"usb/{name}": f"{rundown.key}/{PROGRAMME}" for name, rundown in zip(names, in_order, strict=True)}
    entries = [entry(rundown, name) for name, rundown in zip(names, in_order, strict=True)]
    rows = [_row(name, rundown) for name, rundown in zip(names, in_order, strict=True)]
    readme = part("usb.txt").replace("{programmes}", "\n".join(rows) or "(chưa có chương trình nào)")
    return Layout(links, {"usb/playlist.m3u8": m3u(entries), f"usb/{README}": files.for_notepad(readme)})


def _name(number: int, width: int, rundown: Rundown) -> str:
    return f"{number:0{width}}-{rundown.day.isoformat()}-{rundown.opens:%H%M}-{rundown.programme}.mp3"


def _row(name: str, rundown: Rundown) -> str:
    length = length_words(rundown.length)
    return f"{day_words(rundown.day)}, {rundown.opens:%H:%M}: {shown(rundown.title)} ({length})\n    {name}"

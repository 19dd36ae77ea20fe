"""Programmes that lie ready for the loudspeakers: which stories each tells.

It is taken from the names of the items themselves: a rundown that the diary speaks of is not written anew.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsdesk import files

FOLDER = "output/broadcast"
PROGRAMME = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)-(?P<slot>.+)", re.ASCII)
ITEM = re.compile(r"\d+-(?:exemplar|headlines)-(?P<slug>.+)\.mp3", re.ASCII)


def item_name(number: int, part: str, slug: str | None) -> str:
    """Return the name of the file of an item, as `ITEM` reads it."""
    return f"{number:02}-{part}{f'-{slug}' if slug else ''}.mp3"


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """A story in a programme that lies ready."""

    day: date
    slot: str
    slug: str


def lying(root: Path, today: date) -> tuple[Telling, ...]:
    """Return what the programmes of today and later tell that lie ready."""
    first = today.isoformat()
    folders = (PROGRAMME.fullmatch(name) for name in files.names_in(root / FOLDER))
    return tuple(sorted({one for found in folders if found and found["day"] >= first for one in _in(root, found)}))


def mark(root: Path, today: date) -> str:
    """Return what is another where other stories lie ready: they are no files of the desk, and decide what it says."""
    return files.digest("\n".join(f"{one.day} {one.slot} {one.slug}" for one in lying(root, today)).encode())


def _in(root: Path, folder: re.Match[str]) -> Iterator[Telling]:
    try:
        day = date.fromisoformat(folder["day"])
    except ValueError:
        return
    for name in files.names_in(root / FOLDER / folder[0]):
        if item := ITEM.fullmatch(files.nfc(name)):
            yield Telling(day, folder["slot"], item["slug"])

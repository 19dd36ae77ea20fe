"""Programmes that lie ready for the loudspeakers: what each tells, and what its sounds are of.

It is taken from what lies there itself: a rundown that the diary speaks of is not written anew.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from newsdesk import files
from newsdesk.errors import DeskError

if TYPE_CHECKING:
    from newsdesk.model.rundown import Item

FOLDER = "output/broadcast"
SOUNDS = "sounds.json"
"""Lies beside the items of a programme: whoever hears a sound knows what it says, a machine has to be told."""
PROGRAMME = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)-(?P<slot>.+)", re.ASCII)
ITEM = re.compile(
    r"\d+-(?:(?P<part>exemplar|headlines|news|feature|notice)-(?P<slug>.+)|(?P<own>opening|headlines|closing))\.mp3",
    re.ASCII,
)
OF_STORIES = frozenset({"exemplar", "headlines"})


def item_name(number: int, part: str, slug: str | None) -> str:
    """Return the name of the file of an item, as `ITEM` reads it."""
    return f"{number:02}-{part}{f'-{slug}' if slug else ''}.mp3"


@dataclass(frozen=True, slots=True, order=True)
class Sound:
    """What the sound of an item is of; what is empty, nobody knows."""

    script: str = ""
    """Digest of what is said."""
    voice: str = ""
    """The announcer who reads it, as people are told; empty where a machine does."""
    recording: str = ""
    """Digest of what the announcer handed in."""
    approved: str = ""
    """Of a story: the digest of the text as it was approved."""
    rests: tuple[str, ...] = ()
    """Of a story: each paper that lets people be told of in it, with what it allows."""
    written: str = ""
    """Of what nobody approves: the digest of its words as they stood in its file."""
    readings: tuple[str, ...] = ()
    """Each row of the lexicon that it was read by and that could say a name, as `named_readings` marks it."""


UNKNOWN = Sound()


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """Something that is told in a programme that lies ready."""

    day: date
    slot: str
    part: str
    slug: str
    sound: Sound = UNKNOWN

    @property
    def of_story(self) -> bool:
        """Whether it tells a story: an item of news may be called as a story is."""
        return self.part in OF_STORIES and not self.is_own

    @property
    def is_own(self) -> bool:
        """Whether the programme speaks of itself there."""
        return not self.slug


def lying(root: Path, today: date) -> tuple[Telling, ...]:
    """Return what the programmes of today and later tell that lie ready."""
    first = today.isoformat()
    folders = (PROGRAMME.fullmatch(name) for name in files.names_in(root / FOLDER))
    return tuple(sorted({one for found in folders if found and found["day"] >= first for one in _in(root, found)}))


def mark(root: Path, today: date) -> str:
    """Return what is another where something else lies ready: that is no file of the desk, and decides what it says."""
    return files.digest("\n".join(map(repr, lying(root, today))).encode())


def sound_of(item: "Item", recording: str = "") -> Sound:
    """Return what the sound of an item is of; `recording` is what an announcer handed in for its script."""
    if item.synthetic or not item.voice:
        return Sound(item.digest)
    return Sound(item.digest, item.voice, recording)


def sounds_text(sounds: Mapping[str, Sound]) -> str:
    """Return what lies beside the items, by the names of their files."""
    return msgspec.json.format(msgspec.json.encode(sounds), indent=1).decode() + "\n"


def _in(root: Path, folder: re.Match[str]) -> Iterator[Telling]:
    try:
        day = date.fromisoformat(folder["day"])
    except ValueError:
        return
    sounds = _sounds(root, folder[0])
    for name in map(files.nfc, files.names_in(root / FOLDER / folder[0])):
        if item := ITEM.fullmatch(name):
            part, slug = item["part"] or item["own"], item["slug"] or ""
            yield Telling(day, folder["slot"], part, slug, sounds.get(name, UNKNOWN))


def _sounds(root: Path, key: str) -> Mapping[str, Sound]:
    """Return what the sounds of a programme are of; of one that was made before this was written down, as planned."""
    path = root / FOLDER / key / SOUNDS
    try:
        return (
            msgspec.json.decode(files.read_text(path), type=dict[str, Sound]) if path.is_file() else _planned(root, key)
        )
    except (msgspec.MsgspecError, DeskError):  # damaged: of nothing in it is known what it is of
        return {}


def _planned(root: Path, key: str) -> Mapping[str, Sound]:
    # Only now: what reads a rundown takes longer to load than everything else here, and few programmes need it.
    from newsdesk.commands import rundown_files

    rundown = rundown_files.read_one(root, key)
    items = enumerate(rundown.items if rundown else (), 1)
    return {item_name(number, item.part.value, item.slug): sound_of(item) for number, item in items}

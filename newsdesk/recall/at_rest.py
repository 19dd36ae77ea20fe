"""What was said of a desk is said again while not a file of it, nor the day, nor the program is another."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from newsdesk.files import Book, Sight, names_below, names_in, state_of
from newsdesk.recall.packed import Unpackable, digest_of, packed, unpacked
from newsdesk.recall.program import program

FILE = ".cache/desk/memory.db"
NAME = "at rest"
FOLDERS = ("content", "exemplars", "audio_scripts")
CLIPS = ".cache/clips"


class Beside(msgspec.Struct, frozen=True, array_like=True):
    """Folders of a facility's own that something rests on, relative to the desk or absolute."""

    names: str
    """Where only the names count: recordings, which may lie on another disk."""
    files: tuple[str, ...] = ()
    """Where what is in the files counts too: the models of voices."""


class Said(msgspec.Struct, array_like=True):
    """What was said, and of what."""

    beside: Beside
    of: bytes
    clock: int
    """What the disk's clock said: if it says less now, it was put back, and no mark is believed."""
    value: msgspec.Raw


class AtRest:
    """A desk as it lies there at the beginning of a command."""

    def __init__(self, root: Path, today: date) -> None:
        self._root, self._today = root, today
        self._book = Book(root / FILE, program())
        self._sight = Sight.at((root / FILE).with_name("now"))
        self._seen: dict[Beside, bytes] = {}

    def said(self, what: str, kind: Any) -> Any:
        """Return what was said last, None where anything that it rests on is another or may be."""
        written = self._book.one("said", f"{NAME} {what}")
        with suppress(*Unpackable):
            before = unpacked(Said, written or b"")
            of = self._look(before.beside)
            if of and of == before.of and before.clock <= self._sight.now:
                return unpacked(kind, before.value)
        return None

    def say(self, what: str, value: Any, beside: Beside) -> None:
        """Keep what is said, to be said again if the desk is seen at rest as it was before it was read.

        Which folders lie beside it is known only once it was read: the first time, the next run learns where to look.
        """
        try:
            written = packed(value)
        except UnicodeEncodeError:  # it names a file whose name is no text
            return
        told = Said(beside, self._seen.get(beside, b""), self._sight.now, msgspec.Raw(written))
        self._book.write({"said": {f"{NAME} {what}": packed(told)}}, {})

    def _look(self, beside: Beside) -> bytes:
        """Return a digest of everything as it lies there; nothing while two edits might look the same."""
        ours = state_of([self._root / name for name in FOLDERS], self._sight)
        voices = state_of([self._root / name for name in beside.files], self._sight)
        made = packed((names_in(self._root / CLIPS), self._today))
        sounds = names_below(self._root / beside.names)
        of = digest_of(ours.digest, voices.digest, sounds.digest, made)
        self._seen[beside] = of if ours.settled and voices.settled and sounds.settled else b""
        return self._seen[beside]

"""What was said of a desk is said again while not a file of it, nor the day, nor the program is another."""

import time
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import msgspec

from newsdesk import files
from newsdesk.errors import DeskError
from newsdesk.files import NO_MARK, Book, Mark, Sight, marks_below, names_below, names_in
from newsdesk.recall.packed import Unpackable, digest_of, packed, unpacked
from newsdesk.recall.program import program

FILE = ".cache/desk/memory.db"
CLOCK_FILE = ".cache/desk/now"
"""Written to ask the disk's clock."""
NAME = "at rest"
BESIDE = "beside "
"""Begins the names under which it stands where to look; it tells nothing of what was said."""
FOLDERS = ("content", "exemplars", "audio_scripts")
CLIPS = ".cache/clips"
SMALL = 1_000_000
"""Bytes of a file that is read to see whether it is another one: a voice may lie on a disk with a clock of its own."""
FEW = 500
"""Files that a command has just written and whose bytes are looked at the next time, at the most; of more, the command
looks at the marks itself once they have settled.
"""
UNTOUCHED: Mapping[str, str | None] = MappingProxyType({})
SOON = 200_000_000
"""Nanoseconds that a command waits for the disk's clock, at the most."""
FOLDER = (NO_MARK, True)
"""As `marks_below` tells of a folder."""
LOST = (NO_MARK, False)
"""Of a file that is not what was written."""


class Beside(msgspec.Struct, frozen=True, array_like=True):
    """Folders of a facility's own that something rests on, relative to the desk or absolute."""

    names: str
    """Where only the names count: recordings, which may lie on another disk."""
    files: tuple[str, ...] = ()
    """Where what is in the files counts too: the models of voices."""

    @property
    def folders(self) -> tuple[str, ...]:
        """Every folder where what is in the files counts."""
        return (*FOLDERS, *self.files)


USUAL = Beside("media")
"""Of a desk whose facility names no folders of its own."""


class Said(msgspec.Struct, array_like=True):
    """What was said, and of what."""

    of: bytes
    clock: int
    """What the disk's clock said: if it says less now, it was put back, and no mark is believed."""
    young: tuple[str, ...]
    """Files whose marks were too young to be believed when it was said: their bytes are looked at."""
    value: msgspec.Raw


Marks = dict[str, tuple[Mark | bytes, bool]]
"""Of each name its mark, or a digest of its bytes; and whether that is to be believed."""
Pairs = list[tuple[str, tuple[Mark | bytes, bool]]]
"""The same as it is packed: to sort a mapping's keys, in order but for a few of thousands, takes msgspec seconds."""


class AtRest:
    """A desk as it lies there at the beginning of a command."""

    def __init__(self, root: Path, today: date) -> None:
        self._root, self._today = root, today
        self._book = Book(root / FILE, program())
        self._sight = Sight.at(root / CLOCK_FILE)
        # What was seen, packed, since as nouns it would take ten times the room; and whose bytes were looked at.
        self._seen: dict[Beside, tuple[bytes, tuple[str, ...]]] = {}

    def said(self, what: str, kind: Any, first: Beside) -> Any:
        """Return what was said last, None where anything that it rests on is another or may be.

        `first`: where to look while it is not known what lies beside this desk.
        """
        with suppress(UnicodeEncodeError):  # a file's name may be no text
            beside, before = self._before(what, first)
            marks = self._marks(beside.folders, self._sight)
            is_later = before.clock <= self._sight.now
            if before.of and is_later and self._of(beside, marks | self._bytes(before.young, marks)) == before.of:
                with suppress(*Unpackable):
                    return unpacked(kind, before.value)
            self._seen[beside] = self._with_bytes(marks)
        return None

    def say(self, what: str, value: Any, beside: Beside, made: Mapping[str, str | None] = UNTOUCHED) -> None:
        """Keep what is said, to be said again if the desk is seen at rest as it was before it was read.

        `made`: the files below these folders that the command wrote or removed meanwhile, relative to the desk, with
        the digest of what it wrote, "" of those that are gone; None of one that is as it lies there now. Which folders
        lie beside a desk is known only once it was read: where they are others, the next run looks there.
        """
        of, young = b"", tuple[str, ...]()
        if (seen := self._seen.get(beside)) is not None:
            are_many = len(made) > FEW
            lies = self._settled(made, beside) if are_many else self._written(made)
            young = tuple(sorted({*(() if are_many else lies), *(name for name in seen[1] if name not in made)}))
            marks = {name: mark for name, mark in unpacked(Pairs, seen[0]) if name not in made}
            of = self._of(beside, _opened(marks, lies, beside) | lies)
        with suppress(UnicodeEncodeError):  # where a file is named whose name is no text
            told = Said(of, self._sight.now, young, msgspec.Raw(packed(value)))
            self._book.write({"said": {BESIDE + what: packed(beside), f"{NAME} {what}": packed(told)}}, {})

    def _before(self, what: str, first: Beside) -> tuple[Beside, Said]:
        beside, before = first, Said(b"", 0, (), msgspec.Raw())
        with suppress(*Unpackable):
            beside = unpacked(Beside, self._book.one("said", BESIDE + what) or b"")
            before = unpacked(Said, self._book.one("said", f"{NAME} {what}") or b"")
        return beside, before

    def _written(self, made: Mapping[str, str | None]) -> Marks:
        """Return the bytes of a few files that were just written."""
        there = [name for name, digest in made.items() if digest is None and (self._root / name).is_file()]
        written: Marks = {name: (bytes.fromhex(digest), True) for name, digest in made.items() if digest}
        return written | self._bytes(there, there)

    def _settled(self, made: Mapping[str, str | None], beside: Beside) -> Marks:
        """Return the marks of many files that were written, once the clock has left them behind: soon, on most disks.

        One that does not hold what was written any more lets nothing rest.
        """
        if self._sight.long <= SOON:
            time.sleep(self._sight.long / 1e9)
        self._sight = Sight.at(self._root / CLOCK_FILE)
        looked = self._marks(beside.folders, self._sight)
        others = (name for name, digest in made.items() if digest and _bytes_of(self._root / name).hex() != digest)
        return {name: looked[name] for name in made if name in looked} | dict.fromkeys(others, LOST)

    def _marks(self, folders: Iterable[str], sight: Sight) -> Marks:
        found: Marks = {}
        for folder in folders:
            found |= marks_below(self._root / folder, sight, f"{folder}/")
        return found

    def _with_bytes(self, marks: Marks) -> tuple[bytes, tuple[str, ...]]:
        """Return what was seen, packed, the bytes in the place of marks that are too young, and whose those are.

        Who reads such a file later may read another one: then its bytes are not those, and it is looked at anew.
        """
        young = tuple(name for name, (_, settled) in marks.items() if not settled)
        if len(young) > FEW or any(marks[name][0][2] > SMALL for name in young):
            return packed(list(marks.items())), ()
        return packed(list((marks | self._bytes(young, marks)).items())), young

    def _bytes(self, names: Iterable[str], there: Collection[str]) -> Marks:
        return {name: (_bytes_of(self._root / name), True) for name in names if name in there}

    def _of(self, beside: Beside, told: Marks) -> bytes:
        """Return a digest of everything as it was seen; nothing while two edits might look the same."""
        if not all(settled for _, settled in told.values()):
            return b""
        sounds = names_below(self._root / beside.names)
        try:
            found = packed((sorted(told.items()), sounds.digest, names_in(self._root / CLIPS), self._today))
        except UnicodeEncodeError:  # there is a name that is no text
            return b""
        return digest_of(found) if sounds.settled and self._sight.now else b""


def _opened(marks: Marks, lies: Iterable[str], beside: Beside) -> Marks:
    """Return what was seen with the folders of the files that lie there now, which nobody could look into before."""
    folders = {folder.as_posix() for folder in {PurePosixPath(name).parent for name in lies}}
    folders |= {above.as_posix() for folder in folders for above in PurePosixPath(folder).parents}
    unseen = {f"{folder}/?" for folder in folders}
    below = {
        f"{folder}/": FOLDER for folder in folders if folder.startswith(tuple(f"{top}/" for top in beside.folders))
    }
    return {name: mark for name, mark in marks.items() if name not in unseen} | below


def _bytes_of(path: Path) -> bytes:
    """Return the digest of a file's bytes; of none where it is gone, or is no file by now: a pipe is waited for.

    A link is another file than the one that it leads to: what was written was none.
    """
    try:
        if not path.is_file():
            return b""
        digest = bytes.fromhex(files.digest_of(path))
        return b"link" + digest if path.is_symlink() else digest
    except DeskError:
        return b""

"""One save on this machine: what was changed, sifted, recorded; going on first where a killed one stopped."""

import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from newsdesk.commands.saving import placing
from newsdesk.commands.saving.changes import Change, blobs, changes, compose_names
from newsdesk.commands.saving.commit import Author, record
from newsdesk.commands.saving.copy import Copy
from newsdesk.commands.saving.sifting import Sifted, sift
from newsdesk.errors import DeskError

LEFT_BEHIND = 600.0
"""Seconds after which a lock of git is one that a killed program left: nothing here takes git so long."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What one save recorded."""

    found: tuple[Change, ...]
    sifted: Sifted
    commit: str | None
    """None where nothing was to be recorded."""

    @property
    def kept(self) -> list[Change]:
        """The changes that are recorded."""
        return [one for one in self.found if self.commit and one.path in self.sifted.kept]

    @property
    def left_out(self) -> list[Change]:
        """The changes that are not for an editor to save."""
        return [one for one in self.found if one.why_not]


def save(copy: Copy, today: date, said: str, who: Author) -> Saved:
    """Record what may be recorded; the caller holds the desk's lock."""
    unlock(copy)
    placing.mend(copy)
    compose_names(copy)
    found, head = tuple(changes(copy)), copy.head
    sifted = sift(copy, blobs(copy, list(found)), today)
    if not sifted.kept or (head and sifted.tree == copy.git("rev-parse", f"{head}^{{tree}}")):
        return Saved(found, sifted, None)
    commit = record(copy, sifted.tree, [head] if head else [], said, who)
    if not copy.move(commit, head, "save"):
        raise DeskError("git-locked", path=f".git/{copy.branch}")
    copy.list_anew(sifted.kept, commit)
    return Saved(found, sifted, commit)


def unlock(copy: Copy) -> None:
    """Take away the locks that a killed git left long ago; a program that still holds one keeps it on Windows."""
    for name in ("index.lock", "HEAD.lock", f"{copy.branch}.lock", "packed-refs.lock"):
        lock = copy.folder / name
        with suppress(OSError):
            if time.time() - lock.stat().st_mtime > LEFT_BEHIND:
                lock.unlink()

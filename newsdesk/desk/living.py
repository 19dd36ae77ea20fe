"""The desk kept alive in memory: one story read afresh in milliseconds, the whole of it a moment behind."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

from newsdesk import files, messages
from newsdesk.commands.reading import Reading, reading_of
from newsdesk.desk.background import in_background
from newsdesk.desk.giving_way import GiveWay
from newsdesk.desk.seen import Known, Seen, see
from newsdesk.desk.turns import Turns
from newsdesk.desk.watching import Looking, Pace, Watch
from newsdesk.errors import DeskError
from newsdesk.intake import Glimpse, Memory, glimpse, take_in
from newsdesk.recall.shown import Shown
from newsdesk.remembered import Remembered

FOLDERS = ("content", "exemplars", "audio_scripts")
"""Everything that a reading reads; recordings in media/ are registered in audio_scripts."""
MANY = 300
"""Stories of which a first reading takes seconds: fewer are read at once."""
TRIES = 3
"""Times that a file is read which is being written meanwhile."""


class Living:
    """A desk that is open: every question is answered at once, from what is known and from the one file it is about.

    The desk is read in the background whenever something in its folders has changed, and when a day has begun.
    Nothing is held open: a file is read in one go and closed, so that no editor and no command waits for us.
    """

    def __init__(self, root: Path, today: Callable[[], date], pace: Pace | None = None) -> None:
        self.root, self._today = root, today
        self.turns = Turns()
        self._quick = GiveWay()
        self._memory = Memory(remembered=Remembered(self._quick.let_by))
        self._known: Known | None = None
        self._reading = threading.Lock()
        self._stamped: tuple[int, float] = (0, 0.0)
        self._good: dict[str, Seen] = {}
        self._bad: dict[str, float] = {}
        self._turn = threading.Lock()
        self._asked: Future[Reading] | None = None
        self._watch = Watch(root, pace or Pace(), self.turns.next, self._look_around)

    def reading(self) -> Reading:
        """Return the whole desk as it was read last; the first who asks waits until it is read.

        A fault that the last reading in the background met is raised here, but for the machine's: those pass, and
        `trouble` tells of them.
        """
        fault = self._fault()
        if fault is not None and not isinstance(fault, DeskError):
            raise fault
        return self.known().reading

    @property
    def trouble(self) -> str:
        """Why the desk cannot be read as it is now, as a sentence; empty where it can."""
        fault = self._fault()
        return messages.fault(fault) if isinstance(fault, DeskError) else ""

    def _fault(self) -> BaseException | None:
        """Return what the last reading in the background ended with, if not with a reading."""
        last = self._asked
        return last.exception() if last and last.done() and not last.cancelled() else None

    def known(self) -> Known:
        """Return everything that is known of the desk; the first who asks waits until it is read."""
        self._watch.begin()
        return self._known or self._read(anew=False)

    def refresh(self) -> "Future[Reading]":
        """Have the whole desk read again in the background; its result is the reading, should somebody wait for it."""
        if self._asked is None or self._asked.running() or self._asked.done():
            self._asked = in_background(lambda: self._read(anew=True).reading, "desk-reading", turn=self._turn)
        return self._asked

    def _read(self, *, anew: bool) -> Known:
        with self._reading:
            if self._known and not anew:
                return self._known
            last = self._known
            before = None if last else self._as_remembered()
            known = self._known = before or self._read_with(self._memory)
            if last:
                last.intake.desk.remembered.close()
        self.turns.next()
        if before:
            self.refresh()  # into our own memory, while people look at the board
        return known

    def _as_remembered(self) -> Known | None:
        """Read a large desk with what a command before knew of it, None where that is not worth it.

        Such a reading takes seconds instead of minutes, but it rests on a file that other processes write.
        """
        if len(files.listing(self.root / "exemplars")) < MANY:
            return None
        memory = Memory.on_disk(self.root, kind=Shown)
        if memory.kept is None or memory.kept.stories < MANY:
            return None
        return self._read_with(memory)

    def _read_with(self, memory: Memory) -> Known:
        stamp, since = self._stamp()
        settled, day = time.monotonic() - since >= files.SETTLED, self._today()
        intake = take_in(self.root, day, memory)
        reading = reading_of(self.root, intake, day)
        memory.forget_unasked()
        return Known(intake=intake, reading=reading, day=day, stamp=stamp, settled=settled)

    def _stamp(self) -> tuple[int, float]:
        """Return what the folders look like, and since when they have looked so by our own clock."""
        stamp = files.stamp_of(*(self.root / folder for folder in FOLDERS))
        if stamp != self._stamped[0]:
            self._stamped = stamp, time.monotonic()
        return self._stamped

    def _look_around(self) -> None:
        """Have the desk read again where it is not what it was; once more when it has come to rest."""
        known, (stamp, since) = self._known, self._stamp()
        if known is None or (self._asked and not self._asked.done()):
            return
        at_rest = time.monotonic() - since >= files.SETTLED
        if stamp != known.stamp or self._today() != known.day or (at_rest and not known.settled):
            self.refresh()

    def story(self, named: str) -> Seen | None:
        """Return a story by its slug or its file, as its file is now; None where there is no such story."""
        known = self.known()
        path = known.path_of(files.nfc(named.replace("\\", "/")))
        if not _is_story(path):
            return None
        try:
            with self._quick:
                return self._story(path, known)
        except DeskError:
            return self._as_it_was(path, known)

    def _story(self, path: str, known: Known) -> Seen:
        found = self._glimpse(path, known)
        if not found.written.content.strip() and self._is_new(path) and path in self._good:
            return replace(self._good[path], because=messages.seen("half-written"))
        seen = see(known, found, self._today())
        if found.written.content.strip():
            self._bad.pop(path, None)
            self._good[path] = seen
        return seen

    def _glimpse(self, path: str, known: Known) -> Glimpse:
        """Read one file; one that is written at the very moment is read again."""
        for _ in range(TRIES):
            mark = files.mark_of(self.root / path)
            found = glimpse(self.root, path, known.intake.desk.images)
            if files.mark_of(self.root / path) == mark:
                break
        return found

    def _is_new(self, path: str) -> bool:
        """Whether a file has been empty for a moment only: an editor empties a file before it writes it."""
        return time.monotonic() - self._bad.setdefault(path, time.monotonic()) < files.SETTLED

    def _as_it_was(self, path: str, known: Known) -> Seen | None:
        gone = not files.exists(self.root / path)
        if gone and not known.has(path):
            self._good.pop(path, None)
            return None
        before = self._good.get(path) or Seen(path=path, story=None)
        return replace(before, because=messages.seen("gone" if gone else "held"))

    def watch(self, named: str) -> Looking:
        """Have one story's file looked at every moment, as long as the block lasts: `with living.watch(slug): …`."""
        self._watch.begin()
        return Looking(self._watch, self.known().path_of(files.nfc(named.replace("\\", "/"))))

    def wait(self, after: int, most: timedelta) -> int:
        """Return the count of changes as soon as it is higher than `after`, or as it is when the time is over."""
        return self.turns.wait(after, most)

    async def later(self, after: int, most: timedelta) -> int:
        """Wait in the same way, in a coroutine."""
        return await self.turns.later(after, most)

    def close(self) -> None:
        """End what runs in the background."""
        self._watch.end()
        if self._asked:
            self._asked.cancel()


def _is_story(path: str) -> bool:
    """Whether a name may be one of a story's file: no way leads out of exemplars/."""
    parts = PurePosixPath(path).parts
    hidden = any(part.startswith((".", "~")) for part in parts)
    return len(parts) > 1 and parts[0] == "exemplars" and path.endswith(".md") and not hidden

"""Noticing what changes on a disk that tells nobody: one thread that asks again and again, network drives included."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsdesk import files
from newsdesk.errors import DeskError


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds between two looks: at the files that somebody has before them, and at everything."""

    file: float = 0.07
    everything: float = 1.5


class Watch:
    """Calls `changed` when a watched file is not what it was, and `around` every now and then."""

    def __init__(self, root: Path, pace: Pace, changed: Callable[[], None], around: Callable[[], None]) -> None:
        self._root, self._pace, self._changed, self._around = root, pace, changed, around
        self._looked_at: Counter[str] = Counter()
        self._marks: dict[str, object] = {}
        self._lock, self._woken, self._ended = threading.Lock(), threading.Event(), False
        self._thread = threading.Thread(target=self._run, name="desk-watch", daemon=True)

    def begin(self) -> None:
        """Start looking, if nobody has yet."""
        with self._lock:
            if self._thread.ident is None and not self._ended:
                self._thread.start()

    def end(self) -> None:
        """Stop looking."""
        with self._lock:
            self._ended = True
            self._woken.set()
        if self._thread.ident is not None:
            self._thread.join(timeout=5)

    def add(self, path: str) -> None:
        """Look at a file until it is dropped as often as it was added."""
        with self._lock:
            self._looked_at[path] += 1
            self._marks.setdefault(path, self._mark(path))
            self._woken.set()

    def drop(self, path: str) -> None:
        """Look at a file no longer, unless somebody else does."""
        with self._lock:
            self._looked_at[path] -= 1
            if self._looked_at[path] <= 0:
                del self._looked_at[path]
                self._marks.pop(path, None)

    def _run(self) -> None:
        due = time.monotonic() + self._pace.everything
        while not self._ended:
            self._woken.wait(min(self._pace.file, self._pace.everything) if self._looked_at else self._pace.everything)
            self._woken.clear()
            if self._look():
                self._changed()
            if time.monotonic() >= due and not self._ended:
                self._around()
                due = time.monotonic() + self._pace.everything

    def _look(self) -> bool:
        """Whether a watched file is not what it was."""
        with self._lock:
            before = dict(self._marks)
        now = {path: self._mark(path) for path in before}
        with self._lock:
            self._marks.update((path, mark) for path, mark in now.items() if path in self._marks)
        return now != before

    def _mark(self, path: str) -> object:
        try:
            return files.mark_of(self._root / path)
        except DeskError:
            return None


@dataclass(frozen=True, slots=True)
class Looking:
    """Somebody who looks at a file."""

    watch: Watch
    path: str

    def __enter__(self) -> "Looking":
        self.watch.add(self.path)
        return self

    def __exit__(self, *_: object) -> None:
        self.watch.drop(self.path)

"""Work that takes minutes: a command in a process of its own, whose words can be followed while it goes on."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from threading import Lock, Thread

from newsdesk import files
from newsdesk.commands.ending import WITH
from newsdesk.commands.progress import LINES

TASKS = Path(__file__).parents[2] / "tasks.py"
SPOKEN = {"PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1", LINES: "lines"}
HIDDEN = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows, no black window beside the browser."""
HOME = ("/", "Về bảng theo dõi")
MOST_KEPT = 50
"""Works, and outcomes of other steps, that can still be looked at."""
CUT_OFF = (
    "Máy ngắt việc này giữa chừng (hết bộ nhớ, hoặc có người dừng). Những gì đã có vẫn còn nguyên. Làm lại việc này."
)
PATIENCE = 10
"""Seconds that a process has to end when the desk is closed."""


@dataclass(frozen=True, slots=True)
class Far:
    """How far a part of some work is."""

    what: str
    done: int
    total: int
    """0 where nobody knows how much there is."""


@dataclass
class Work:
    """One run of a command."""

    number: int
    title: str
    process: "subprocess.Popen[str]"
    said: list[str] = field(default_factory=list)
    far: Far | None = None
    code: int | None = None
    """How it ended; None while it goes on."""
    leads: tuple[str, str] = HOME
    """Where one goes when it is done, and what the button is called."""

    @property
    def well(self) -> bool:
        """Whether it did what was asked."""
        return self.code == 0


class Life:
    """A file that is locked for as long as this process lives: work that goes on without it would hold up the next."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="newsdesk-", ignore_cleanup_errors=True)
        self.place = Path(self._folder.name, "open")
        self._let_go = files.hold(self.place)

    def end(self) -> None:
        """Let it go."""
        self._let_go()
        self._folder.cleanup()


@dataclass
class Workshop:
    """Where such work is done, one at a time."""

    root: Path
    _kept: dict[int, Work] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))
    _lock: Lock = field(default_factory=Lock)

    def begin(self, title: str, words: Sequence[str], leads: tuple[str, str] = HOME) -> Work:
        """Begin a command of this desk; while one goes on, that one is returned instead."""
        with self._lock:
            if under_way := self.under_way:
                return under_way
            work = Work(next(self._numbers), title, self._started(words), leads=leads)
            self._kept[work.number] = work
            self._kept.pop(work.number - MOST_KEPT, None)
        Thread(target=_listen, args=(work,), daemon=True).start()
        return work

    @property
    def under_way(self) -> Work | None:
        """What goes on at the moment."""
        return next((work for work in tuple(self._kept.values()) if work.code is None), None)

    def found(self, number: int) -> Work | None:
        """Return the work of a number."""
        return self._kept.get(number)

    def close(self) -> None:
        """End what goes on; every command may be ended at any time."""
        if work := self.under_way:
            work.process.terminate()
            try:
                work.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                work.process.kill()
        if "_life" in self.__dict__:
            self._life.end()

    @cached_property
    def _life(self) -> Life:
        return Life()

    def _started(self, words: Sequence[str]) -> "subprocess.Popen[str]":
        with files.machine_faults(TASKS):
            return subprocess.Popen(
                [sys.executable, str(TASKS), *words, "--desk", str(self.root)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
                env={**os.environ, **SPOKEN, WITH: str(self._life.place)},
                creationflags=HIDDEN,
            )


def _listen(work: Work) -> None:
    """Keep what a command says until it ends."""
    with work.process as process:
        for line in process.stdout or ():
            if far := _far(line):
                work.far = far
            else:
                work.said.append(line.rstrip("\n"))
    if process.returncode < 0 or (process.returncode and not work.said):  # a signal, on Windows a number of its own
        work.said.append(CUT_OFF)
    work.code = process.returncode


def _far(line: str) -> Far | None:
    """Return how far the work is, where a line tells of nothing else."""
    if not line.startswith('{"progress"'):
        return None
    try:
        told = json.loads(line)
        return Far(str(told["progress"]), int(told["done"]), int(told["total"]))
    except (KeyError, TypeError, ValueError):
        return None

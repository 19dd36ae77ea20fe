"""Commands that are watched call by call, from a test."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

from tests.nothing_lost.tally import COUNT, FULL, KILL, READ_ONLY, Call, Tally

HOME = Path(__file__).parents[2]
TODAY = "2026-11-20"
KILLED = -9


@dataclass(frozen=True, slots=True)
class Asked:
    """A command of a desk, as tasks.py asks for it."""

    name: str
    words: Mapping[str, Any] = field(default_factory=dict)
    today: str = TODAY


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a command."""

    code: int
    said: str
    calls: tuple[Call, ...]
    refused: bool
    """Whether it met what the disk refuses at all."""


@dataclass(frozen=True)
class Walker:
    """A process that does commands, each in a child of its own."""

    process: "subprocess.Popen[str]"
    environment: Mapping[str, str]

    def whole(self, desk: Path, asked: Asked) -> Done:
        """Let a command go its way, and count."""
        return self._do(desk, asked, COUNT, 0)

    def killed_at(self, desk: Path, asked: Asked, at: int) -> Done:
        """End a command, and all that it started, at its so many-th writing call."""
        return self._do(desk, asked, KILL, at)

    def without_room_from(self, desk: Path, asked: Asked, at: int) -> Done:
        """Let the disk be full from a writing call on."""
        return self._do(desk, asked, FULL, at)

    def forbidden(self, desk: Path, asked: Asked, folder: str) -> Done:
        """Let nothing be changed below a folder of the desk."""
        return self._do(desk, asked, READ_ONLY, 1, folder)

    def _do(self, desk: Path, asked: Asked, mode: int, at: int, below: str = "") -> Done:
        order = {
            "root": str(desk),
            "watched": str(desk / below),
            "name": asked.name,
            "words": dict(asked.words),
            "today": asked.today,
        }
        line = json.dumps({**order, "mode": mode, "at": at, "environment": dict(self.environment)})
        given, heard = cast("IO[str]", self.process.stdin), cast("IO[str]", self.process.stdout)
        given.write(f"{line}\n")
        given.flush()
        answer = json.loads(heard.readline())
        calls = tuple(Call(*call) for call in answer["calls"] if len(call) == 2)
        return Done(answer["code"], answer["said"], calls, answer["refused"])


@contextmanager
def walker(library: Path, folder: Path, environment: Mapping[str, str]) -> Iterator[Walker]:
    """Give a process that does commands, the library before it."""
    folder.mkdir(parents=True, exist_ok=True)
    own = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(HOME), "LD_PRELOAD": str(library)}
    own |= Tally.laid_out(folder) | environment
    command = [sys.executable, "-m", "tests.nothing_lost.walker"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=HOME, env=own, stdin=pipe, stdout=pipe, text=True) as process:
        yield Walker(process, environment)
        cast("IO[str]", process.stdin).close()

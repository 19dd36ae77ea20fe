"""A real Dask scheduler and its workers, each a process of its own, on this machine's loopback address alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).parents[2]
LOOPBACK = "127.0.0.1"
START = 60
"""Seconds that a busy machine may take to start one."""


@dataclass(frozen=True)
class Machines:
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]

    def kill(self, *numbers: int) -> None:
        """End workers as a power cut would."""
        for number in numbers:
            self.workers[number].kill()
            self.workers[number].wait()


@contextmanager
def machines(folder: Path, workers: int = 2, **environment: str) -> Iterator[Machines]:
    """Start a scheduler and workers of one thread; all are gone at the end."""
    started: list[subprocess.Popen[bytes]] = []

    def start(program: str, *words: str) -> subprocess.Popen[bytes]:
        log = (folder / f"{len(started)}.log").open("wb")
        command = [
            sys.executable,
            "-m",
            f"distributed.cli.dask_{program}",
            *words,
            "--host",
            LOOPBACK,
            "--no-dashboard",
        ]
        started.append(
            subprocess.Popen(
                command, cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": str(HOME), **environment},
            )
        )  # fmt: skip
        log.close()
        return started[-1]

    told = folder / "scheduler.json"
    try:
        scheduler = start("scheduler", "--port", "0", "--scheduler-file", str(told))
        address = address_in(told)
        alone = ("--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
        found = Machines(address, scheduler, tuple(start("worker", address, *alone) for _ in range(workers)))
        for number in range(workers):
            wait_for(lambda number=number: b"Registered to" in (folder / f"{number + 1}.log").read_bytes())
        yield found
    finally:
        for one in reversed(started):
            one.kill()
            one.wait()


def address_in(told: Path) -> str:
    """Wait for a scheduler to say where it listens."""
    wait_for(lambda: told.is_file() and told.read_bytes().rstrip().endswith(b"}"))
    return str(json.loads(told.read_bytes())["address"])


def wait_for(happened: Callable[[], bool]) -> None:
    """Wait until something happened."""
    deadline = time.monotonic() + START
    while not happened():
        assert time.monotonic() < deadline, "a machine does not start"
        time.sleep(0.05)

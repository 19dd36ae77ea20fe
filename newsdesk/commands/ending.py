"""How a command is asked to end, and that it ends with the desk that began it as a process of its own."""

import os
import signal
import time
from _thread import interrupt_main
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from pathlib import Path
from threading import Thread

from newsdesk import files
from newsdesk.commands.console import STOPPED

WITH = "NEWSDESK_WITH"
"""Names a file that whoever began this process keeps locked for as long as it lives: a lock ends with its process,
on every system, also when nobody could say goodbye."""
GRACE = 10
"""Seconds that a command has to put things in order."""


@contextmanager
def heeding() -> Iterator[None]:
    """Let the system's request to end, which a service or a machine that is shut down makes, be what Ctrl+C is."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def end_with_whoever_began() -> None:
    """Have this process end when the desk that began it is gone; without such a desk, nothing is done."""
    if place := os.environ.get(WITH):
        Thread(target=_wait, args=(Path(place),), daemon=True).start()


def _wait(place: Path) -> None:
    if place.is_file():
        with files.only_one(place, inf):
            pass
    interrupt_main()
    time.sleep(GRACE)
    os._exit(STOPPED)

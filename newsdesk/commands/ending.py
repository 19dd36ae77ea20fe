"""A command that a desk began as a process of its own ends with that desk, whatever ends it."""

import os
import time
from _thread import interrupt_main
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

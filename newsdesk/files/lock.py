"""One process at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from newsdesk.errors import DeskError
from newsdesk.files.faults import machine_faults


@contextmanager
def only_one(path: Path, wait: float = 600) -> Iterator[None]:
    """Let one process at a time through; the lock ends with the process, whatever ends it."""
    with machine_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        try:
            lock.acquire(timeout=wait)
        except Timeout as fault:
            raise DeskError("busy", path=path) from fault
    try:
        yield
    finally:
        lock.release()

"""One process at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from newsdesk.errors import DeskError
from newsdesk.files.faults import machine_faults


@contextmanager
def only_one(path: Path, wait: float = 600, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Let one process at a time through; the lock ends with the process, whatever ends it.

    `wait` is in seconds; `waiting` is called once where somebody else is at work.
    """
    with machine_faults(path):
        path.parent.mkdir(exist_ok=True)  # its own folder alone: a desk that was moved away does not come back empty
        lock = FileLock(path)
        try:
            lock.acquire(timeout=min(wait, 0.5))
        except Timeout:
            waiting()
            take(lock, path, wait)
    try:
        yield
    finally:
        lock.release()


def hold(path: Path) -> Callable[[], None]:
    """Lock a file of one's own until what is returned is called, or this process ends."""
    with machine_faults(path):
        lock = FileLock(path, thread_local=False)
        lock.acquire(timeout=0)
    return lock.release


def take(lock: BaseFileLock, path: Path, wait: float) -> None:
    """Wait for a lock, or raise DeskError `busy`."""
    try:
        lock.acquire(timeout=wait)
    except Timeout as fault:
        raise DeskError("busy", path=path) from fault

"""The same work on many things, on all cores where processes can be forked; on one core everywhere else."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

from newsdesk.errors import DeskError

T = TypeVar("T")
R = TypeVar("R")
CHUNK = 50
"""Things that a core takes at a time, of many."""
_at_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def forked(work: Callable[[T], R], things: Sequence[T], *, fewest: int = 64) -> Iterator[R]:
    """Yield what comes of each thing, in order; `fewest` things are worth a process.

    What the work needs is there as it was at the first call: it is copied, nothing is sent but what comes of it. Raises
    DeskError `worker-lost` where a process is ended from outside.
    """
    if len(things) < fewest or cores() < 2 or not can_fork():
        yield from map(work, things)
        return
    global _at_work
    _at_work = work, things
    try:
        with ProcessPoolExecutor(cores(), mp_context=get_context("fork"), initializer=_begin) as pool:
            yield from pool.map(_done, range(len(things)), chunksize=min(CHUNK, max(1, len(things) // (8 * cores()))))
    except BrokenProcessPool as fault:
        raise DeskError("worker-lost") from fault
    finally:
        _at_work = None


def _begin() -> None:
    """Let a worker look for its own rubbish, leave untouched, and shared, what its parent has, and end with it."""
    gc.freeze()
    gc.enable()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the parent is gone: a worker would wait for work for ever, and hold the desk's lock as long."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _done(place: int) -> Any:
    if _at_work is None:
        raise RuntimeError("forked")
    work, things = _at_work
    return work(things[place])


def can_fork() -> bool:
    """Whether a copy of this process is whole: threads are not copied, and macOS breaks what is."""
    alone = all(one is threading.main_thread() or _only_draws(one) for one in threading.enumerate())
    return sys.platform == "linux" and alone and parent_process() is None


def _only_draws(thread: threading.Thread) -> bool:
    """Whether a thread is one of a progress bar's: it holds nothing that a worker touches."""
    return isinstance(thread, threading.Timer) or type(thread).__module__ == "rich.live"


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

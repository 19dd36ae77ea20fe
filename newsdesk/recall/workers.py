"""Work on many things at once, by forked processes where that is safe, else one after the other."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")
FEW = 60
"""Things for which nobody is asked to help: the asking would take as long."""
CHUNK = 50
_work: Callable[[Any], Any] = repr
_things: Sequence[Any] = ()


def spread(work: Callable[[A], B], things: Sequence[A]) -> Iterator[B]:
    """Yield what becomes of each thing, in order; a fault of one comes up as it is, when its turn comes."""
    cores = _cores()
    if len(things) < FEW or cores < 2 or not _may_fork():
        yield from map(work, things)
        return
    global _work, _things
    _work, _things = work, things
    try:
        with multiprocessing.get_context("fork").Pool(cores) as pool:
            starts = range(0, len(things), CHUNK)
            for done, fault in pool.imap(_chunk, starts):
                yield from done
                if fault is not None:
                    raise fault
    finally:
        _work, _things = repr, ()


def _chunk(start: int) -> tuple[list[Any], Exception | None]:
    done: list[Any] = []
    try:
        done.extend(map(_work, _things[start : start + CHUNK]))
    except Exception as fault:  # noqa: BLE001 (it is raised again where the work was asked for)
        return done, fault
    return done, None


def _may_fork() -> bool:
    """Whether a copy of this process is whole: threads are not copied, and macOS breaks what is."""
    forks = "fork" in multiprocessing.get_all_start_methods() and os.uname().sysname == "Linux"
    alone = all(one is threading.main_thread() or _only_draws(one) for one in threading.enumerate())
    return forks and alone and not multiprocessing.current_process().daemon


def _only_draws(thread: threading.Thread) -> bool:
    """Whether a thread is one of a progress bar's: it holds nothing that a worker touches."""
    return isinstance(thread, threading.Timer) or type(thread).__module__ == "rich.live"


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

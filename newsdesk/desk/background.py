"""Work in threads that nobody waits for: who closes the desk has closed it, whatever is still being read."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar

T = TypeVar("T")


def in_background(work: Callable[[], T], name: str, *, turn: AbstractContextManager[Any] | None = None) -> "Future[T]":
    """Have work done in a daemon thread; its Future runs once `turn` is entered, and may be cancelled until then.

    The threads of an executor would be waited for when the process ends: a large desk is read for minutes.
    """
    future: Future[T] = Future()

    def run() -> None:
        with turn or nullcontext():
            if not future.set_running_or_notify_cancel():
                return
            try:
                done = work()
            except BaseException as fault:  # noqa: BLE001 (whoever asks the Future is told)
                future.set_exception(fault)
            else:
                future.set_result(done)

    threading.Thread(target=run, name=name, daemon=True).start()
    return future

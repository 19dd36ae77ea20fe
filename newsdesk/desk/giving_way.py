"""A short work goes before a long one: both share one interpreter."""

import threading

PATIENCE = 0.3
"""Seconds that the reading of the whole desk waits at most, each time, for those who look at one story."""


class GiveWay:
    """Lets those who look at one story go before whoever reads the whole desk: all of them share one interpreter."""

    def __init__(self) -> None:
        self._in_a_hurry = threading.local()
        self._lock, self._count, self._free = threading.Lock(), 0, threading.Event()
        self._free.set()

    def __enter__(self) -> None:
        self._in_a_hurry.yes = True
        with self._lock:
            self._count += 1
            self._free.clear()

    def __exit__(self, *_: object) -> None:
        self._in_a_hurry.yes = False
        with self._lock:
            self._count -= 1
            if not self._count:
                self._free.set()

    def let_by(self) -> None:
        """Wait a moment while somebody is in a hurry, unless it is oneself."""
        if not self._free.is_set() and not getattr(self._in_a_hurry, "yes", False):
            self._free.wait(PATIENCE)

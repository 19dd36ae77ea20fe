"""Waiting until something has changed: a count that only goes up, for threads and for coroutines alike."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta


class Turns:
    """Counts changes; whoever knows one number may wait for a higher one."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()
        self._bells: set[Callable[[], object]] = set()

    @property
    def count(self) -> int:
        """How often something has changed."""
        return self._count

    def next(self) -> None:
        """Let everybody who waits go on."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()
            bells = tuple(self._bells)
        for ring in bells:
            ring()

    def wait(self, after: int, most: timedelta) -> int:
        """Return the count as soon as it is higher than `after`, or as it is when the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._count > after, most.total_seconds())
            return self._count

    async def later(self, after: int, most: timedelta) -> int:
        """Wait in the same way without keeping a thread: many pages may be open at once."""
        loop, rung = asyncio.get_running_loop(), asyncio.Event()

        def ring() -> None:
            with suppress(RuntimeError):  # the server has ended meanwhile, and its loop with it
                loop.call_soon_threadsafe(rung.set)

        with self._changed:
            if self._count > after:
                return self._count
            self._bells.add(ring)
        try:
            async with asyncio.timeout(most.total_seconds()):
                await rung.wait()
        except TimeoutError:
            pass
        finally:
            with self._changed:
                self._bells.discard(ring)
        return self._count

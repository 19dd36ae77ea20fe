"""A clock that a test sets: from then on it goes as fast as time does, unless it is told to jump."""

import time
from datetime import datetime, timedelta


class SetClock:
    """Shows a time that was set, and goes on from there."""

    def __init__(self, shows: datetime) -> None:
        self.shows, self.since = shows, time.monotonic()
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.shows + timedelta(seconds=time.monotonic() - self.since)

    def ticks(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        time.sleep(seconds)


class StoppedClock(SetClock):
    """Goes only where a test moves it: each sleep makes the next jump."""

    def __init__(self, shows: datetime, *jumps: timedelta) -> None:
        super().__init__(shows)
        self.jumps = list(jumps)
        self.ticked = 0.0

    def now(self) -> datetime:
        return self.shows

    def ticks(self) -> float:
        return self.ticked

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.ticked += seconds
        self.shows += self.jumps.pop(0) if self.jumps else timedelta(seconds=seconds)

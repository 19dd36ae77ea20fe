"""Waiting for a time and watching over a player, on a machine that may sleep and whose clock may jump."""

import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import Protocol

from newsdesk import files
from newsdesk.playout.players import NO_SOUND_CARD

STEP = timedelta(milliseconds=500)
"""How often the wall's clock is asked again: after a sleep or a jump it says something else."""
GRACE = 3.0
"""Seconds in which a player must end when told to."""


class Clock(Protocol):
    """The wall's clock, and one that never jumps."""

    def now(self) -> datetime:
        """Return the local time."""

    def ticks(self) -> float:
        """Return seconds that only ever go forward."""

    def sleep(self, seconds: float) -> None:
        """Let time go by."""


class MachineClock:
    """The clocks of this machine."""

    def now(self) -> datetime:
        """Return the local time."""
        return datetime.now()

    def ticks(self) -> float:
        """Return seconds that only ever go forward."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Let time go by."""
        time.sleep(seconds)


class Stopped(BaseException):
    """The system asks us to end."""


@dataclass(frozen=True, slots=True)
class Played:
    """How a player ran."""

    heard: timedelta
    code: int
    stopped: bool = False
    """Whether a person or the system ended us."""
    cut: bool = False
    """Whether its time was over."""
    silent: bool = False
    """Whether it had no sound card to play to."""


def wait(moment: datetime, clock: Clock, most: timedelta) -> bool:
    """Wait for a time of the wall's clock; return whether it came. A clock set back by more than `most` never comes."""
    while (left := moment - clock.now()) > timedelta():
        if left > most:
            return False
        clock.sleep(min(left, STEP).total_seconds())
    return True


def play(command: Sequence[str], until: datetime, clock: Clock) -> Played:
    """Run a player to its end, but not past `until` by either clock: a clock set back does not prolong it."""
    began, budget = clock.ticks(), (until - clock.now()).total_seconds()
    with _asked_to_end(), tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        said = Path(folder, "said.txt")
        try:
            with said.open("ab") as stream:
                player = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream)
        except OSError:
            return Played(timedelta(), 127)
        try:
            while player.poll() is None and not _is_silent(said):
                left = min(budget - (clock.ticks() - began), (until - clock.now()).total_seconds())
                if left <= 0:
                    return Played(_since(began, clock), _end(player), cut=True)
                _watch(player, min(left, STEP.total_seconds()))
            heard = _since(began, clock)
            return Played(heard, _end(player), silent=_is_silent(said))
        except (KeyboardInterrupt, Stopped):
            return Played(_since(began, clock), _end(player), stopped=True)
        finally:
            _end(player)


def _is_silent(said: Path) -> bool:
    """Whether a player has said by now that it cannot be heard."""
    _, words = files.head(said, 1 << 20)
    return any(sign in words for sign in NO_SOUND_CARD)


def _since(began: float, clock: Clock) -> timedelta:
    return timedelta(seconds=clock.ticks() - began)


def _watch(player: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        player.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return


def _end(player: subprocess.Popen[bytes]) -> int:
    """End a player, by force where it does not listen; return what it ended with."""
    if player.poll() is None:
        player.terminate()
        try:
            player.wait(timeout=GRACE)
        except subprocess.TimeoutExpired:
            player.kill()
    return player.wait()


@contextmanager
def _asked_to_end() -> Iterator[None]:
    """Turn the system's request to end into an exception, so that the diary is still written."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Stopped

    names = ("SIGTERM", "SIGHUP") if sys.platform != "win32" else ("SIGTERM", "SIGBREAK")
    before = {number: signal.signal(number, stop) for name in names if (number := getattr(signal, name))}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

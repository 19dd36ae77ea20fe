"""One scene, its command killed at one writing call after another."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from newsdesk.commands.console import CUT_SHORT, UNFINISHED
from newsdesk.commands.saving.cut_short import AT_REST, MARK, locks
from tests.nothing_lost.scenes import Scene
from tests.nothing_lost.states import State, state_of, torn, unlike
from tests.nothing_lost.tally import Call
from tests.nothing_lost.watched import KILLED, Done, Walker

FULL_SAID = ("DỪNG: Ổ đĩa đã đầy", "DỪNG: Git không làm được bước")
"""Git does not always say why it could not make a folder of its own."""
FORBIDDEN_SAID = ("DỪNG: Không được phép đọc hoặc ghi",)
IN_PASSING = ("/output/.next", "/.git/objects", "/.git/newsdesk-", "/.cache/save", "/.cache/pictures", "/.cache/clips")
"""Places whose content nobody reads before the work is done: there, calls of one kind are alike."""
ONE_BY_ONE = ("/output/.site.twin/docs/", "/output/.site.twin/theme/")
"""Places that one loop fills with files of the program's own, which no desk changes: there they are alike too."""


@dataclass(frozen=True)
class Walk:
    """A scene, and what its command does when nothing disturbs it."""

    scene: Scene
    walker: Walker
    room: Path

    @cached_property
    def undisturbed(self) -> tuple[Done, State]:
        """What an undisturbed run says and leaves."""
        own = self.scene.at(self.room)
        done = self.walker.whole(own.desk, own.asked)
        assert done.code == 0, done.said
        assert done.calls, "the library was not loaded"
        return done, state_of(own.desk)

    @cached_property
    def before(self) -> State:
        """What lies there when it begins."""
        return state_of(self.scene.desk)

    def steps(self, every: bool = False) -> list[int]:
        """Return at which calls to end it: all, or each that counts and each kind in each place where many are alike."""
        calls = self.undisturbed[0].calls
        return list(range(1, len(calls) + 1)) if every else list(_telling(calls))

    def faults(self, at: int) -> list[str]:
        """Kill the command at a call, let it run again, and return what was not as it must be."""
        own = self.scene.at(self.room)
        killed = self.walker.killed_at(own.desk, own.asked, at)
        if killed.code != KILLED:  # threads make a call more or less: this time there was none so late
            return [] if killed.code == 0 else [f"{at}: exit {killed.code}: {killed.said[-2000:]}"]
        cut_short = any((own.desk / mark).exists() for mark in (UNFINISHED, MARK))
        _a_moment_later(own.desk)
        found, again = self._mended(own.desk)
        if cut_short != (CUT_SHORT in again.said):
            found.append(f"cut short {cut_short}, and it said: {again.said[-2000:]}")
        where = killed.calls[at - 1] if len(killed.calls) >= at else "?"
        return [f"{at} {where}: {fault}" for fault in found]

    def faults_without_room(self, at: int) -> list[str]:
        """Let the disk be full from a call on, then empty again, and return what was not as it must be."""
        own = self.scene.at(self.room)
        stopped = self.walker.without_room_from(own.desk, own.asked, at)
        found = list(_ill_said(stopped, FULL_SAID))
        return [f"{at}: {fault}" for fault in [*found, *self._mended(own.desk)[0]]]

    def faults_forbidden(self, folder: str) -> list[str]:
        """Let nothing be changed below a folder, then everything again, and return what was not as it must be."""
        own = self.scene.at(self.room)
        stopped = self.walker.forbidden(own.desk, own.asked, folder)
        found = list(_ill_said(stopped, FORBIDDEN_SAID))
        if stopped.refused and not stopped.code:
            found.append(f"was refused and said nothing of it: {stopped.said}")
        return [*found, *self._mended(own.desk)[0]]

    def _mended(self, desk: Path) -> tuple[list[str], Done]:
        """Return what is torn now, and what is unlike an undisturbed run's after another run."""
        mixed = torn(state_of(desk), self.before, self.undisturbed[1])
        found = [f"torn: {name}" for name in mixed if name not in self.scene.by_stages]
        again = self.walker.whole(desk, self.scene.asked)
        if again.code:
            found.append(f"exit {again.code}: {again.said[-2000:]}")
        return found + [f"unlike: {name}" for name in unlike(state_of(desk), self.undisturbed[1])], again


def _ill_said(stopped: Done, wanted: tuple[str, ...]) -> Iterator[str]:
    """Yield what is wrong with how a command that was refused something ended."""
    if stopped.code not in {0, 3} or "Traceback" in stopped.said:
        yield f"exit {stopped.code}: {stopped.said[-3000:]}"
    elif stopped.code == 3 and not stopped.said.rstrip().split("\n")[-1].startswith(wanted):
        yield f"said: {stopped.said[-1000:]}"


def _a_moment_later(desk: Path) -> None:
    """Let what git left have stood for some seconds: a save waits as long before it takes a lock away."""
    for left in (desk / MARK, *locks(desk / ".git")):
        if left.exists():
            seen = left.stat()
            os.utime(left, (seen.st_atime, seen.st_mtime - 2 * AT_REST))


def _telling(calls: Sequence[Call]) -> Iterator[int]:
    seen = set()
    for number, call in enumerate(calls, 1):
        place = _place(call.path)
        if not place or (call.kind, place) not in seen:
            yield number
        seen.add((call.kind, place))


def _place(path: str) -> str:
    return next((lead for lead in (*IN_PASSING, *ONE_BY_ONE) if path.startswith(lead)), "")

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

IN_PASSING = ("/output/.next", "/.git", "/.cache/save", "/.cache/pictures", "/.cache/clips")
"""Places whose content nobody reads before the work is done: there, calls of one kind are alike."""


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
        found = [f"torn: {name}" for name in torn(state_of(own.desk), self.before, self.undisturbed[1])]
        cut_short = any((own.desk / mark).exists() for mark in (UNFINISHED, MARK))
        _a_moment_later(own.desk)
        again = self.walker.whole(own.desk, own.asked)
        if again.code:
            found.append(f"exit {again.code}: {again.said[-2000:]}")
        if cut_short != (CUT_SHORT in again.said):
            found.append(f"cut short {cut_short}, and it said: {again.said[-2000:]}")
        found += [f"unlike: {name}" for name in unlike(state_of(own.desk), self.undisturbed[1])]
        where = killed.calls[at - 1] if len(killed.calls) >= at else "?"
        return [f"{at} {where}: {fault}" for fault in found]


def _a_moment_later(desk: Path) -> None:
    """Let what git left have stood for some seconds: a save waits as long before it takes a lock away."""
    for left in (desk / MARK, *locks(desk / ".git")):
        if left.exists():
            seen = left.stat()
            os.utime(left, (seen.st_atime, seen.st_mtime - 2 * AT_REST))


def _telling(calls: Sequence[Call]) -> Iterator[int]:
    seen = set()
    for number, call in enumerate(calls, 1):
        place = "/".join(call.path.split("/")[:4]) if call.path.startswith(IN_PASSING) else ""
        if not place or (call.kind, place) not in seen:
            yield number
        seen.add((call.kind, place))

"""What is timed, ours and Pelican's run in turn, so that a busy machine is busy for both."""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bench import pelican_alone
from bench.measure import Cost, Costs, run
from bench.story import SIGNED, TODAY
from newsdesk import files
from newsdesk.intake import take_in
from newsdesk.model.library import Library
from newsdesk.model.story import Channel, Story

HOME = Path(__file__).resolve().parents[1]
OUTSIDE = str(getattr(sys, "_base_executable", None) or sys.executable)
"""The Python that an editor types: the desk's own environment is entered through the bootstrap."""
LAST_WORD = re.compile(r"\S+\.\n\Z")

Run = Callable[[], Cost]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the same work by us and, where it can do it, by Pelican alone."""

    what: str
    ours: Costs
    alone: Costs | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """Something to time; each run makes ready outside of the clock what it needs."""

    what: str
    ours: Run
    alone: Run | None = None
    cached: Run | None = None
    """Pelican with its own cache of the files that it read."""

    def rows(self, times: int) -> Iterator[Row]:
        """Run everything so many times, in turn."""
        ours, alone, cached = (list(costs) for costs in zip(*(self._round() for _ in range(times)), strict=True))
        yield Row(self.what, _costs(ours), _costs(alone) if self.alone else None)
        if self.cached:
            yield Row("  the same, Pelican with its cache", _costs(ours), _costs(cached))

    def _round(self) -> tuple[Cost, Cost | None, Cost | None]:
        return self.ours(), self.alone() if self.alone else None, self.cached() if self.cached else None


def _costs(runs: list[Cost | None]) -> Costs:
    return Costs(tuple(cost for cost in runs if cost))


def ours(task: str, desk: Path, *words: str | Path, today: date = TODAY) -> Cost:
    """Run a task on a desk as an editor would, in a process of its own."""
    asked = [OUTSIDE, HOME / "tasks.py", task, *words, "--desk", desk, "--today", today.isoformat()]
    return run(asked, within=HOME)


@dataclass
class Bench:
    """A desk, the same stories for Pelican, and what is done to both."""

    desk: Path
    pelican: Path
    """Folder for Pelican's content, output and cache."""
    changes: int = 0
    chosen: Path = field(init=False)

    def __post_init__(self) -> None:
        self.export()
        library = take_in(self.desk, TODAY).library
        assert library is not None  # noqa: S101 (the export above has read it)
        self.chosen = self.desk / one_told(library).origin.path

    def trials(self) -> Iterator[Trial]:
        """Yield what is timed, in an order in which each finds what it needs."""
        yield Trial("start of the program, no task", self.start, self.pelican_start)
        yield Trial("check", lambda: ours("check", self.desk))
        yield Trial("scripts, from nothing", self.scripts_from_nothing)
        yield Trial("scripts, again, nothing changed", lambda: ours("scripts", self.desk))
        yield Trial("site, from nothing", self.site_from_nothing, self.pelican_from_nothing)
        yield Trial("site, again, nothing changed", self.site, self.pelican_again, self.pelican_cached)
        yield Trial("one story changed: scripts + site", self.one_changed, self.pelican_again, self.pelican_cached)

    def export(self) -> None:
        """Bring Pelican's files up to date with the desk."""
        pelican_alone.export(self.desk, self.pelican / "content", TODAY)

    def start(self) -> Cost:
        """Start our program for nothing."""
        return run([OUTSIDE, HOME / "tasks.py", "--version"], within=HOME)

    def pelican_start(self) -> Cost:
        """Start Pelican for nothing."""
        return run([sys.executable, "-m", "pelican", "--version"], within=HOME)

    def scripts_from_nothing(self) -> Cost:
        """Write every script."""
        files.remove_tree(self.desk / "audio_scripts")
        return ours("scripts", self.desk)

    def site_from_nothing(self) -> Cost:
        """Print the website into an empty place."""
        files.remove_tree(self.desk / "output")
        files.remove_tree(self.desk / ".cache")
        return self.site()

    def site(self) -> Cost:
        """Print the website where one already is."""
        return ours("site", self.desk)

    def one_changed(self) -> Cost:
        """Change a word and approve it outside of the clock, then bring scripts and website up to date."""
        self.changes += 1
        change_last_word(self.chosen, f"{self.changes}")
        ours("approve", self.desk, self.chosen, "--by", SIGNED["by"], "--office", SIGNED["office"])
        self.export()
        return ours("scripts", self.desk) + ours("site", self.desk)

    def pelican_from_nothing(self) -> Cost:
        """Let Pelican print into an empty place."""
        files.remove_tree(self.pelican / "output")
        return self.pelican_again()

    def pelican_again(self) -> Cost:
        """Let Pelican print over what is there."""
        return run(pelican_alone.command(self.pelican / "content", self.pelican / "output"), within=HOME)

    def pelican_cached(self) -> Cost:
        """Let Pelican print over what is there, with its own cache filled by an earlier run."""
        cache = self.pelican / "cache"
        command = pelican_alone.command(self.pelican / "content", self.pelican / "output", cache=cache)
        if not cache.exists():
            run(command, within=HOME)
        return run(command, within=HOME)


def one_told(library: Library) -> Story:
    """Return the newest story that is told on the page and, from its body, on the loudspeakers."""
    heard = {story.slug for story in library.for_channel(Channel.LOUDSPEAKER, on=TODAY)}
    told = library.for_channel(Channel.WEB, on=TODAY)
    return next(story for story in told if story.slug in heard and story.header.spoken.text is None)


def change_last_word(path: Path, word: str) -> None:
    """Put another word at the end of a story; its approval is then that of another text."""
    text = path.read_bytes().decode()
    changed, times = LAST_WORD.subn(f"{word}.\n", text)
    if times != 1:
        raise ValueError(path)
    path.write_bytes(changed.encode())

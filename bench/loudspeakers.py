"""How long the sample desk takes to be published whole, sound and all; how long an archive's sound takes."""

import json
import os
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import psutil

from bench.desk import make
from bench.measure import Cost
from bench.trials import HOME, Trial, ours
from newsdesk import files

DAY = date(2026, 11, 27)
"""A day on which every story of the sample desk is approved."""
MADE = ("audio_scripts", "output", ".cache")
"""What the machine writes into a desk."""


def copied(folder: Path) -> Path:
    """Copy what people wrote on the project's own desk into a folder that is not there yet."""
    for name in ("content", "exemplars"):
        shutil.copytree(HOME / name, folder / name)
    return folder


def trials(desk: Path) -> Iterator[Trial]:
    """Yield publishing from an empty cache and publishing again."""

    def from_nothing() -> Cost:
        for name in MADE:
            files.remove_tree(desk / name)
        return ours("publish", desk, today=DAY)

    yield Trial("publish the sample desk, empty cache", from_nothing)
    yield Trial("publish the sample desk, again", lambda: ours("publish", desk, today=DAY))


def archive(folder: Path, stories: int, seed: int) -> Iterator[str]:
    """Make a desk, let the machine's voice read all of it from an empty cache, and yield how fast that was."""
    made = make(folder / "desk", stories, seed)
    yield f"Desk: {made.stories} stories, {made.words} tiếng, seed {seed}; whole command `audio`, nothing cached."
    before = psutil.cpu_times().idle
    cost = ours("audio", folder / "desk")
    idle = (psutil.cpu_times().idle - before) / (cost.took.total_seconds() * (os.cpu_count() or 1))
    yield f"  {pace(cost, folder / 'desk')}"
    yield f"  cores idle {idle:.1%}; what is neither ours nor idle, others on this machine had"
    yield f"  again, nothing changed: {ours('audio', folder / 'desk').took.total_seconds():.1f} s"


def pace(cost: Cost, desk: Path) -> str:
    """Return how much sound there is, how fast it was made by the clock and by the cores, and how busy they were."""
    clips, length = spoken(desk)
    return (
        f"{clips} clips, {length.total_seconds() / 60:.1f} minutes of sound in {cost.took.total_seconds():.1f} s,"
        f" cores {cost.worked.total_seconds():.1f} s: {length / cost.took:.0f} × real time,"
        f" {length / cost.worked:.0f} × a core; cores busy {cost.busy:.0%}, peak {cost.peak / 1e6:.0f} MB"
    )


def spoken(desk: Path) -> tuple[int, timedelta]:
    """Return how many clips lie in a desk's cache, and how long they last together."""
    told = [json.loads(path.read_bytes()) for path in sorted((desk / ".cache" / "clips").glob("*.json"))]
    return len(told), sum((timedelta(microseconds=one["length"]) for one in told), timedelta())

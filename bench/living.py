"""How soon an edit is seen: one story afresh and the whole desk behind it, kept alive in memory."""

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

from bench import desk
from bench.story import TODAY
from bench.trials import HOME
from newsdesk import files
from newsdesk.commands import reading
from newsdesk.desk.living import Living
from newsdesk.desk.watching import Pace

EDITS = 50
T = TypeVar("T")
SAMPLE_DAY = date(2026, 11, 26)
NEVER = Pace(file=3600, everything=3600)
"""Nobody looks around while something is timed but whoever is told to."""


def report(folder: Path, stories: int, seed: int) -> Iterator[str]:
    """Make a desk beside a copy of the sample desk, edit both, and yield what was seen when."""
    for part in ("content", "exemplars", "audio_scripts"):
        shutil.copytree(HOME / part, folder / "sample" / part)
    yield from _report("sample desk", folder / "sample", SAMPLE_DAY)
    desk.make(folder / "made", stories, seed)
    yield from _report(f"{stories} stories", folder / "made", TODAY)


def _report(name: str, root: Path, day: date) -> Iterator[str]:
    yield f"{name}:"
    took, _ = _timed(lambda: reading.read(root, day))
    yield f"  whole reading without memory  {took * 1000:8.0f} ms"
    living = Living(root, lambda: day, NEVER)
    try:
        yield f"  whole reading cold            {_timed(living.reading)[0] * 1000:8.0f} ms"
        yield from _edits(living, root)
    finally:
        living.close()


def _edits(living: Living, root: Path) -> Iterator[str]:
    paths = sorted((root / "exemplars").rglob("*.md"))
    paths = [paths[number * len(paths) // EDITS] for number in range(EDITS)]
    for path in paths[:3]:
        _edit(path)
        yield f"  whole again after one change  {_timed(lambda: living.refresh().result())[0] * 1000:8.0f} ms"
    yield f"  one story after an edit       {_said([_look(living, path, root) for path in paths])}"
    yield f"  the same, desk being read     {_said([_look_meanwhile(living, path, root) for path in paths])}"
    yield f"  the same, desk read all anew  {_said(_looks_while_cold(root, paths, living.known().day))}"


def _edit(path: Path) -> None:
    """Add a sentence as an editor would, whole."""
    with path.open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(f"\nThêm một câu lúc {time.monotonic_ns()} để xem bao lâu thì thấy.\n")


def _look(living: Living, path: Path, root: Path) -> float:
    """Return the seconds from the changed file to the story, all its Problems and its scripts."""
    _edit(path)
    named = files.nfc(path.relative_to(root).as_posix())
    took, seen = _timed(lambda: living.story(named))
    if seen is None or seen.because or seen.text != files.nfc(path.read_text("utf-8")):
        raise AssertionError(f"{path} was not seen as it is")
    return took


def _look_meanwhile(living: Living, path: Path, root: Path) -> float:
    behind = living.refresh()
    took = _look(living, path, root)
    behind.result()
    return took


def _looks_while_cold(root: Path, paths: list[Path], day: date) -> list[float]:
    """Return what looks take while the desk is read for the first time, one after the other until it is."""
    living, other = Living(root, lambda: day, NEVER), Living(root, lambda: day, NEVER)
    took: list[float] = []
    try:
        living.reading()
        while len(took) < EDITS:
            behind = other.refresh()
            while not behind.done() and len(took) < EDITS:
                took.append(_look(living, paths[len(took)], root))
                time.sleep(0.03)
            behind.result()
            other.close()
            other = Living(root, lambda: day, NEVER)
    finally:
        living.close()
        other.close()
    return took


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    done = work()
    return time.perf_counter() - begun, done


def _said(took: list[float]) -> str:
    late = quantiles(took, n=20)[-1]
    return (  # wall clock: on a machine that others use too, look at the load
        f"{median(took) * 1000:8.0f} ms (95 % within {late * 1000:.0f} ms, at most {max(took) * 1000:.0f} ms,"
        f" {len(took)} edits)"
    )

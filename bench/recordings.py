"""How well recordings are examined: faults caught, clean files left in peace, times real time, memory."""

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median

from bench import measure
from bench.faults import Fault, faults
from bench.takes import FORMATS, VOICES, Room, Take, clean, record, take
from newsdesk.audio import ffmpeg
from newsdesk.audio.recordings import Examined, examine

CLEAN = 100
MINUTES = (1, 180)
TIMED = timedelta(minutes=5)
RUNS = 3
ALONE = (
    "import sys; from pathlib import Path; from newsdesk.audio.recordings import examine;"
    "found = examine(Path(sys.argv[1]), 'bai', None); assert found.length and not found.is_refused, found"
)
HOME = Path(__file__).resolve().parents[1]


def report(misses: bool) -> Iterator[str]:
    """Yield the lines that the bench prints."""
    with tempfile.TemporaryDirectory(prefix="newsdesk-bench-") as name:
        folder = Path(name)
        takes = [take(folder, seed) for seed in range(VOICES)]
        yield from alarms(takes, folder, misses)
        yield from caught(takes, folder, misses)
        yield from speed(takes[0], folder)
        yield from memory(takes[0], folder)


def alarms(takes: list[Take], folder: Path, misses: bool) -> Iterator[str]:
    """Yield how many clean files were found fault with."""
    false = 0
    for number in range(CLEAN):
        path, one = clean(takes, number, folder)
        found = examine(path, path.name, one.expected)
        path.unlink()
        false += bool(found.problems)
        if found.problems and misses:
            yield f"  [false] {path.name}: {_codes(found)}"
    yield f"False alarms: {false} of {CLEAN} clean files, {len(FORMATS)} formats."


def caught(takes: list[Take], folder: Path, misses: bool) -> Iterator[str]:
    """Yield how many faults were caught, by kind, and what else was said of them."""
    tried: Counter[str] = Counter()
    right: Counter[str] = Counter()
    besides: Counter[str] = Counter()
    for number, fault in enumerate(faults()):
        found = _found(fault, takes[number % len(takes)], folder / f"fault-{number}")
        codes = {problem.code for problem in found.problems}
        tried[fault.kind] += 1
        right[fault.kind] += bool(codes & fault.codes)
        besides[fault.kind] += bool(codes - fault.codes)
        if misses and not codes & fault.codes:
            yield f"  [missed] {fault.kind} {number}: {_codes(found)}"
        if misses and codes - fault.codes:
            yield f"  [besides] {fault.kind} {number}: {_codes(found)}"
    yield f"Faults caught: {right.total()} of {tried.total()}"
    for kind in tried:
        also = f", {besides[kind]} with another finding besides" if besides[kind] else ""
        yield f"  {kind}: {right[kind]} of {tried[kind]}{also}"


def _found(fault: Fault, one: Take, to: Path) -> Examined:
    path = fault.make(one, to)
    found = examine(path, path.name, fault.expected(one))
    path.unlink()
    return found


def _codes(found: Examined) -> str:
    return ", ".join(problem.code for problem in found.problems)


def speed(one: Take, folder: Path) -> Iterator[str]:
    """Yield how many times faster than real time each format is examined, by the clock and by the cores' work."""
    yield f"Times real time (median of {RUNS}), five minutes each: by the clock; by the work of all cores together"
    for form in FORMATS:
        path = long(one, TIMED, folder, form)
        clock, work = zip(*(_cost(path) for _ in range(RUNS)), strict=True)
        by_clock, by_work = (TIMED.total_seconds() / median(took) for took in (clock, work))
        yield f"  {form}: {by_clock:.0f} × ({min(clock):.2f}–{max(clock):.2f} s); {by_work:.0f} ×"
        path.unlink()


def _cost(path: Path) -> tuple[float, float]:
    """Return seconds by the clock, and seconds of work of this process and of ffmpeg."""
    clock, work = time.perf_counter(), sum(os.times()[:4])
    examine(path, path.name, None)
    return time.perf_counter() - clock, sum(os.times()[:4]) - work


def long(one: Take, length: timedelta, folder: Path, form: str) -> Path:
    """Record a take over and over in stereo until it is so long."""
    ringing = record(one, Room(), folder / "ring")
    path = folder / f"long-{form}"
    again = ("-stream_loop", "-1", "-i", ffmpeg.file(ringing), "-t", str(length.total_seconds()))
    ffmpeg.run([*again, *FORMATS[form], ffmpeg.file(path)])
    return path


def memory(one: Take, folder: Path) -> Iterator[str]:
    """Yield the largest process, Python's or ffmpeg's, for a short file and for a very long one."""
    for form in ("s16.wav", "cbr.mp3"):
        minute = long(one, timedelta(minutes=1), folder, form)
        for minutes in MINUTES:
            path = folder / f"again-{minutes}-{form}"
            again = ("-stream_loop", str(minutes - 1), "-i", ffmpeg.file(minute), "-c", "copy")
            ffmpeg.run([*again, ffmpeg.file(path)])
            cost = measure.run([sys.executable, "-W", "ignore", "-c", ALONE, path], within=HOME)
            yield f"Memory, {form}, {minutes} minutes: {cost.peak / 2**20:.0f} MB, {cost.took.total_seconds():.1f} s"
            path.unlink()

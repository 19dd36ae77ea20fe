"""Runs cases of a target, as many at once as there are cores, and writes down which ran and what came of them.

`python3 tasks.py bench --fuzz header --cases 100000 [--from 0]`; a case that failed is run again by its number:
`python3 tasks.py bench --fuzz header --cases 1 --from 4711`.
"""

import gc
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from bench.fuzzing import header, ledger, lexicon, markdown, recordings
from bench.fuzzing.ledger import Row

HOME = Path(__file__).parents[2]
LEDGER = HOME / "bench/fuzzed.tsv"
TARGETS: dict[str, Any] = {"header": header, "lexicon": lexicon, "markdown": markdown, "recordings": recordings}
SLOW = 0.05
"""Seconds of the processor that no case may take, ffmpeg's apart: all of them are small."""
ENDED = 10.0
"""Seconds of the processor after which a case is ended."""
BATCH = 2000
"""Cases between two entries in the ledger."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A case that came out wrong, or slowly."""

    number: int
    what: str
    slow: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of some cases, one after the other."""

    first: int
    last: int
    distinct: int
    seconds: float
    findings: tuple[Finding, ...]


class EndlessError(Exception):
    """A case took too long."""


def made(target: str, number: int) -> tuple[Any, Random]:
    """Return the case of a number, and the chance that goes on with it."""
    chance = Random(f"{target} {number}")
    return TARGETS[target].case(chance), chance


def judged(target: str, number: int) -> tuple[int, list[str]]:
    """Run one case; return what identifies it within its batch, and everything that is wrong with what came of it."""
    case, chance = made(target, number)
    try:
        return hash(case), list(TARGETS[target].faults(case, chance))
    except EndlessError:
        return hash(case), [f"not done after {ENDED:.0f} s"]
    except Exception as fault:  # noqa: BLE001 (whatever it is, it is a finding)
        return hash(case), [f"{type(fault).__name__}: {str(fault)[:200]}"]


def batch(target: str, first: int, count: int) -> Tally:
    """Run so many cases, each in bounded time."""
    judged(target, -1)
    gc.collect()
    gc.freeze()  # what was loaded once is not looked through again within somebody's case
    begun = time.monotonic()
    seen: set[int] = set()
    findings: list[Finding] = []
    for number in range(first, first + count):
        with ended():
            started = time.thread_time()
            identity, wrong = judged(target, number)
            took = time.thread_time() - started
        seen.add(identity)
        findings += [Finding(number, what) for what in dict.fromkeys(wrong)]
        if took > SLOW and (again := seconds_of(target, number)) > SLOW:
            findings.append(Finding(number, f"{min(took, again) * 1000:.0f} ms", slow=True))
    return Tally(first, first + count - 1, len(seen), time.monotonic() - begun, tuple(findings))


def seconds_of(target: str, number: int) -> float:
    """Return how long a case takes that was slow once, for a processor may have been taken away from it."""
    with ended():
        started = time.thread_time()
        judged(target, number)
        return time.thread_time() - started


@contextmanager
def ended() -> Iterator[None]:
    """End what takes too long, where the system can: Windows cannot, and waits."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def endless(_signal: int, _frame: FrameType | None) -> None:
        raise EndlessError

    before = signal.signal(signal.SIGVTALRM, endless)
    signal.setitimer(signal.ITIMER_VIRTUAL, ENDED)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def run(target: str, count: int, first: int | None, processes: int, book: Path) -> int:
    """Run cases and print what came of them; 1 if one of them came out wrong or slowly."""
    code = 0
    for line in report(target, count, first, processes, book):
        print(line, flush=True)
        code = int(", 0 failures, 0 slow" not in line)
    return code


def report(target: str, count: int, first: int | None, processes: int, book: Path) -> Iterator[str]:
    """Run cases, write them down batch by batch, and yield the lines to print: every finding, and the sum."""
    rows = ledger.read(book)
    begins = ledger.next_case(rows, target) if first is None else first
    day, commit = date.today().isoformat(), commit_here()
    failures = slow = distinct = 0
    begun = time.monotonic()
    for tally in tallies(target, begins, count, processes):
        wrong = sorted({finding.number for finding in tally.findings if not finding.slow})
        slowly = sum(finding.slow for finding in tally.findings)
        told = (tally.distinct, slowly, len(wrong), tally.seconds, day, commit)
        row = Row(target, tally.first, tally.last, *told, tuple(wrong)[: ledger.MOST_NAMED])
        rows = ledger.added(ledger.read(book), row)
        ledger.write(book, rows)
        failures, slow, distinct = failures + len(wrong), slow + slowly, distinct + tally.distinct
        yield from (f"{target} {finding.number}: {finding.what}" for finding in tally.findings)
    took = time.monotonic() - begun
    yield (
        f"{target} {begins}–{begins + count - 1}: {count} cases, {distinct} distinct, {failures} failures, {slow} slow"
        f" (over {SLOW * 1000:.0f} ms), {count / took:.0f} a second. In the ledger: {ledger.cases(rows)} cases."
    )


def tallies(target: str, first: int, count: int, processes: int) -> Iterator[Tally]:
    """Yield what came of batch after batch, in order."""
    starts = range(first, first + count, BATCH)
    sizes = [min(BATCH, first + count - start) for start in starts]
    if processes == 1:
        yield from (batch(target, start, size) for start, size in zip(starts, sizes, strict=True))
        return
    pool: Executor
    with ProcessPoolExecutor(processes) as pool:
        work: Callable[..., Tally] = batch
        yield from pool.map(work, [target] * len(sizes), starts, sizes)


def commit_here() -> str:
    """Return the commit that the code is of, with a + where it was changed since."""
    try:
        words = ["git", "-C", str(HOME), "describe", "--always", "--dirty=+", "--exclude=*"]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"

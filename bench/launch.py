"""Run one command and say what it cost, as JSON in a file: `python -I -S launch.py HOW COST LOG COMMAND …`.

HOW is `waited` (the kernel counts the memory) or `sampled` (this process looks at it again and again), or, on Linux,
`together`: as the kernel counts the largest process, and as is seen, five times a second, of all of them together.

A process of its own with nothing but this in it: Linux counts into a child's peak memory what its parent held
when it was started, so that a command started by the bench itself would never seem smaller than the bench.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

EVERY = 0.01
"""Seconds between two looks at a tree of processes where the system does not count for us."""
BETWEEN = 0.2
"""Seconds between two looks at what all processes hold: each costs the kernel some milliseconds."""
PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of ru_maxrss."""


def main(how: str, cost: Path, log: Path, command: list[str]) -> None:
    """Run the command with its output in a log file, and write its cost."""
    watch = {"waited": waited, "sampled": sampled, "together": together}[how]
    with log.open("wb") as stream:
        began = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream)
        code, peak, worked, *held = watch(child)
        seconds = time.perf_counter() - began
    told = {"code": code, "seconds": seconds, "worked": worked, "peak": peak, "together": sum(held)}
    cost.write_text(json.dumps(told), encoding="utf-8")


def waited(child: "subprocess.Popen[bytes]") -> tuple[int, int, float]:
    """Return exit code, bytes of the largest process of a tree, and seconds of all its cores, as the kernel counted."""
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, used.ru_maxrss * PER_UNIT, used.ru_utime + used.ru_stime


def together(child: "subprocess.Popen[bytes]") -> tuple[int, int, float, int]:
    """Return the same, and the most that all processes were seen to hold: what several share counts once."""
    most, ended = 0, threading.Event()

    def look() -> None:
        nonlocal most
        while not ended.wait(BETWEEN):
            most = max(most, sum(map(share, family(child.pid))))

    looking = threading.Thread(target=look)
    looking.start()
    code, peak, worked = waited(child)
    ended.set()
    looking.join()
    return code, peak, worked, max(most, peak)


def family(first: int) -> Iterator[int]:
    """Yield a process and all that it and they have started and that still run."""
    yield first
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{first}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from family(int(child))


def share(process: int) -> int:
    """Return the bytes of a process, of each page that several have its part; 0 if it has ended."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def sampled(child: "subprocess.Popen[bytes]") -> tuple[int, int, float]:
    """Return the same, looked at from outside again and again: what a process did after the last look is missing."""
    import psutil

    peak, worked, first = 0, {}, psutil.Process(child.pid)
    while child.poll() is None:
        with contextlib.suppress(psutil.Error):
            for process in [first, *first.children(recursive=True)]:
                with contextlib.suppress(psutil.Error):
                    memory, cores = process.memory_info(), process.cpu_times()
                    # On Windows the most that it ever held.
                    peak = max(peak, getattr(memory, "peak_wset", memory.rss))
                    worked[process.pid] = cores.user + cores.system
        time.sleep(EVERY)
    return child.returncode, peak, sum(worked.values())


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])

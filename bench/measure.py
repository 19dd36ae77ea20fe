"""What a command costs as a whole process: seconds by the clock on the wall, bytes of its largest process."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median

LAUNCH = Path(__file__).with_name("launch.py")
HOW = "waited" if hasattr(os, "wait4") else "sampled"
LAST_WORDS = 2_000


class Failed(Exception):
    """A command that was to be measured did not end well; its text is the command and its last words."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One run of a command."""

    took: timedelta
    peak: int
    """Bytes of the largest single process among the command and all that it started and waited for."""
    worked: timedelta = timedelta()
    """Time of all cores together: where it is far below `took`, the process was kept waiting."""
    together: int = 0
    """Bytes that all its processes held at once, as far as it was looked at; 0 where nobody looked."""

    @property
    def busy(self) -> float:
        """Which part of the time that all cores have was worked."""
        return self.worked / (self.took * (os.cpu_count() or 1))

    def __add__(self, other: "Cost") -> "Cost":
        """Return the cost of one after the other."""
        peak, together = max(self.peak, other.peak), max(self.together, other.together)
        return Cost(self.took + other.took, peak, self.worked + other.worked, together)


@dataclass(frozen=True, slots=True)
class Costs:
    """Several runs of the same."""

    runs: tuple[Cost, ...]

    @property
    def seconds(self) -> tuple[float, float, float]:
        """Median, least and most."""
        took = [run.took.total_seconds() for run in self.runs]
        return median(took), min(took), max(took)

    @property
    def worked(self) -> float:
        """Median of the cores' seconds."""
        return median(run.worked.total_seconds() for run in self.runs)

    @property
    def waited(self) -> bool:
        """Whether a third of the time or more went by in waiting: for a core that others had, or for the disk."""
        return self.seconds[0] > 1.5 * self.worked

    @property
    def together(self) -> int:
        """Bytes that all processes of a run were seen to hold at once, in any run; 0 where nobody looked."""
        return max(run.together for run in self.runs)

    @property
    def peak(self) -> int:
        """Bytes of the largest process in any run."""
        return max(run.peak for run in self.runs)


def plain() -> dict[str, str]:
    """Return this environment as an office's machine has it: without what a developer told Python.

    Where it may not keep what it compiled (PYTHONDONTWRITEBYTECODE), every command compiles the desk anew.
    """
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(command: Sequence[str | Path], *, within: Path, how: str = HOW, together: bool = False) -> Cost:
    """Run a command in a folder, its output kept away; raises Failed with its last words.

    `how`: `waited`, memory as the kernel counted it, or `sampled`, looked at every 10 ms; `together`: that of all
    processes at once is looked at too, where the system tells it.
    """
    how = "together" if together and sys.platform == "linux" else how
    with tempfile.TemporaryDirectory(prefix="newsdesk-bench-") as folder:
        cost, log = Path(folder, "cost.json"), Path(folder, "log.txt")
        # Nothing but the standard library in the launcher, but where it needs psutil to look.
        bare = [] if how == "sampled" else ["-I", "-S"]
        code = subprocess.call([sys.executable, *bare, LAUNCH, how, cost, log, *command], cwd=within, env=plain())
        told = json.loads(cost.read_text("utf-8")) if cost.is_file() else {"code": code}
        if code or told["code"]:
            said = log.read_text("utf-8", "replace")[-LAST_WORDS:] if log.is_file() else ""
            raise Failed(f"{' '.join(map(str, command))}: {told['code']}\n{said}")
    return Cost(
        timedelta(seconds=told["seconds"]), told["peak"], timedelta(seconds=told["worked"]), told.get("together", 0)
    )

"""A command in a process of its own that may take so much time and memory and no more."""

import resource
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parents[2]
SECONDS, BYTES = 20, 400_000_000


def ran(desk: Path, *words: str, seconds: int = SECONDS, memory: int = BYTES) -> tuple[int, str]:
    """Run a command on a desk; return its exit code and everything that it said.

    `seconds` of work, `memory` of its own data: programs and libraries that are mapped do not count.
    """

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    command = [sys.executable, str(HOME / "tasks.py"), *words, "--desk", str(desk), "--today", "2026-11-20"]
    done = subprocess.run(
        command, capture_output=True, timeout=6 * seconds, stdin=subprocess.DEVNULL, preexec_fn=bounded, check=False
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")

"""Run a program that may crash or hang, and know afterwards what became of it: nothing of it lives on."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

QUICK = timedelta(seconds=30)
"""For a program that has only to say who it is; an old machine's scanner looks through it first."""
LONGEST = 200
"""Characters of what a program says of its end that are shown."""
_alive: set["subprocess.Popen[bytes]"] = set()
_stops: list[None] = []
"""One for each time that everything was ended: a program that was being started meanwhile is to end too."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended."""

    code: int | None
    """None where it could not be started or did not end in time."""
    said: str
    complained: str
    late: bool = False

    @property
    def well(self) -> bool:
        """Whether it did what it was asked for."""
        return self.code == 0

    @property
    def why(self) -> str:
        """Why it did not, for people."""
        if self.late:
            return "không trả lời"
        lines = [line.strip() for line in self.complained.splitlines() if line.strip()]
        last = f": {lines[-1][:LONGEST]}" if lines else ""
        return "không chạy được" + last if self.code is None else f"dừng với mã {self.code}{last}"


def run(
    words: Sequence[str],
    patience: timedelta = QUICK,
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Ended:
    """Run a program to its end, or end it with all that it started.

    What it says goes to files: a pipe would be waited for as long as anything that it started holds it.
    """
    with tempfile.TemporaryDirectory(prefix="newsdesk-", ignore_cleanup_errors=True) as scratch:
        out, err, stops = Path(scratch, "out.txt"), Path(scratch, "err.txt"), len(_stops)
        try:
            with out.open("wb") as said, err.open("wb") as complained:
                program = subprocess.Popen(
                    words,
                    stdin=subprocess.DEVNULL,
                    stdout=said,
                    stderr=complained,
                    env=dict(environment) if environment is not None else None,
                    cwd=folder,
                    start_new_session=True,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
        except (OSError, ValueError) as fault:
            return Ended(None, "", getattr(fault, "strerror", None) or str(fault))
        _alive.add(program)
        if len(_stops) != stops:
            _end(program)
        late = _waited(program, patience)
        return Ended(None if late else program.returncode, _text(out), _text(err), late)


def _waited(program: "subprocess.Popen[bytes]", patience: timedelta) -> bool:
    """Wait for a program; return whether it had to be ended."""
    try:
        program.wait(patience.total_seconds())
    except subprocess.TimeoutExpired:
        return True
    finally:
        _end(program)
        _alive.discard(program)
    return False


def end_all() -> None:
    """End whatever still runs or is being started: somebody stopped waiting for it."""
    _stops.append(None)
    for program in tuple(_alive):
        _end(program)


def _end(program: "subprocess.Popen[bytes]") -> None:
    """End a program and what it started, if any of it still runs."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(program.pid, signal.SIGKILL)
        elif program.poll() is None:
            _end_tree(program)
    program.wait()


def _end_tree(program: "subprocess.Popen[bytes]") -> None:
    """End a program with its children (Windows)."""
    taskkill = Path(os.environ.get("SYSTEMROOT", "C:/Windows"), "System32", "taskkill.exe")
    with suppress(OSError, subprocess.TimeoutExpired):
        words = [str(taskkill), "/F", "/T", "/PID", str(program.pid)]
        subprocess.run(words, capture_output=True, check=False, timeout=10)
    program.kill()


def _text(path: Path) -> str:
    with suppress(OSError):
        return path.read_bytes().decode("utf-8", "replace")
    return ""

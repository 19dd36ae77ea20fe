"""Whoever listens may go away: the work goes on, nothing is thrown at an editor."""

import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("rest", ["| true", "> /dev/full", ">&-", ">&- 2>&-", "2> /dev/full >&2"])
def test_nobody_listening_is_no_fault(desk: Path, rest: str) -> None:
    words = f'"{sys.executable}" "{HOME / "tasks.py"}" status --desk "{desk}" --today 2026-11-20'
    told = subprocess.run(["bash", "-o", "pipefail", "-c", f"{words} {rest}"], capture_output=True, check=False)
    assert told.returncode == 0, told.stderr.decode()
    assert told.stderr == b""

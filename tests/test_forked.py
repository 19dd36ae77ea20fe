"""What is done on all cores ends with the command that asked for it."""

import subprocess
import sys
from pathlib import Path

import pytest

from newsdesk import files

AT_WORK = """
import os, sys, time
from pathlib import Path
from newsdesk import files
import newsdesk.forked as at_work

def work(number):
    os.write(1, f"{number}\\n".encode())
    time.sleep(600)

with files.only_one(Path(sys.argv[1])):
    at_work.cores = lambda: 2
    list(at_work.forked(work, range(2), fewest=2))
"""
SOON = 10
"""Seconds that a busy machine may take."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
def test_workers_end_and_let_the_lock_go_when_their_command_is_killed(tmp_path: Path) -> None:
    lock = tmp_path / "desk.lock"
    command = [sys.executable, "-c", AT_WORK, str(lock)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]) as running:
        assert running.stdout
        assert sorted(running.stdout.readline() for _ in range(2)) == [b"0\n", b"1\n"]
        running.kill()
        with files.only_one(lock, SOON):
            assert running.communicate(timeout=SOON) == (b"", None)

"""A disk that is full is said once."""

import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_fault_and_no_trace_behind_it() -> None:
    code = """
from pathlib import Path
from newsdesk.audio import chimes
try:
    chimes.write(chimes.STING, Path("/dev/full"))
except OSError:
    print("full")
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=HOME, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"full\n", b"")

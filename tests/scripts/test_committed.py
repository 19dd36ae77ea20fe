"""The words that lie beside the samples are those that the samples are told by."""

import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parents[2]


def test_the_committed_scripts_are_those_of_the_committed_stories(tmp_path: Path) -> None:
    for name in ("content", "exemplars", "audio_scripts"):
        shutil.copytree(HOME / name, tmp_path / name)
    command = [sys.executable, str(HOME / "tasks.py"), "scripts", "--check", "--desk", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "script-stale" not in done.stdout + done.stderr

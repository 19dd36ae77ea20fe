"""Imports run down only, and the check that says so really looks."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tasks import CHECKS

HOME = Path(__file__).parents[1]


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, *CHECKS["lint-imports"], "--no-cache"]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("added", "code"), [("", 0), ("from newsdesk.commands import console\n", 1)])
def test_an_import_that_runs_up_is_found(tmp_path: Path, added: str, code: int) -> None:
    shutil.copytree(HOME / "newsdesk", tmp_path / "newsdesk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOME / "pyproject.toml", tmp_path)
    with (tmp_path / "newsdesk/model/calendar.py").open("a", encoding="utf-8") as module:
        module.write(added)
    done = linted(tmp_path)
    assert done.returncode == code, done.stdout
    assert "Contracts: " in done.stdout

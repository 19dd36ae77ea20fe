"""What opens the desk by a double click: on Windows by its form, elsewhere by running it."""

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1]
CMD = HOME / "ban-bien-tap.cmd"
SH = HOME / "ban-bien-tap.sh"


def test_windows_reads_the_file_in_any_code_page_and_finds_its_labels() -> None:
    content = CMD.read_bytes()
    content.decode("ascii")
    lines = subprocess.run(
        ["git", "check-attr", "eol", "--", CMD.name], cwd=HOME, capture_output=True, text=True, check=True
    )
    assert lines.stdout.strip().endswith("eol: crlf")
    wanted = set(re.findall(rb"(?:goto|call) :(\w+)", content))
    assert wanted <= set(re.findall(rb"(?m)^:(\w+)", content))


@pytest.mark.parametrize("name", re.findall(r'type "%WORDS%\\([^"]+)"', CMD.read_text("ascii")))
def test_what_windows_shows_is_there_and_composed(name: str) -> None:
    text = (HOME / "newsdesk" / "desk" / "windows" / name).read_text("utf-8")
    assert text.strip()
    assert unicodedata.is_normalized("NFC", text)


def opened(folder: Path, *words: str, path: str = os.environ["PATH"]) -> subprocess.CompletedProcess[str]:
    sh = shutil.which("sh")
    assert sh
    return subprocess.run(
        [sh, str(folder / SH.name), *words],
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False, env={"PATH": path},
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    there = tmp_path / "Bàn (biên) & tập $HOME"
    there.mkdir()
    shutil.copy(SH, there)
    (there / "tasks.py").write_text("import sys; print(sys.argv[1:]); sys.exit(3)", "utf-8")
    return there


@pytest.mark.skipif(sys.platform == "win32", reason="ban-bien-tap.cmd is for Windows")
def test_elsewhere_the_task_is_called_and_its_code_handed_on(folder: Path) -> None:
    ended = opened(folder, "--port", "8406")
    assert (ended.returncode, ended.stdout) == (3, "['desk', '--port', '8406']\n")


@pytest.mark.skipif(sys.platform == "win32", reason="ban-bien-tap.cmd is for Windows")
def test_without_a_python_it_is_said_in_a_sentence(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "dirname").symlink_to(shutil.which("dirname") or "")
    (tmp_path / "bin" / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "bin" / "python3").chmod(0o755)
    ended = opened(folder, path=str(tmp_path / "bin"))
    assert ended.returncode == 3
    assert "chưa có Python 3.11" in ended.stderr

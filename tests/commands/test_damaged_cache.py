"""Whatever lies in .cache in the place of what the machine remembers: it is thrown away, and made anew."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
SECONDS = 60
"""Far more than a command takes here; one that waits for a pipe waits for ever."""


def said(desk: Path, command: str, code: int = 0) -> str:
    words = [sys.executable, str(HOME / "tasks.py"), command, "--desk", str(desk), "--today", "2026-11-20"]
    done = subprocess.run(words, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL, check=False)
    told = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert "Traceback" not in told, told
    assert done.returncode == code, told
    return told


def no_more(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def a_pipe(path: Path) -> None:
    no_more(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    no_more(path)
    (path / "trong").mkdir(parents=True)


def a_file(path: Path) -> None:
    no_more(path)
    path.write_text("x", encoding="utf-8")


@pytest.mark.parametrize("lay", [a_pipe, a_folder])
def test_what_is_no_file_in_the_cache_is_made_anew(lay, voiced: Path) -> None:  # type: ignore[no-untyped-def]
    facts = sorted((voiced / ".cache/clips").glob("*.json"))
    lay(facts[0])
    lay(facts[1].with_suffix(".mp3"))
    for name in ("site.msgpack", "desk.unfinished", "desk/memory.txt", "desk/memory.db", "desk/now"):
        lay(voiced / ".cache" / name)
    said(voiced, "status")
    said(voiced, "publish")
    assert facts[0].is_file()
    assert facts[1].with_suffix(".mp3").is_file()
    assert (voiced / ".cache/site.msgpack").is_file()
    assert (voiced / ".cache/desk/memory.db").is_file()


@pytest.mark.parametrize("name", [".cache", ".cache/clips", ".cache/pictures", ".cache/desk", ".cache/desk.lock"])
@pytest.mark.parametrize("lay", [a_pipe, a_file, a_folder])
def test_what_is_no_folder_in_the_cache_is_made_anew(name: str, lay, desk: Path) -> None:  # type: ignore[no-untyped-def]
    (desk / ".cache").mkdir(exist_ok=True)
    lay(desk / name)
    said(desk, "check")
    said(desk, "status")
    said(desk, "site")
    left = desk / name  # what nothing was laid in need not be there again
    assert left.is_file() if name.endswith(".lock") else left.is_dir() or not left.exists()


FOLDERS = ["output", "output/site", "audio_scripts", "audio_scripts/scripts", "audio_scripts/rundowns"]


@pytest.mark.parametrize("name", FOLDERS)
def test_a_file_in_the_place_of_a_folder_that_people_see_is_named_and_left_alone(name: str, voiced: Path) -> None:
    (voiced / name).parent.mkdir(exist_ok=True)
    a_file(voiced / name)
    told = said(voiced, "publish", code=3)
    assert f"{voiced / name} không phải là thư mục" in told
    assert (voiced / name).read_text(encoding="utf-8") == "x"

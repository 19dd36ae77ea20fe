"""Whoever listens may go away; what was typed is said back, and does nothing to the terminal."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from unicodedata import category
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.commands import console, publish, script_files
from newsdesk.commands.console import USAGE, UsageFault
from newsdesk.errors import DeskError

HOME = Path(__file__).parents[2]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("rest", ["| true", "> /dev/full", ">&-", ">&- 2>&-", "2> /dev/full >&2"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("asked", ["status --desk '{desk}' --today 2026-11-20", "--list", "approve --help"])
def test_nobody_listening_is_no_fault(desk: Path, asked: str, unbuffered: str, rest: str) -> None:
    words = f'"{sys.executable}" "{HOME / "tasks.py"}" {asked.format(desk=desk)} {rest}'
    env = os.environ | {"PYTHONUNBUFFERED": unbuffered}
    told = subprocess.run(["bash", "-o", "pipefail", "-c", words], capture_output=True, check=False, env=env)
    assert told.returncode == 0, told.stderr.decode()
    assert told.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    ("rest", "code", "said"),
    [
        ("<&-", 0, ""),
        (">&-", 0, ""),
        ("<&- >&- 2>&-", 0, ""),
        ("> /dev/full", 3, "Ổ đĩa đã đầy khi ghi đầu ra."),
    ],
)
def test_who_speaks_lines_into_nothing_is_told_in_a_sentence_or_not_at_all(rest: str, code: int, said: str) -> None:
    words = f'echo "30 kg" | "{sys.executable}" "{HOME / "tasks.py"}" speak {rest}'
    told = subprocess.run(["bash", "-c", words], capture_output=True, check=False)
    assert told.returncode == code, told.stderr.decode()
    assert (said in told.stderr.decode()) if said else not told.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(("rest", "code"), [("> /dev/full", 3), ("| true", 0), (">&-", 0)])
@pytest.mark.parametrize(
    "asked", ["check --format json --today 2026-11-20", 'where "Chị Hoa"', "why 2026-11-21 sang --today 2026-11-20"]
)
def test_who_asks_and_gets_nothing_is_told(desk: Path, asked: str, rest: str, code: int) -> None:
    words = f'"{sys.executable}" "{HOME / "tasks.py"}" {asked} --desk "{desk}" {rest}'
    told = subprocess.run(["bash", "-o", "pipefail", "-c", words], capture_output=True, check=False)
    assert told.returncode == code, told.stderr.decode()
    assert told.stderr.decode().startswith("DỪNG: Ổ đĩa đã đầy khi ghi đầu ra." if code else "")
    assert b"Traceback" not in told.stderr


def test_a_command_is_told_as_it_is_typed_on_windows() -> None:
    said = "Chạy lại: python3 tasks.py scripts"
    assert console.as_typed(said, windows=True) == "Chạy lại: py tasks.py scripts"
    assert console.as_typed(said, windows=False) == said


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    gone = tmp_path / "đã xóa"
    gone.mkdir()
    words = f'cd "{gone}" && rmdir "{gone}" && "{sys.executable}" "{HOME / "tasks.py"}" check --desk nơi-khác'
    told = subprocess.run(["bash", "-c", words], capture_output=True, check=False)
    assert told.returncode == 3
    assert told.stderr.decode().startswith("DỪNG: Thư mục đang mở không còn trên máy.")
    assert b"Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tổ bép", "tổ bép"),
        ("\x1b[31mđỏ\x07\x1b]0;x\x07", "[31mđỏ]0;x"),
        ("a\u202etxt.exe\u2066\u200b", "atxt.exe"),
        ("a\r\nXong.\n\n  xóa: hết\tb\u2028c", "a Xong. xóa: hết b c"),
        ("\udcff\x9bK", "K"),
        ("b" * 80, "b" * 80),
        ("b" * 81, "b" * 80 + "…"),
        ("rau " * 50_000, ("rau " * 20).rstrip() + "…"),
    ],
)
def test_what_was_typed_is_said_back_short_and_harmless(
    capsys: pytest.CaptureFixture[str], typed: str, said: str
) -> None:
    def refused() -> int:
        raise UsageFault(
            f"Không có đơn vị “{typed}”. Có phải “to-bep”? Chọn một trong:\n  to-bep: Tổ bếp\n  y-te: Y tế"
        )

    assert console.guarded(refused) == USAGE
    assert capsys.readouterr().err == (
        f"Không có đơn vị “{said}”. Có phải “to-bep”? Chọn một trong:\n  to-bep: Tổ bếp\n  y-te: Y tế\n"
    )


@given(st.text())
def test_nothing_typed_moves_the_cursor(typed: str) -> None:
    for sentence in (f"Không hiểu “{typed}”. Xem lại.", f"Thư mục {typed} thiếu."):
        said = console.in_short(sentence)
        assert not any(category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in said.replace("\n  ", ""))


def test_a_command_that_nobody_knows_is_said_back_the_same_way() -> None:
    words = [sys.executable, HOME / "tasks.py", "khong-co", "\x1b[2J" + "x" * 500]
    told = subprocess.run(words, capture_output=True, check=False, text=True)
    assert told.returncode == USAGE
    assert "\x1b" not in told.stderr
    assert len(told.stderr) < 200


def test_what_stops_publishing_after_the_new_website_is_out_says_so(
    voiced: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    today = date(2026, 11, 20)
    refusing = mock.patch.object(script_files, "write", side_effect=DeskError("no-permission", path="audio_scripts"))
    with refusing:
        assert console.guarded(publish.run, root=voiced, today=today) == console.MACHINE
    said = capsys.readouterr().err
    assert (voiced / "output/site/index.html").is_file()
    assert "Bản phát hành mới đã ra rồi" in said
    assert "Bản phát hành trước vẫn còn nguyên" not in said


def test_memory_that_runs_out_is_said_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    def hungry() -> int:
        raise MemoryError

    assert console.guarded(hungry) == console.MACHINE
    said = capsys.readouterr().err
    assert said.startswith("DỪNG: Máy hết bộ nhớ")
    assert said.count("\n") == 1


def test_a_desk_whose_name_fills_a_screen_is_said_back_in_short(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = str(tmp_path / "/".join(["thu-muc-rat-dai"] * 400))
    assert console.guarded(lambda: bool(console.desk_at(long, tmp_path))) == USAGE
    said = capsys.readouterr().err
    assert "chưa phải là một bàn biên tập" in said
    assert len(said) < 400

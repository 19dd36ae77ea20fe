"""A bar is seen at a real terminal and nowhere else, and is gone when the work is, whatever ended it."""

import json
import os
import pty
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from newsdesk.commands import console, progress
from newsdesk.commands.progress import left, over, stages

HOME = Path(__file__).parents[2]
SHOW, HIDE = "\x1b[?25h", "\x1b[?25l"
"""A terminal's words for its cursor."""
PRELUDE = "import time\nfrom newsdesk.commands import console, progress\nprogress.DELAY = 0.1\n"
WORK = """
with progress.progress("Đang làm thử") as told:
    for done in range(8):
        told(done, 8)
        time.sleep(0.1)
    console.say("một dòng giữa chừng")
    time.sleep(0.3)
console.say("xong")
"""


def environment(**other: str) -> dict[str, str]:
    told = {key: value for key, value in os.environ.items() if key not in {"CI", "NO_COLOR", progress.LINES}}
    return {**told, "TERM": "xterm-256color", "PYTHONPATH": str(HOME), "PYTHONUTF8": "1", **other}


def at_terminal(work: str, *, stop_after: float | None = None, **other: str) -> tuple[str, int]:
    """Run work at a pseudo terminal; return all that was drawn, and how it ended."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", PRELUDE + work]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment(**other), start_new_session=True
    ) as process:
        os.close(theirs)
        if stop_after:
            threading.Timer(stop_after, lambda: process.send_signal(signal.SIGINT)).start()
        said = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # how Linux says that nobody is at the other end any longer
                break
            if not piece:
                break
            said += piece
        process.wait(60)
    os.close(ours)
    return said.decode("utf-8", "replace"), process.returncode


def in_pipes(work: str, **other: str) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", PRELUDE + work], env=environment(**other), capture_output=True, text=True, check=True
    )
    return done.stdout, done.stderr


def test_a_bar_is_drawn_at_a_terminal_and_taken_away_for_a_line_and_at_the_end() -> None:
    said, code = at_terminal(WORK)
    assert code == 0
    assert "Đang làm thử" in said
    assert "━" in said
    assert "/8" in said
    assert "còn khoảng" in said
    assert "một dòng giữa chừng\r\n" in said
    assert said.rindex(SHOW) > said.rindex(HIDE)
    assert said.endswith("xong\r\n")


@pytest.mark.parametrize("other", [{"CI": "true"}, {"TERM": "dumb"}])
def test_a_terminal_that_nobody_looks_at_or_that_cannot_draw_gets_none(other: dict[str, str]) -> None:
    assert at_terminal(WORK, **other) == ("một dòng giữa chừng\r\nxong\r\n", 0)


def test_a_pipe_gets_the_lines_alone() -> None:
    assert in_pipes(WORK) == ("một dòng giữa chừng\nxong\n", "")


def test_who_runs_a_command_may_have_it_in_lines() -> None:
    out, err = in_pipes(WORK + "\nfor one in progress.over('Hai', [1]): pass", **{progress.LINES: "lines"})
    told = [json.loads(line) for line in err.splitlines()]
    assert out == "một dòng giữa chừng\nxong\n"
    assert told[0] == {"progress": "Đang làm thử", "done": 0, "total": 8}
    assert told[-1] == {"progress": "Hai", "done": 1, "total": 1}


def test_work_that_is_soon_over_draws_nothing_and_never_loads_rich() -> None:
    work = """
progress.DELAY = 5
with progress.progress("Nhanh") as told: told(1, 2)
import sys
console.say(f"rich: {'rich' in sys.modules}")
"""
    assert at_terminal(work) == ("rich: False\r\n", 0)


@pytest.mark.parametrize(
    ("work", "stop_after", "code", "words"),
    [
        ("with progress.progress('Hỏng'):\n    time.sleep(0.5)\n    raise SystemExit(7)", None, 7, ""),
        (
            "def work():\n    with progress.progress('Lâu'):\n        time.sleep(30)\n"
            "raise SystemExit(console.guarded(work))",
            1.5,
            console.STOPPED,
            "Đã dừng theo yêu cầu",
        ),
    ],
)
def test_what_fails_or_is_stopped_gives_the_cursor_back(
    work: str, stop_after: float | None, code: int, words: str
) -> None:
    said, ended = at_terminal(work, stop_after=stop_after)
    assert ended == code
    assert HIDE in said
    assert said.rindex(SHOW) > said.rindex(HIDE)
    assert words in said


def test_an_inner_piece_of_work_draws_no_second_bar_and_the_outer_one_goes_on() -> None:
    work = """
with progress.progress("Ngoài"):
    for _ in progress.over("Trong", range(3)):
        time.sleep(0.2)
    assert progress._Bar.shown
assert progress._Bar.shown is None
"""
    said, code = at_terminal(work)
    assert (code, "Ngoài" in said, "Trong" in said) == (0, True, False)


def test_another_thread_draws_nothing_at_the_terminal_of_the_desk() -> None:
    work = """
import threading
def work():
    for _ in progress.over("Ẩn", range(3)): time.sleep(0.2)
thread = threading.Thread(target=work)
thread.start(); thread.join()
"""
    assert at_terminal(work) == ("", 0)


def test_whoever_listens_hears_how_far_it_is() -> None:
    heard: list[tuple[str, int, int]] = []
    with progress.heard_by(lambda *told: heard.append(told)):
        assert list(over("Đếm", "ab")) == ["a", "b"]
        with stages({"a": "Một", "b": "Hai"}) as told:
            told("a", 1, 1)
            told("b", 2, 5)
    assert heard == [("Đếm", 0, 2), ("Đếm", 1, 2), ("Đếm", 2, 2), ("Một", 1, 1), ("Hai", 2, 5)]


def test_stages_share_one_bar() -> None:
    work = """
with progress.stages({"a": "Một", "b": "Hai"}) as told:
    for stage in "ab":
        told(stage, 1, 2)
        time.sleep(0.4)
"""
    said, code = at_terminal(work)
    assert (code, "Một" in said, "Hai" in said, said.count(HIDE)) == (0, True, True, 1)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0.2, "còn khoảng 5 giây"),
        (31, "còn khoảng 35 giây"),
        (61, "còn khoảng 2 phút"),
        (3600, "còn khoảng 1 giờ 0 phút"),
        (7000, "còn khoảng 1 giờ 57 phút"),
    ],
)
def test_the_time_that_is_left_is_said_in_words(seconds: float | None, words: str) -> None:
    assert left(seconds) == words


def test_check_of_a_desk_draws_a_bar_at_a_terminal(desk: Path) -> None:
    work = f"""
progress.DELAY = 0
from newsdesk.commands import check, reading
from datetime import date
from pathlib import Path
real = reading.take_in
def slow(*asked):
    time.sleep(0.6)
    return real(*asked)
reading.take_in = slow
raise SystemExit(check.run(Path({str(desk)!r}), date(2026, 11, 20)))
"""
    said, code = at_terminal(work)
    assert code == 0
    assert progress.READING in said
    assert said.rstrip().endswith("cần sửa.")

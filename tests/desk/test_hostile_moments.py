"""Moments at which a desk is hit: somebody else at work, a desk that is killed, a disk that is full."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from newsdesk import files
from newsdesk.commands import console
from newsdesk.desk import writing
from newsdesk.desk.here import here_at
from tests.conftest import TODAY
from tests.desk.opened import Opened, opened
from tests.desk.test_steps import post, seen

HOME = Path(__file__).parents[2]
BEGINS = """
import sys, time
from pathlib import Path
from newsdesk.desk.work import Workshop
shop = Workshop(Path(sys.argv[1]))
work = shop.begin("Phát hành", ["publish", "--today", "2026-11-20"])
print(work.process.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    with opened(desk) as here:
        yield here


def test_whoever_presses_while_a_terminal_works_is_told_and_other_pages_stay_alive(
    here: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.2)
    story = here.root / "exemplars/2025/y-tuong.md"
    before = story.read_bytes()
    with files.only_one(here.root / console.LOCK):
        status, _, text = post(here, "/do/return", story="bep-mot-chieu", by="Hội đồng", reason="Thiếu số liệu năm nay")
        assert "Đang đợi một lệnh khác trên bàn này làm xong" in text
        assert "Đợi lệnh đó xong" in text
        assert status == 422
        assert "Thiếu số liệu năm nay" in text, "what was filled in stays"
        assert "Máy này" in seen(here, "/machine")
    assert story.read_bytes() == before


def test_two_presses_of_one_desk_come_one_after_the_other_or_not_at_all(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.2)
    here = here_at(desk, lambda: TODAY, "khoa")
    with here.writing, pytest.raises(Exception, match="busy"), here.writing:
        pass
    with here.writing:
        pass
    here.close()


def test_work_ends_with_a_desk_that_is_killed_and_the_next_one_finds_it_free(desk: Path) -> None:
    with files.only_one(desk / console.LOCK):  # the work waits here until its desk is gone
        asked = [sys.executable, "-c", BEGINS, str(desk)]
        with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True, cwd=HOME) as parent:
            assert parent.stdout
            work = psutil.Process(int(parent.stdout.readline()))
            time.sleep(2)
            goes_on = work.is_running()
            parent.kill()
        assert goes_on
        assert psutil.wait_procs([work], timeout=8)[1] == []
    with files.only_one(desk / console.LOCK, wait=1):
        pass

"""What commands said that ran long is kept for whoever looks, and not for ever."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsdesk.desk import work
from newsdesk.desk.work import Workshop
from tests.desk.opened import PATIENCE


def test_of_many_only_the_last_are_kept_and_each_has_a_number_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "MOST_KEPT", 2)
    monkeypatch.setattr(Workshop, "_started", lambda *_: _a_short_one())
    shop = Workshop(tmp_path)
    numbers = []
    for _ in range(4):
        begun = shop.begin("Phát hành", ["publish"])
        numbers.append(begun.number)
        until = time.monotonic() + PATIENCE
        while begun.code is None:
            assert time.monotonic() < until
            time.sleep(0.01)
    assert numbers == [1, 2, 3, 4]
    assert [bool(shop.found(number)) for number in numbers] == [False, False, True, True]


@pytest.mark.parametrize(("way", "told"), [("os.kill(os.getpid(), 9)", True), ("sys.exit(3)", True), ("", False)])
def test_a_command_that_was_killed_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, told: bool
) -> None:
    words = [sys.executable, "-I", "-S", "-c", f"import os, sys\n{way}"]
    monkeypatch.setattr(Workshop, "_started", lambda *_: subprocess.Popen(words, stdout=subprocess.PIPE, text=True))
    begun = Workshop(tmp_path).begin("Phát hành", ["publish"])
    until = time.monotonic() + PATIENCE
    while begun.code is None:
        assert time.monotonic() < until
        time.sleep(0.01)
    assert begun.well is not told
    assert begun.said == ([work.CUT_OFF] if told else [])


def _a_short_one() -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-I", "-S", "-c", ""], stdout=subprocess.PIPE, text=True)

"""The bench of the desk that is kept alive edits real files and sees each edit."""

from pathlib import Path

import pytest

from bench import desk, living
from bench.story import TODAY


def test_every_row_is_timed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(living, "EDITS", 5)
    desk.make(tmp_path / "desk", 12, 405)
    lines = list(living._report("12 stories", tmp_path / "desk", TODAY))
    assert [line.split("  ")[1] for line in lines[1:]] == [
        "whole reading without memory",
        "whole reading cold",
        *["whole again after one change"] * 3,
        "one story after an edit",
        "the same, desk being read",
        "the same, desk read all anew",
    ]
    assert "5 edits" in lines[-1]

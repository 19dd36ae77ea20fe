"""What was told on a day gone by can be asked for as long as the desk is in order today."""

from datetime import date
from pathlib import Path

import pytest

from newsdesk import commands


def test_an_approval_after_a_day_gone_by_is_no_fault_of_today(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run("why", root=desk, today=date(2026, 11, 20), day=date(2026, 9, 1), slot="sang") == 0
    said = capsys.readouterr().out
    assert "1/9/2026" in said
    assert "[approval-in-future]" not in said

"""What was told on a day gone by can be asked for as long as the desk is in order today."""

from datetime import date
from pathlib import Path

import pytest

from newsdesk import commands
from newsdesk.commands.console import UsageFault

TODAY = date(2026, 11, 20)


GONE_BY = date(2026, 9, 1)


def plan(desk: Path) -> None:
    """Plan the coming week as it was planned on the day gone by."""
    assert commands.run("audio", root=desk, today=TODAY) == 0
    folder = desk / "audio_scripts/rundowns"
    text = (folder / "2026-11-20-sang.yaml").read_text("utf-8")
    (folder / "2026-09-01-sang.yaml").write_text(text.replace("2026-11-20", GONE_BY.isoformat()), encoding="utf-8")


def test_nothing_is_made_up_of_a_day_of_which_nothing_is_on_file(desk: Path) -> None:
    with pytest.raises(UsageFault, match="không rõ đã phát bài nào"):
        commands.run("why", root=desk, today=TODAY, day=GONE_BY, slot="sang")


@pytest.mark.usefixtures("voiced")
def test_an_approval_after_a_day_gone_by_is_no_fault_of_today(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan(desk)
    capsys.readouterr()
    assert commands.run("why", root=desk, today=TODAY, day=GONE_BY, slot="sang") == 0
    said = capsys.readouterr().out
    assert "1/9/2026" in said
    assert "[approval-in-future]" not in said


@pytest.mark.usefixtures("voiced")
def test_a_rundown_that_speaks_of_another_day_than_its_name_is_told_and_left_alone(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan(desk)
    path = desk / "audio_scripts/rundowns/2026-09-01-sang.yaml"
    edited = path.read_text("utf-8").replace("2026-09-01", "2026-12-01")
    path.write_text(edited, encoding="utf-8")
    capsys.readouterr()
    assert commands.run("audio", root=desk, today=TODAY) == 0
    assert "2026-09-01-sang.yaml:1: LƯU Ý [rundown-unreadable]" in capsys.readouterr().out
    assert path.read_text("utf-8") == edited

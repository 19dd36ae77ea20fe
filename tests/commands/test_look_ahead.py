"""Only what a running order asks for can be missing from it; where nothing is due, nothing is full."""

from datetime import date
from pathlib import Path

import pytest

from newsdesk import commands

PROGRAMMES = "content/programmes.yaml"
TODAY = date(2026, 11, 20)


def test_a_programme_of_news_alone_lacks_no_story_but_may_end_early(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (desk / PROGRAMMES).read_text("utf-8")
    edited = text.replace("exemplar, ", "")
    assert edited != text
    (desk / PROGRAMMES).write_text(edited, encoding="utf-8")
    assert commands.run("check", root=desk, today=TODAY) == 0
    said = capsys.readouterr().out
    assert "[rundown-no-exemplar]" not in said
    assert "[rundown-ends-early]" in said


def test_a_desk_without_a_slot_does_not_boast_of_its_programmes(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / PROGRAMMES).write_text("programmes: []\n", encoding="utf-8")
    assert commands.run("status", root=desk, today=TODAY) == 0
    said = capsys.readouterr().out
    assert said.count("Không có khung giờ nào.") == 2
    assert "đều đủ bài" not in said

"""The bench of papers makes a whole year of them and says what each took."""

import re
from pathlib import Path

import pytest

from bench import papers
from newsdesk import commands


def test_times_each_command_that_makes_papers_and_names_those_it_does_not_know(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "STORIES", 15)
    monkeypatch.setattr(papers, "RUNDOWNS", 10)
    monkeypatch.setattr(papers, "EVENTS", 3)
    monkeypatch.setattr(commands, "NAMES", frozenset({"report", "sheets", "check", "later"}))
    said = list(papers.report(tmp_path, 405))
    assert [line.partition(":")[0] for line in said[1:4]] == ["report", "sheets", "All papers"]
    assert all(re.search(r"\d\.\d\d s \(\d+\.\d\d s of work\)", line) for line in said[1:4])
    assert said[-1].endswith("does not know them: later.")
    assert (tmp_path / "papers/output/office/report/2026/bao-cao-2026.docx").is_file()

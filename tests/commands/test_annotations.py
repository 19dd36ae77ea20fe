import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk import messages
from newsdesk.commands import check
from newsdesk.commands.annotations import as_code_quality, as_workflow_commands
from newsdesk.problems import WHOLE, Place, Problem, Severity, error, notice
from tests.conftest import TODAY

COMMAND = re.compile(r"::(error|notice) file=([^:,\n]*)(?:,line=(\d+))?,title=([^:,\n]*)::(.*)\Z")
HOSTILE = [
    "Bếp\n::error file=x::giả",
    "Bếp\r::set-output name=a::b",
    "100% ::add-mask::a, b: c",
    "Bếp\u2028::notice::giả",
    "%0A::error::giả",
    "##[error]giả",
]


def found(written: str, line: int = 3, severity: Severity = Severity.ERROR) -> Problem:
    facts = {"key": written, "first": str(line - 1)}
    return Problem(Place("exemplars/2026/bep.md", line), "yaml-doubled-key", severity, facts)


def decoded(text: str) -> str:
    for written, meant in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(written, meant)
    return text


def test_an_error_and_a_notice_stand_beside_their_lines() -> None:
    problems = [
        error(Place("exemplars/2026/a, b: c.md", 7), "yaml-key"),
        notice(Place("media/a.wav", WHOLE), "yaml-key"),
    ]
    said = messages.sentence(problems[0])
    assert list(as_workflow_commands(problems)) == [
        f"::error file=exemplars/2026/a%2C b%3A c.md,line=7,title=LỖI [yaml-key]::{said}",
        f"::notice file=media/a.wav,title=LƯU Ý [yaml-key]::{said}",
    ]


@pytest.mark.parametrize("written", HOSTILE)
def test_no_text_of_the_desk_begins_a_command_of_its_own(written: str) -> None:
    (line,) = as_workflow_commands([found(written)])
    assert line.splitlines() == [line]
    match = COMMAND.match(line)
    assert match
    assert decoded(match[5]).split() == messages.sentence(found(written)).split()


@given(st.text())
def test_no_text_at_all_breaks_either_form(written: str) -> None:
    problem = Problem(Place(written or "a", 2), "yaml-doubled-key", Severity.NOTICE, {"key": written, "first": "1"})
    (line,) = as_workflow_commands([problem])
    assert len(line.splitlines()) == 1
    assert COMMAND.match(line)
    (told,) = json.loads(as_code_quality([problem]))
    assert told["description"] == messages.sentence(problem)


def test_a_code_quality_report_tells_all_that_gitlab_asks_for() -> None:
    (told,) = json.loads(as_code_quality([found("title")]))
    assert told.pop("fingerprint").isalnum()
    assert told == {
        "description": messages.sentence(found("title")),
        "check_name": "yaml-doubled-key",
        "severity": "blocker",
        "location": {"path": "exemplars/2026/bep.md", "lines": {"begin": 3}},
    }
    (whole,) = json.loads(as_code_quality([notice(Place("media/a.wav", WHOLE), "yaml-key")]))
    assert (whole["severity"], whole["location"]["lines"]["begin"]) == ("minor", 1)


def prints(*problems: Problem) -> list[str]:
    return [told["fingerprint"] for told in json.loads(as_code_quality(problems))]


def test_a_fingerprint_outlives_lines_that_are_added_above() -> None:
    assert prints(found("title", line=3)) == prints(found("title", line=30))
    shared = [error(Place("a.md", 1), "slip-shared", slip="P", other=f"b.md:{line}") for line in (3, 9)]
    assert prints(shared[0]) == prints(shared[1])
    assert prints(found("title")) != prints(found("kind"))


def test_the_same_finding_on_two_lines_has_two_fingerprints() -> None:
    assert len(set(prints(found("title", line=3), found("title", line=9)))) == 2


@pytest.mark.parametrize(("form", "code"), [("github", 1), ("gitlab", 1), ("xml", None)])
def test_check_says_it_in_the_form_that_was_asked_for(
    form: str, code: int | None, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = next((desk / "exemplars").rglob("*.md"))
    story.write_text(story.read_text(encoding="utf-8").replace("kind: ", "kind: x"), encoding="utf-8")
    if code is None:
        with pytest.raises(check.console.UsageFault, match="github, gitlab"):
            check.run(desk, TODAY, form)
        return
    assert check.run(desk, TODAY, form) == code
    said = capsys.readouterr().out
    if form == "github":
        assert next(line for line in said.splitlines() if COMMAND.match(line)).startswith("::error file=exemplars/")
    else:
        assert "value-unknown" in {told["check_name"] for told in json.loads(said)}

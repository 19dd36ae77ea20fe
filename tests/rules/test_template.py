"""A new draft's examples are no story: they are found where they were left, and nobody hands them in."""

from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk import commands
from newsdesk.commands.console import UsageFault
from newsdesk.commands.drafting import LATER
from newsdesk.model.story import Evidence, SpokenText, Stage
from newsdesk.model.template import CLAIM, LESSON, QUESTION, SHORT, SOURCE, SUMMARY
from newsdesk.problems import Severity
from newsdesk.rules.desk import Desk
from newsdesk.rules.template import check_template
from tests.builders import a_story, approved
from tests.conftest import TODAY

LEFT = ["summary", "evidence.claim", "spoken.short", "lesson", "question"]
EXAMPLES = {
    "summary": SUMMARY,
    "evidence": (Evidence(claim=CLAIM, period="2025", source=SOURCE),),
    "spoken": SpokenText(short=f"{SHORT}\n"),
    "lesson": LESSON,
    "question": QUESTION,
}


def begun(desk: Path) -> Path:
    """Return a new draft of which somebody took away the signs before its lines, as its first line says, no more."""
    asked = {"kind": "individual", "title": "Chị lo bếp", "unit": "to-bep", "field": "doi-song"}
    assert commands.run("new", root=desk, today=TODAY, **asked) == 0
    path = desk / "exemplars/2026/chi-lo-bep.md"
    _, header, _ = path.read_text("utf-8").split("---\n", 2)
    lines = [line for line in header.split("\n") if not line.startswith("# Trước khi")]
    plain = "\n".join(line.removeprefix("# ") for line in lines)
    plain = plain.replace(", consent: PDY-2026-001", "")
    path.write_text(f"---\n{plain}---\n\nChị lo bếp.\n", "utf-8")
    return path


def test_a_draft_that_is_the_template_is_not_handed_in(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = begun(desk)
    before = path.read_bytes()
    capsys.readouterr()
    assert commands.run("submit", root=desk, today=TODAY, stories=[str(path)], by="Tổ bếp") == 1
    said = capsys.readouterr().out
    assert said.count("LỖI [template-left]") == len(LEFT)
    assert all(f"Mục “{key}” vẫn là câu mẫu" in said for key in LEFT)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("stage", "severity"),
    [
        (Stage.REGISTERED, None),
        (Stage.DRAFT, Severity.NOTICE),
        (Stage.RETURNED, Severity.NOTICE),
        (Stage.SUBMITTED, Severity.ERROR),
        (Stage.APPROVED, Severity.ERROR),
        (Stage.WITHDRAWN, None),
    ],
)
def test_what_is_left_of_the_template_is_said_of_what_somebody_is_to_read(
    stage: Stage, severity: Severity | None
) -> None:
    story = a_story(**EXAMPLES)
    story = replace(story, header=replace(story.header, stage=stage))
    found = list(check_template(Desk(facility=None, stories=(story,)), TODAY))
    assert [one.facts["key"] for one in found] == (LEFT if severity else [])
    assert {one.severity for one in found} == ({severity} if severity else set())


def test_a_kitchen_may_have_had_no_case_of_poisoning() -> None:
    story = approved(a_story(evidence=(Evidence(claim=CLAIM, period="2024", source="Sổ kiểm thực ba bước"),)))
    assert not list(check_template(Desk(facility=None, stories=(story,)), TODAY))


def test_the_template_shows_each_example() -> None:
    assert all(LATER.count(example) == 1 for example in (SUMMARY, CLAIM, SOURCE, SHORT, LESSON, QUESTION))
    assert "- {name: Chị Hạnh, role: staff, post: Tổ trưởng, consent: PDY-2026-001}" in LATER.format(
        day=TODAY.isoformat(), year=2026, next_year=2027
    )


@pytest.mark.parametrize(
    ("by", "office"), [("Họ và tên", "Phó Trưởng Cơ sở"), ("họ và  tên", "x"), ("…", "x"), ("x", "…")]
)
def test_nobody_of_no_name_approves(desk: Path, by: str, office: str) -> None:
    with pytest.raises(UsageFault, match="tên thật"):
        commands.run("approve", root=desk, today=TODAY, stories=["bep-mot-chieu"], by=by, office=office)

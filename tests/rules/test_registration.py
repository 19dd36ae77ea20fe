"""What a registration may not be, each with its wrong case; the right ones stand beside them."""

from pathlib import Path

import pytest

from newsdesk import messages
from newsdesk.intake import take_in
from newsdesk.problems import Severity
from tests.conftest import TODAY

YT = "exemplars/2025/y-tuong.md"
STAGE = "stage: draft"


def findings(desk: Path, wrong: str) -> list[tuple[str, int, str]]:
    path = desk / YT
    path.write_text(path.read_text(encoding="utf-8").replace(STAGE, wrong), encoding="utf-8")
    problems = take_in(desk, TODAY).problems
    assert all(messages.line(problem) for problem in problems)
    assert all(problem.severity is Severity.ERROR for problem in problems)
    return [(p.place.path, p.place.line, p.code) for p in problems]


@pytest.mark.parametrize(
    ("wrong", "code", "line"),
    [
        ("stage: registered", "registration-missing", 6),
        (f"{STAGE}\nregistration:\n  on: 2026-11-21", "registration-in-future", 8),
        (f"{STAGE}\nregistration: {{on: 2026-07-01, year: 2028}}", "registration-year", 7),
        (f"{STAGE}\nregistration: {{on: 2026-07-01, year: 206}}", "registration-year", 7),
        (
            f"{STAGE}\nregistration:\n  on: 2026-07-01\n  since: 2026-09-01\n  until: 2026-08-31",
            "registration-backwards",
            10,
        ),
        (f"{STAGE}\nregistration: {{on: 2026-08-20, until: 2026-08-19}}", "registration-over", 7),
        (
            f"{STAGE}\nregistration: {{on: 2026-08-20, since: 2026-08-01, until: 2026-08-19}}",
            "registration-over",
            7,
        ),
    ],
)
def test_finds_a_registration_that_cannot_be(desk: Path, wrong: str, code: str, line: int) -> None:
    assert findings(desk, wrong) == [(YT, line, code)]


@pytest.mark.parametrize(
    "right",
    [
        "stage: registered\nregistration: {on: 2026-11-20}",
        "stage: registered\nregistration: {on: 2025-12-20, year: 2026}",
        "stage: registered\nregistration: {on: 2026-01-05, year: 2025}",
        "stage: registered\nregistration: {on: 2026-08-20, since: 2026-09-01, until: 2026-09-01}",
        "stage: registered\nregistration: {on: 2026-08-20, until: 2026-08-20}",
        "stage: registered\nregistration: {on: 2026-08-20, since: 2024-08-20, until: 2028-12-31}",
        "stage: registered\nregistration: {on: 2026-08-20, since: 2028-08-20}",
    ],
)
def test_says_nothing_of_one_that_can_be_even_if_it_came_late(desk: Path, right: str) -> None:
    assert findings(desk, right) == []


@pytest.mark.parametrize("since", ["2024-08-19", "2028-08-21", "2206-08-20"])
def test_work_that_begins_years_from_its_registration_is_worth_a_look(desk: Path, since: str) -> None:
    path = desk / YT
    wrong = f"{STAGE}\nregistration: {{on: 2026-08-20, since: {since}}}"
    path.write_text(path.read_text(encoding="utf-8").replace(STAGE, wrong), encoding="utf-8")
    (problem,) = take_in(desk, TODAY).problems
    assert (problem.code, problem.place.line, problem.severity) == ("registration-since-far", 7, Severity.NOTICE)
    assert "20/8/2026 hơn hai năm" in messages.line(problem)


def test_a_resident_s_name_in_a_registration_is_found(desk: Path) -> None:
    people = "people:\n  - {name: Lò Bí Mật, role: resident}"
    wrong = f"stage: registered\nregistration: {{on: 2026-07-01, contact: Lò Bí Mật}}\n{people}"
    assert findings(desk, wrong) == [(YT, 7, "resident-named")]

"""What content/papers.yaml may not say, each with its wrong case; the right one is the file as it stands here."""

from pathlib import Path

import pytest

from newsdesk import messages
from newsdesk.intake import take_in
from newsdesk.problems import Severity
from tests.conftest import TODAY

PAPERS = "content/papers.yaml"
RIGHT = """councils:
  - {since: 2022-06-24, name: Hội đồng, members: 7}
  - {since: 2025-03-01, name: Hội đồng mới}
drafting: to-bep
copies: 2
columns:
  - {key: number, heading: TT, width: 8}
  - {key: title, heading: Tên gương, width: 34}
  - {key: note, heading: Ghi chú, width: 20}
legal:
  - {cite: Luật Một, since: 2020-01-01, until: 2023-12-31, replaced_by: Luật Hai}
  - {cite: Luật Hai, since: 2024-01-01}
briefings:
  days: [mon]
  opens: "07:30"
  since: 2026-01-05
  rota: [to-bep, phong-y-te, to-bep]
days_off:
  - 2026-01-01
  - 2026-04-30
clocks:
  - {since: 2026-01-01, acknowledge_working_days: 2, stop_days: 15, delete_days: 20, law: Luật Một}
  - {since: 2027-01-01, acknowledge_working_days: 1, stop_days: 1, delete_days: 1, law: Luật Hai}
"""


def findings(desk: Path, text: str) -> list[tuple[str, int, str]]:
    (desk / PAPERS).write_text(text, encoding="utf-8")
    problems = take_in(desk, TODAY).problems
    assert all(messages.line(problem) for problem in problems)
    return [(p.place.path, p.place.line, p.code) for p in problems]


def test_says_nothing_of_what_can_be_put_on_paper(desk: Path) -> None:
    assert findings(desk, RIGHT) == []


@pytest.mark.parametrize(
    ("right", "wrong", "code", "line"),
    [
        ("key: note", "key: title", "papers-column-doubled", 9),
        ("heading: TT", "heading: '…'", "papers-column-empty", 7),
        ("width: 8}", "width: 0}", "papers-column-width", 7),
        ("width: 8}", "width: -3}", "papers-column-width", 7),
        ("width: 8}", "width: 1}", "papers-column-narrow", 7),
        ("drafting: to-bep", "drafting: tobep", "unit-unknown", 4),
        ("phong-y-te, to-bep]", "phong-yte, to-bep]", "unit-unknown", 17),
        ("since: 2025-03-01", "since: 2022-06-24", "papers-council-doubled", 3),
        ("members: 7", "members: 0", "papers-council-members", 2),
        ("until: 2023-12-31", "until: 2019-12-31", "papers-legal-backwards", 11),
        (" until: 2023-12-31,", "", "papers-legal-replaced", 11),
        ("cite: Luật Hai", "cite: Luật Một", "papers-legal-doubled", 12),
        ("copies: 2", "copies: 0", "papers-copies", 5),
        ("- 2026-04-30", "- 2026-01-01", "papers-day-off-doubled", 20),
        ("since: 2027-01-01", "since: 2026-01-01", "papers-clocks-doubled", 23),
        ("working_days: 2", "working_days: 0", "papers-clocks-days", 22),
        ("stop_days: 15", "stop_days: -15", "papers-clocks-days", 22),
        ("delete_days: 1,", "delete_days: 0,", "papers-clocks-days", 23),
        ("working_days: 2", "working_days: 3661", "papers-clocks-days", 22),
        ("stop_days: 15", "stop_days: 99999999999999", "papers-clocks-days", 22),
        ("copies: 2", "report_to: [Hội đồng thi đua, khen thưởng tỉnh]", "papers-report-to-part", 5),
        ("days: [mon]", "days: []", "papers-briefings-days", 14),
        ("since: 2026-01-05", "since: 0001-01-01", "papers-briefings-since", 16),
        ("since: 2026-01-05", "since: 2101-01-01", "papers-briefings-since", 16),
    ],
)
def test_finds_what_cannot_be_put_on_paper(desk: Path, right: str, wrong: str, code: str, line: int) -> None:
    assert right in RIGHT
    assert findings(desk, RIGHT.replace(right, wrong, 1)) == [(PAPERS, line, code)]


def test_offers_the_unit_that_was_meant(desk: Path) -> None:
    (desk / PAPERS).write_text("drafting: tobep\n", encoding="utf-8")
    said = [messages.line(problem) for problem in take_in(desk, TODAY).problems]
    assert any("Có phải “to-bep”?" in sentence for sentence in said)


def test_a_day_off_that_is_listed_twice_stops_nothing(desk: Path) -> None:
    (desk / PAPERS).write_text("days_off: [2026-01-01, 2026-01-01]\n", encoding="utf-8")
    (problem,) = take_in(desk, TODAY).problems
    assert problem.severity is Severity.NOTICE


def test_all_days_that_cannot_be_are_named(desk: Path) -> None:
    clocks = "clocks: [{since: 2026-01-01, acknowledge_working_days: 0, stop_days: 5, delete_days: -1, law: X}]\n"
    (desk / PAPERS).write_text(clocks, encoding="utf-8")
    (problem,) = take_in(desk, TODAY).problems
    assert "(acknowledge_working_days: 0, delete_days: -1)" in messages.line(problem)
    assert problem.severity is Severity.ERROR

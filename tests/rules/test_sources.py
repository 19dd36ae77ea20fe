"""Evidence can be looked up, and a source is no older than what it proves."""

from datetime import date
from typing import Any

import pytest

from newsdesk.model.story import Award, Evidence
from newsdesk.rules.sources import check_sources
from tests.rules.claims_desk import said_of

OLD = "source-before-period"


def of_evidence(**facts: Any) -> list[str]:
    return [code for code, _ in said_of(check_sources, evidence=(Evidence(claim="9 lượt", **facts),))]


@pytest.mark.parametrize(
    ("period", "source", "found"),
    [
        ("Tháng 6/2026", "Biên bản ngày 5/1/2024", [OLD]),
        ("2023–2025", "Báo cáo năm 2023", [OLD]),
        ("Quý IV/2024 và quý II/2026", "Báo cáo quý II/2025", [OLD]),
        ("Từ tháng 1/2025 đến hết tháng 8/2026", "Báo cáo tháng 6/2026", [OLD]),
        ("năm 2025", "Báo cáo ngày 30/11/2025", [OLD]),
        ("từ tháng 3/2026", "Báo cáo tháng 2/2026", [OLD]),
        ("năm 2025", "Báo cáo ngày 15/12/2025", []),
        ("năm 2025", "Báo cáo năm 2025", []),
        ("Tháng 6/2026", "Sổ bếp", []),
        ("Tháng 6/2026", "Báo cáo số 05/2024/BC", []),
        ("từ tháng 3/2026", "Báo cáo tháng 3/2026", []),
        ("trước kia", "Báo cáo năm 2023", []),
        (None, "Báo cáo năm 2023", []),
        ("Tháng 6/2026", None, ["evidence-without-source"]),
        ("Tháng 6/2026", "  ", ["evidence-without-source"]),
    ],
)
def test_a_source_cannot_know_what_came_later(period: str | None, source: str | None, found: list[str]) -> None:
    assert of_evidence(period=period, source=source) == found


def test_the_day_of_a_source_counts_before_its_words() -> None:
    assert of_evidence(period="năm 2025", source="Báo cáo năm 2023", on=date(2026, 1, 5)) == []
    assert of_evidence(period="năm 2025", source="Báo cáo năm 2025", on=date(2025, 1, 5)) == [OLD]


def test_no_source_is_of_tomorrow() -> None:
    assert of_evidence(source="Sổ", on=date(2026, 11, 21)) == ["evidence-in-future"]
    assert of_evidence(source="Sổ", on=date(2026, 11, 20)) == []


@pytest.mark.parametrize(
    ("award", "found"),
    [
        (Award(title="Giấy khen", decision="1/QĐ", on=date(2026, 1, 1)), []),
        (Award(title="Giấy khen", on=date(2026, 1, 1)), ["award-without-decision"]),
        (Award(title="Giấy khen", decision="1/QĐ"), ["award-without-day"]),
        (Award(title="Giấy khen", decision=" "), ["award-without-decision", "award-without-day"]),
    ],
)
def test_a_commendation_names_its_decision_and_day(award: Award, found: list[str]) -> None:
    assert [code for code, _ in said_of(check_sources, awards=(award,))] == found

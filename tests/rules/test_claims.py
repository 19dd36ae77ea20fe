"""A figure that a story tells stands in its evidence, or follows from one row of it."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import text

from newsdesk import messages
from newsdesk.intake import take_in
from newsdesk.model.story import Award, Evidence, SpokenText, Stage
from newsdesk.rules.claims import check_claims
from tests.rules.claims_desk import TODAY, said_of

CODE = "figure-without-evidence"
BOTH = Evidence(claim="Lỗi giảm từ 50 xuống 40; 9 người; 1,4 m", period="2 tuần đầu tháng 6/2026", source="Sổ")
SHARE = Evidence(claim="61 trên 128 gia đình, bằng 47,7%; chi 18,6 triệu đồng", source="Sổ")


def claims(body: str, *evidence: Evidence, **header: Any) -> list[tuple[str, int]]:
    return said_of(check_claims, body=body, summary=None, title="Bếp", evidence=evidence, **header)


PROVED = [
    "9 người làm.",
    "Chín người làm.",
    "chín cán bộ cùng làm",
    "Lối đi rộng 140 cm.",
    "Lối đi rộng một phẩy bốn mét.",
    "Lỗi còn 40.",
    "Giảm 10 lỗi.",
    "Giảm 20% số lỗi.",
    "Lỗi nay bằng 80% trước kia.",
    "Tỷ lệ là 47,7%.",
    "Tỷ lệ là bốn mươi bảy phẩy bảy phần trăm.",
    "Hết 18.600.000 đồng.",
    "Hết 18,6 triệu đồng.",
    "Gần 50 lỗi.",
    "Hơn 8 người.",
    "Khoảng 10 người.",
    "Gần một nửa gia đình.",
    "Bằng 61/128 gia đình.",
    "Trong 2 tuần đầu.",
    "Trong hai tuần đầu, ngày 15/4/2026, lúc 5h15, tháng 7, lớp 9.",
    "<!-- 99 bảng -->",
    "Xem [bài 3](bai-99.md).",
    "1. Một việc\n2. Hai việc",
    "`99 bảng`",
]


@pytest.mark.parametrize("body", PROVED)
def test_says_nothing_of_what_evidence_holds(body: str) -> None:
    assert claims(body, BOTH, SHARE) == []


UNPROVED = [
    "12 người làm.",
    "mười hai người làm",
    "tám người làm",
    "9% số người",
    "Lối đi rộng 1,5 m.",
    "Giảm 21% số lỗi.",
    "Tỷ lệ là 47,8%.",
    "Hết 18,7 triệu đồng.",
    "Hết 18.600 đồng.",
    "Hơn 70 lỗi.",
    "Gần 30 lỗi.",
    "Gấp ba năm ngoái.",
    "| Lỗi | 77 |",
    "**77** lỗi",
]


@pytest.mark.parametrize("body", UNPROVED)
def test_asks_for_the_evidence_of_what_none_holds(body: str) -> None:
    assert claims(body, BOTH, SHARE) == [(CODE, 10)]


def test_a_commendation_is_evidence() -> None:
    award = Award(title="Giấy khen đợt thi đua 90 ngày", decision="1/QĐ")
    assert claims("Đợt thi đua dài 90 ngày.", awards=(award,)) == []
    assert claims("Đợt thi đua dài 90 ngày.") == [(CODE, 10)]


def test_a_figure_is_asked_for_once_where_it_first_stands() -> None:
    assert claims("Không có số.\n\nCó 12 lượt.\n\nLại 12 lượt, mười hai lượt.\n\n13 lượt.") == [(CODE, 12), (CODE, 16)]


@pytest.mark.parametrize(
    "header",
    [
        {"title": "12 bảng điện"},
        {"summary": "Có 12 bảng."},
        {"spoken": SpokenText(text="Có 12 bảng.")},
        {"spoken": SpokenText(short="Có 12 bảng.")},
        {"lesson": "Làm 12 bảng."},
    ],
)
def test_looks_at_every_text_that_is_told(header: dict[str, Any]) -> None:
    assert [code for code, _ in said_of(check_claims, **({"title": "Bếp", "summary": None} | header))] == [CODE]


@pytest.mark.parametrize(
    ("stage", "asked"),
    [
        (Stage.DRAFT, True),
        (Stage.SUBMITTED, True),
        (Stage.RETURNED, True),
        (Stage.APPROVED, True),
        (Stage.REGISTERED, False),
        (Stage.WITHDRAWN, False),
    ],
)
def test_asks_while_a_story_is_written_or_told(stage: Stage, asked: bool) -> None:
    assert bool(claims("12 lượt", stage=stage)) is asked


def test_finds_the_line_within_a_spoken_text(desk: Path) -> None:
    path = desk / "exemplars/2026/tu-thuoc-xanh.md"
    text = path.read_text("utf-8").replace(
        "---\n\nPhòng", "spoken:\n  short: |\n    Dòng đầu.\n\n    Có 77 hộp thuốc.\n---\n\nPhòng"
    )
    path.write_text(text, encoding="utf-8")
    found = [p for p in take_in(desk, TODAY).problems if p.code == CODE]
    assert [(p.place.line, p.facts["figure"]) for p in found] == [(text[: text.index("77")].count("\n") + 1, "77 hộp")]
    assert messages.line(found[0]).endswith("hoặc sửa, bỏ con số.")


@given(text(max_size=80))
def test_no_text_stops_it(body: str) -> None:
    claims(body, Evidence(claim=body))

"""Praise has a figure beside it; phrases that say nothing are told, but for what somebody said."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import text

from newsdesk.model.phrases import PhraseKind
from newsdesk.model.story import Award
from newsdesk.rules.phrases import check_phrases, fold
from newsdesk.sources.phrases import read_phrases
from newsdesk.sources.plain import Written
from tests.rules.claims_desk import said_of

PRAISE, EMPTY = "superlative-without-figure", "phrase-says-nothing"
OURS = Path(__file__).parents[2] / "content/phrases.tsv"

WRONG = [
    ("Đơn vị làm tốt nhất.", [(PRAISE, 10)]),
    ("Đơn vị làm TỐT NHẤT.", [(PRAISE, 10)]),
    ("Được 12 lượt. Đơn vị làm tốt nhất.", [(PRAISE, 10)]),
    ("Đơn vị làm tốt nhất.\n\nĐược 12 lượt.", [(PRAISE, 10)]),
    ("- Làm tốt nhất\n- 12 lượt", [(PRAISE, 10)]),
    ("Chữ.\n\nChị không quản ngại khó khăn.", [(EMPTY, 12)]),
    ("Chị không quản ngại đường xa.", [(EMPTY, 10)]),
    ("Chị không quản ngại. Chị không quản ngại.", [(EMPTY, 10)]),
    ("Chị hòa đồng, gần gũi.", [(EMPTY, 10)]),
    ("Chị hoà đồng, gần gũi.", [(EMPTY, 10)]),
    ("Chị **không quản ngại** đường xa.", [(EMPTY, 10)]),
    ("Nhất tỉnh.", [(PRAISE, 10)]),
    ("Làm tốt nhất, không quản ngại khó khăn.", [(PRAISE, 10), (EMPTY, 10)]),
]


@pytest.mark.parametrize(("body", "found"), WRONG)
def test_finds_praise_without_a_figure_and_words_that_say_nothing(body: str, found: list[tuple[str, int]]) -> None:
    assert said_of(check_phrases, body=body) == found


RIGHT = [
    "Đơn vị làm tốt nhất: 12 lượt một ngày.",
    "Lượt chậm nhất mất hai ngày.",
    "Nhất là buổi tối.",
    "Cả tổ thống nhất cách làm.",
    "Nhấtt không phải là một chữ.",
    "Chị nói: “Tôi không quản ngại khó khăn.”",
    "<!-- không quản ngại -->",
    "Được tặng Giấy khen Đơn vị tốt nhất.",
    "Không có gì đáng nói.",
]


@pytest.mark.parametrize("body", RIGHT)
def test_says_nothing_of_plain_words_titles_and_quotations(body: str) -> None:
    assert said_of(check_phrases, body=body, awards=(Award(title="Giấy khen Đơn vị tốt nhất"),)) == []


def test_our_own_list_is_whole_and_each_row_says_what_to_write_instead() -> None:
    content = OURS.read_bytes()
    phrases, _, problems = read_phrases(Written("content/phrases.tsv", len(content), content))
    assert problems == []
    assert len(phrases) >= 60
    assert all(phrase.instead for phrase in phrases if phrase.kind is not PhraseKind.PROPER)


@given(text(max_size=80))
def test_no_text_stops_it(body: str) -> None:
    said_of(check_phrases, body=body)
    assert fold(fold(body)) == fold(body)

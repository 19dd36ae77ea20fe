"""Rows of the lexicon that can never be said."""

import pytest

from newsdesk.model.base import Origin
from newsdesk.scripts.rows import check_rows


@pytest.mark.parametrize("writing", ["KH", "T.Ư", "H'Mông", "đ/c", "24/7", "Đ/c:", "và/hoặc", "5S", "TP. HCM", "QĐ-KT"])
def test_a_row_that_some_sentence_can_hold_is_right(writing: str) -> None:
    assert list(check_rows({writing: "đọc"}, Origin("content/lexicon.tsv"))) == []


@pytest.mark.parametrize("writing", ["một câu. Hai câu", "KH\u00a0\u00a0", "Ai? Ông"])
def test_a_row_that_no_sentence_can_hold_is_a_problem(writing: str) -> None:
    lines = {(writing,): 7}
    found = list(check_rows({"KH": "kế hoạch", writing: "đọc"}, Origin("content/lexicon.tsv", lines)))
    assert [(problem.code, problem.place.line) for problem in found] == [("lexicon-never", 7)]

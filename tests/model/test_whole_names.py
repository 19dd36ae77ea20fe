"""Whole names of many people are found in words and run together; two words of a name are too often something else."""

import pytest

from newsdesk.model.listed_name import ListedName
from newsdesk.model.texts import forms
from newsdesk.model.whole_names import WholeNames

NAMES = ("Đèo Thị Đoan", "Lò Văn Kín Đáo", "Lò Hoa")
SEARCH = WholeNames(tuple(map(ListedName, NAMES)))

TEXTS = [
    ("Chuyện Đèo Thị Đoan", {0}),
    ("deo-thi-doan.jpg", {0}),
    ("deothidoan.jpg", {0}),
    ("DeoThiDoan.jpg, lovankindao.jpg", {0, 1}),
    ("#ĐèoThịĐoan, #đèothịđoan", {0}),
    ("deothidoan2.jpg", {0}),
    ("2026-deo-thi-doan1.jpg", {0}),
    ("https://facebook.com/lovankindao1990", {1}),
    ("Lò Hoa, lo-hoa.jpg, lohoa.jpg", set()),
    ("deothidoanh.jpg, deodoan.jpg, vankindao.jpg", set()),
    ("Một câu bình thường, 40kg rau.", set()),
]


@pytest.mark.parametrize(("text", "numbers"), TEXTS)
def test_finds_whole_names_in_words_and_run_together(text: str, numbers: set[int]) -> None:
    assert {number for form in forms(text) for number in SEARCH.numbers_in(form)} == numbers

"""Two ways of speaking share one grammar: a newsreader's, and the conventions of NVIDIA NeMo's test data."""

import pytest

from newsdesk.speech import BROADCAST, profiles, speak
from tests.speech.case_files import cases


@pytest.mark.parametrize(("written", "spoken"), cases("nemo.tsv"))
def test_keeps_the_conventions_of_the_test_data(written: str, spoken: str) -> None:
    assert speak(written, {}, {}, profiles()["nemo"]).text == spoken


def test_a_newsreader_is_who_speaks_unless_told_otherwise() -> None:
    assert speak("05/03/2024", {}) == speak("05/03/2024", {}, {}, BROADCAST)
    assert speak("05/03/2024", {}).text == "ngày mùng năm tháng ba năm hai nghìn không trăm hai mươi tư"


def test_there_are_two() -> None:
    assert sorted(profiles()) == ["broadcast", "nemo"]


@pytest.mark.parametrize(
    "written", ["khoản vi phạm", "Điều khoản vi phạm", "số di động", "mục chi tiêu", "Phần mi mắt"]
)
def test_small_letters_within_words_are_no_numerals(written: str) -> None:
    assert speak(written, {}).changes == ()

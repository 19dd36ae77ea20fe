"""What is passed over without a look is what a look would have found nothing in."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsdesk.model.lexicon import Lexicon
from newsdesk.speech import families, scanner, speak
from newsdesk.speech.idle import is_idle

LEXICON: Lexicon = {"nhóm": "tổ", "Lan": "chị Lan", "QĐ": "Quyết định"}
WORDS = ["việc", "Việc", "nhóm,", "“Lan”", "VIỆC", "Quý", "quý", "3/2024", "Km", "km", "6+200", "x", "5", "T7", "tỷ"]
WORDS += [
    "nghìn",
    "đồng/người",
    "mi",
    "di,",
    "I",
    "II.",
    "(HTX)",
    "a)",
    "n²hư",
    "t①",
    "12h",
    "tr",
    "TP.",
    "http:",
    "//",
]
WORDS += ["www.", "a@b.vn", "tệp.docx", "12,5%", "45", "người", "5kg", "3mx4m", "24", "giờ", "/24", "2tr5", "và", "đến"]
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", " ", "", "\n", ".", ", "])), max_size=9)
NUMBER = re.compile(r"[0-9]+")


class NothingIdle(dict[str, bool]):
    """Has every word looked at."""

    def __missing__(self, word: str) -> bool:
        return False


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example([("Quý", " "), ("3/2024", " ")])
@example([("Km", " "), ("6+200", "")])
def test_passes_over_nothing_that_would_be_read(pieces: list[tuple[str, str]]) -> None:
    text = "".join(map("".join, pieces))
    lookup, own, _ = scanner.prepared(speak, LEXICON, {})
    looked_at = scanner.Scan(text, (lookup, own, NothingIdle()), scanner.BROADCAST).whole()  # type: ignore[arg-type]
    assert scanner.Scan(text, scanner.prepared(speak, LEXICON, {}), scanner.BROADCAST).whole() == looked_at


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_lets_every_family_read_a_number_that_can(pieces: list[tuple[str, str]]) -> None:
    text = "".join(map("".join, pieces))
    for number in NUMBER.finditer(text):
        coming = scanner.DIGITS_THEN.match(text, number.start())
        asked = families.readings_of_digits(number[0][0], coming[1] if coming else "")
        able = [one for one in families.DIGIT if one.pattern.match(text, number.start())]
        assert {id(one) for one in able} <= {id(one) for one in asked}


@pytest.mark.parametrize("between", ["", "việc", "Việc,", "“giờ”", "người)."])
def test_a_plain_word_begins_nothing(between: str) -> None:
    assert is_idle(between, {})


@pytest.mark.parametrize("between", ["5", "HTX", "Quý", "Km", "(a", "a/b", "n²", "t①", "a_b", "B", "tỷ", "x", "vi"])
def test_a_word_that_may_begin_something_is_looked_at(between: str) -> None:
    assert not is_idle(between, {})


def test_the_first_word_of_a_row_is_looked_at() -> None:
    assert not is_idle("“nhóm”,", {"nhóm": ()})

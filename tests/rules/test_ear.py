"""What is read out can be followed by ear, and is as long as a listener bears."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import text

from newsdesk.model.story import Channel, SpokenText
from newsdesk.rules.ear import check_ear, said_length
from newsdesk.rules.lengths import check_lengths
from tests.rules.claims_desk import said_of

LONG, NESTED, DENSE = "sentence-long", "brackets-nested", "abbreviations-dense"
WORDS = "chữ " * 34


@pytest.mark.parametrize(
    ("written", "syllables"),
    [
        ("Chín người làm.", 3),
        ("Có 2.790 kg giá.", 11),
        ("ngày 15/4/2025", 13),
        ("tháng 3/2025", 10),
        ("quý I/2025", 10),
        ("lúc 5h15", 6),
        ("lúc 14h", 4),
        ("giảm 6,5%", 6),
        ("ki-lô-gam", 3),
        ("UBND tỉnh", 5),
        ("Quyết định số 07/QĐ-CSCNMT", 12),
        ("12 lượt – 13 lượt", 6),
        ("“được”, “cần sửa”.", 3),
        ("", 0),
    ],
)
def test_counts_what_is_said(written: str, syllables: int) -> None:
    assert said_length(written) == syllables


RIGHT = [
    f"{WORDS}hết.",
    f"{WORDS}hết. {WORDS}hết.",
    f"{WORDS}hết; {WORDS}hết.",
    f"{WORDS}hết: {WORDS}hết.",
    f"| {WORDS * 2} |",
    f"## {WORDS * 2}",
    f"- {WORDS}\n- {WORDS}",
    "Một việc (đã kể) và việc khác (chưa kể).",
    "UBND tỉnh giao việc cho BCĐ.",
    "Quý IV và quý II.",
]


@pytest.mark.parametrize("body", RIGHT)
def test_says_nothing_of_what_an_ear_follows(body: str) -> None:
    assert said_of(check_ear, body=body) == []


WRONG = [
    (f"{WORDS}chữ hết.", LONG, 10),
    (f"Đầu.\n\n{WORDS}ngày 15/4/2025.", LONG, 12),
    (f"- một\n- {WORDS}chữ hết.", LONG, 11),
    (f"{WORDS}\nchữ chữ hết.", LONG, 10),
    ("Một việc (đã kể (hôm qua) rồi).", NESTED, 10),
    ("Theo UBND, HĐND tỉnh.", DENSE, 10),
    ("UBND giao BCĐ và VHXH cùng LĐTBXH làm.", DENSE, 10),
]


@pytest.mark.parametrize(("body", "code", "line"), WRONG)
def test_finds_what_an_ear_cannot_follow(body: str, code: str, line: int) -> None:
    assert said_of(check_ear, body=body) == [(code, line)]


def test_a_text_for_the_ear_is_read_in_place_of_the_body() -> None:
    long = f"{WORDS}chữ hết."
    assert said_of(check_ear, body=long, spoken=SpokenText(text="Ngắn thôi.")) == []
    assert [code for code, _ in said_of(check_ear, spoken=SpokenText(short=long))] == [LONG]


def test_nothing_is_said_of_what_nobody_reads_out() -> None:
    assert said_of(check_ear, body=f"{WORDS}chữ hết.", channels=(Channel.WEB, Channel.CULTURE)) == []


@pytest.mark.parametrize(
    ("story", "found"),
    [
        ({"summary": "Một. Hai. Ba."}, []),
        ({"summary": "Một. Hai. Ba. Bốn."}, ["summary-long"]),
        ({"body": "Chữ. " * 1080, "spoken": SpokenText(short="Ngắn.")}, []),
        ({"body": "Chữ. " * 1081, "spoken": SpokenText(short="Ngắn.")}, ["story-long"]),
        ({"body": "Chữ. " * 720}, []),
        ({"body": "Chữ. " * 721}, ["story-long-for-ear"]),
        ({"body": "Chữ. " * 721, "channels": (Channel.WEB,)}, []),
        ({"body": "Chữ. " * 10, "spoken": SpokenText(text="Chữ. " * 721)}, ["story-long-for-ear"]),
        ({"spoken": SpokenText(short="Chữ. " * 360)}, []),
        ({"spoken": SpokenText(short="Chữ. " * 361)}, ["short-long"]),
    ],
)
def test_a_story_is_as_long_as_people_bear(story: dict[str, Any], found: list[str]) -> None:
    assert [code for code, _ in said_of(check_lengths, **story)] == found


@given(text(max_size=80) | text(alphabet="ABĐ0123456789 .,;:()/-h%\nx", max_size=200))
def test_no_text_stops_it(body: str) -> None:
    said_of(check_ear, body=body, spoken=SpokenText(text=body, short=body))
    said_of(check_lengths, body=body)
    assert said_length(body) >= 0


@pytest.mark.parametrize("digits", [41, 4300, 4301, 50_000])
def test_a_number_longer_than_python_reads_is_said_digit_by_digit(digits: int) -> None:
    assert said_length("1" * digits) == digits

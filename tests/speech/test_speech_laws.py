"""What holds for any text at all."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bench.speech import put_together
from newsdesk.speech import Change, Left, speak

LEXICON = {
    "CSCNMT": "Cơ sở cai nghiện ma túy",
    "KH": "Kế hoạch",
    "H'Mông": "Mông",
    "F1": "ép 1",
    "Lò Văn B": "anh Lò Văn B",
}
SAY = {"Toan": "chị Toan", "QĐ 5": "Quyết định số 5", "số hộ": "số hộ dân", "x.y": "x chấm y"}
PIECES = [
    *"0123456789",
    "01",
    "05",
    "15",
    "24",
    "30",
    "31",
    "100",
    "250",
    "000",
    "1.250",
    "2024",
    "2025",
    "12,5",
    "3/4",
    "15/8",
    "24/6/2022",
    "6h30",
    "17h",
    "7:45",
    "%",
    "đ",
    "đồng",
    "triệu",
    "tháng",
    "ngày",
    "năm",
    "quý",
    "III",
    "IV",
    "thứ",
    "lần",
    "từ",
    "đến",
    "số",
    "hộ",
    "số hộ",
    "của",
    "và",
    "Kế hoạch",
    "KH",
    "UBND",
    "QĐ",
    "TT",
    "CSCNMT",
    "137/KH-UBND",
    "05-CT/TW",
    "06/2022/QH15",
    "ĐT",
    "ĐT:",
    "0212.3852.000",
    "km",
    "kg",
    "m2",
    "m",
    "ha",
    "h",
    "g",
    "x",
    "Toan",
    "chị",
    "F1",
    "H'Mông",
    "đ/c",
    "v.v.",
    "Điều",
    "khoản",
    "hạng",
    "thắng",
    "dịp",
    "âm",
    "không",
    "một",
    "mùng",
    " ",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    "-",
    " - ",
    "–",
    "/",
    ":",
    ".",
    "./.",
    ",",
    "(",
    ")",
    "'",
    "\u00a0",
    "+",
    "x.y",
    "A2",
    "²",
    "٣",
    "½",
    "①",
    "\n",
    "Ⅲ",
    "nhà",
    "24/24",
    "học viên",
    "xã",
    "@",
    "a@b²",
    "www.",
    ".vn",
    ".xlsx",
    "≥",
    "~",
    "±",
    "&",
    "%",
    "$",
    "=",
    "*",
    "''",
    '"',
    "T7",
    "K12",
    "PC04",
    "HS",
    "CN",
    "P.",
    "TP",
    "Q.",
    "(+)",
    "(UBND)",
    "(sau đây gọi tắt là X)",
    "5g",
    "2tr5",
    "1m65",
    '12"8',
    "Lò",
    "25-19",
    "thắng 2-1",
    "16-16-8",
    "26A-012.34",
    "+84",
    "1:2:3",
    "≥ 18 tuổi",
    '55"',
    "màn hình",
    "21°19'30\"",
    "18+",
    "5 - 12 - 2026",
    "25 - 11",
    "2026/2027",
    "P.101",
    "HV-0215",
    "CMT8",
    "chỉ tiêu",
    "buổi",
]
MIXTURES = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
SPACED = st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join)
ANY_TEXT = st.one_of(st.text(), MIXTURES, SPACED, st.text(alphabet="0123456789/.-,: hđ%IVX()"))


@given(ANY_TEXT)
def test_changes_nothing_outside_the_spans_it_reports(written: str) -> None:
    spoken = speak(written, LEXICON, SAY)
    assert put_together(written, spoken) == spoken.text


@settings(max_examples=1000)
@given(ANY_TEXT)
def test_speaking_twice_changes_nothing(written: str) -> None:
    once = speak(written, LEXICON, SAY).text
    assert speak(once, LEXICON, SAY).text == once


@settings(max_examples=500)
@given(ANY_TEXT)
def test_speaking_twice_without_any_rows_changes_nothing(written: str) -> None:
    once = speak(written, {}).text
    assert speak(once, {}).text == once


@given(ANY_TEXT)
@example("0À.xls")
@example("a =x5b")
@example(" =x0x1F xi.")
def test_every_digit_that_remains_is_reported(written: str) -> None:
    spoken = speak(written, LEXICON, SAY)
    kept = list(written)
    for change in spoken.changes:
        kept[change.start : change.start + len(change.written)] = " " * len(change.written)
        assert not re.search(r"\d", change.spoken)
    for left in spoken.left:
        assert written[left.start : left.start + len(left.written)] == left.written
        kept[left.start : left.start + len(left.written)] = " " * len(left.written)
    assert not any(character.isdigit() for character in kept)


@given(ANY_TEXT)
@example("0À.xls")
def test_no_span_is_both_changed_and_left(written: str) -> None:
    spoken = speak(written, LEXICON, SAY)
    items: list[Change | Left] = [*spoken.changes, *spoken.left]
    spans = [(item.start, item.start + len(item.written)) for item in items]
    ordered = sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(ordered))


@given(ANY_TEXT)
def test_every_reason_is_a_code(written: str) -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", left.why) for left in speak(written, LEXICON).left)


@given(st.dictionaries(st.text(max_size=6), st.text(max_size=12), max_size=4), st.text(max_size=40))
def test_no_row_however_strange_breaks_it(rows: dict[str, str], written: str) -> None:
    assert speak(written, rows, rows) == speak(written, rows, rows)


STRETCHES = [
    "1",
    "/",
    ".",
    "(",
    "1/",
    "1.",
    "1 ",
    "1,",
    "1-",
    "1 - ",
    "(1)",
    "1./",
    "./.",
    "A",
    "1/1 ",
    "1.111",
    "11/11/",
    "6h30 - ",
    "[1]",
    "1 x ",
    "12/KH-",
    "a/",
    "-1",
    "1     ",
    "0",
    "www.",
    "1:",
    "{1",
    "²",
    "I ",
    "1/AA-",
    '1" ',
    "1+ ",
    "1°1'",
]


def seconds_for(written: str) -> float:
    """Return the least CPU time of three readings."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        speak(written, LEXICON)
        taken.append(time.process_time() - begun)
    return min(taken)


@pytest.mark.parametrize("stretch", STRETCHES)
def test_eight_times_the_text_takes_about_eight_times_as_long(stretch: str) -> None:
    written = (stretch * 100_000)[:100_000]
    speak("", LEXICON)
    assert seconds_for(written) <= 24 * seconds_for(written[:12_500]) + 0.05  # were it quadratic: 64 times


@pytest.mark.parametrize("signs", ["==", "=" * 27, "= ="])
def test_a_row_of_signs_is_not_said_one_by_one(signs: str) -> None:
    once = speak(f"đị{signs} nhà", {}).text
    assert speak(once, {}).text == once
    assert "bằng" not in once or signs == "= ="

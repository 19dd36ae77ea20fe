"""Sentences of such an office, as an announcer would say them."""

import pytest

from bench.scoring import agrees
from newsdesk.speech import Change, Left, speak
from newsdesk.speech.prepared import built_in
from newsdesk.speech.tables import rows
from tests.speech.case_files import CASES, cases

OWN = sorted(path.name for path in CASES.glob("*.tsv") if path.stem not in {"admin", "left", "nemo", "untouched"})


@pytest.mark.parametrize(("written", "spoken"), [case for name in OWN for case in cases(name)])
def test_says_it_as_an_announcer_would(written: str, spoken: str) -> None:
    assert speak(written, {}).text == spoken


@pytest.mark.parametrize(("written", "spoken"), [case for name in OWN for case in cases(name)])
def test_leaves_nothing_of_it_unread(written: str, spoken: str) -> None:
    assert speak(written, {}).left == ()


@pytest.mark.parametrize(("written", "spoken", "also", "category"), cases("admin.tsv"))
def test_says_the_register_of_official_papers(written: str, spoken: str, also: str, category: str) -> None:
    assert agrees(speak(written, {}).text, spoken, also), speak(written, {}).text


@pytest.mark.parametrize(("written", "span", "why"), cases("left.tsv"))
def test_does_not_guess(written: str, span: str, why: str) -> None:
    spoken = speak(written, {})
    assert [(left.written, left.why) for left in spoken.left] == [(span, why)]
    assert span in spoken.text


@pytest.mark.parametrize("written", [case[0] for case in cases("untouched.tsv")])
def test_leaves_plain_words_alone(written: str) -> None:
    spoken = speak(written, {})
    assert (spoken.text, spoken.changes, spoken.left) == (written, (), ())


def test_there_are_two_hundred_cases_of_our_own() -> None:
    assert sum(len(cases(name)) for name in OWN) >= 200


def test_reports_each_change_with_its_kind_and_place() -> None:
    spoken = speak("Có 3 tổ, họp lúc 17h, còn 3/4.", {})
    assert spoken.changes == (Change("number", 3, "3", "ba"), Change("clock", 17, "17h", "mười bảy giờ"))
    assert spoken.left == (Left(26, "3/4", "ambiguous-fraction-or-date"),)


def test_the_facility_s_rows_win_over_the_built_in_list() -> None:
    assert speak("KT và UBND", {"KT": "kế toán"}).text == "kế toán và Ủy ban nhân dân"
    assert speak("UBND", {"UBND": "ủy ban"}).changes[0].kind == "lexicon"


def test_the_story_s_readings_win_over_everything() -> None:
    assert speak("Lớp 10A1 họp 24/7.", {"24/7": "suốt ngày"}, {"24/7": "cả tuần"}).text == "Lớp mười A một họp cả tuần."
    assert speak("họp ngày 15/8", {}, {"15/8": "rằm"}).text == "họp ngày rằm"


def test_rows_match_whole_words_and_the_longest_first() -> None:
    assert speak("Toan, Toản và Toan Em", {}, {"Toan": "anh Toàn", "Toan Em": "em Toàn"}).text == (
        "anh Toàn, Toản và em Toàn"
    )


def test_a_reading_that_contains_its_writing_is_not_put_in_twice() -> None:
    once = speak("Toan nói", {}, {"Toan": "chị Toan"}).text
    assert once == "chị Toan nói"
    assert speak(once, {}, {"Toan": "chị Toan"}).text == once


def test_digits_within_a_row_are_read_too() -> None:
    assert speak("Cụm A họp", {"Cụm A": "Cụm 5"}).text == "Cụm năm họp"


def test_an_issuer_may_be_a_row_of_the_facility() -> None:
    assert speak("Báo cáo số 12/BC-XYZ", {"XYZ": "Trạm Y tế"}).text == "Báo cáo số mười hai của Trạm Y tế"


def test_a_document_s_issuer_is_not_said_twice() -> None:
    assert speak("Kế hoạch số 137/KH-UBND của Ủy ban", {}).text == "Kế hoạch số một trăm ba mươi bảy của Ủy ban"


def test_a_syllable_of_a_heading_is_no_abbreviation() -> None:
    assert speak("ĐỘI VC THI ĐUA", {}).text == "ĐỘI viên chức THI ĐUA"
    assert speak("HẠ TU LÝ", {"TU": "Tỉnh ủy"}).text == "HẠ TU LÝ"


def test_the_built_in_list_is_as_long_as_such_offices_need_and_inert() -> None:
    assert len(rows("abbreviations.tsv")) >= 120
    for _, spoken, *_ in rows("abbreviations.tsv"):
        assert speak(spoken, {}).changes == ()
    assert built_in().at("HS", 0, "HS", 2) is not None

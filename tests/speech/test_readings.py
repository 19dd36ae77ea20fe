"""Sentences of such an office, as an announcer would say them."""

from itertools import groupby

import pytest

from bench.scoring import agrees
from newsdesk.model.lexicon import sense
from newsdesk.speech import Change, Left, speak
from newsdesk.speech.prepared import built_in
from newsdesk.speech.tables import rows
from tests.speech.case_files import CASES, cases

ELSE = {"admin", "left", "nemo", "not_yet", "untouched"}
REGISTER = sorted(path.name for path in CASES.glob("register_*.tsv"))
"""Sentences of plans, reports, papers and news, written without a look at the grammar; each with its reason."""
OWN = sorted(path.name for path in CASES.glob("*.tsv") if path.stem not in ELSE and path.name not in REGISTER)


@pytest.mark.parametrize(("written", "spoken"), [case for name in OWN for case in cases(name)])
def test_says_it_as_an_announcer_would(written: str, spoken: str) -> None:
    assert speak(written, {}).text == spoken


@pytest.mark.parametrize(("written", "spoken"), [case for name in OWN for case in cases(name)])
def test_leaves_nothing_of_it_unread(written: str, spoken: str) -> None:
    assert speak(written, {}).left == ()


@pytest.mark.parametrize(("written", "spoken", "also", "category"), cases("admin.tsv"))
def test_says_the_register_of_official_papers(written: str, spoken: str, also: str, category: str) -> None:
    assert agrees(speak(written, {}).text, spoken, also), speak(written, {}).text


@pytest.mark.parametrize(
    ("written", "spoken", "also", "category", "reason"), [case for name in REGISTER for case in cases(name)]
)
def test_says_what_offices_and_papers_write(written: str, spoken: str, also: str, category: str, reason: str) -> None:
    said = speak(written, {})
    assert agrees(said.text, spoken, also), said.text
    assert said.left == ()


@pytest.mark.parametrize(("written", "spoken", "also", "category", "reason"), cases("not_yet.tsv"))
def test_says_so_where_it_cannot_read_yet(written: str, spoken: str, also: str, category: str, reason: str) -> None:
    assert speak(written, {}).left, "it can: move the case to a register"


@pytest.mark.parametrize(("written", "span", "why"), cases("left.tsv"))
def test_does_not_guess(written: str, span: str, why: str) -> None:
    spoken = speak(written, {})
    assert [(left.written, left.why) for left in spoken.left] == [(span, why)]
    assert span in spoken.text


@pytest.mark.parametrize("written", [case[0] for case in cases("untouched.tsv")])
def test_leaves_plain_words_alone(written: str) -> None:
    spoken = speak(written, {})
    assert (spoken.text, spoken.changes, spoken.left) == (written, (), ())


def test_there_are_enough_cases_of_our_own_each_with_its_reason() -> None:
    assert sum(len(cases(name)) for name in OWN) >= 200
    assert sum(len(cases(name)) for name in REGISTER) >= 400
    assert all(case[4] for name in REGISTER for case in cases(name))


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
    assert len({row[0] for row in rows("abbreviations.tsv")}) >= 400
    for _, spoken, *_ in rows("abbreviations.tsv"):
        assert speak(spoken, {}).changes == ()
    assert built_in().at("HS", 0, "HS", 2) is not None


def test_each_sense_of_the_built_in_list_can_be_meant() -> None:
    for written, readings in groupby(sorted(rows("abbreviations.tsv")), key=lambda row: row[0]):
        senses = [sense(spoken, "".join(rest[:1])) for _, spoken, *rest in readings]
        assert len([one for one in senses if not one.scoped]) <= (2 if len(senses) == 2 else 1), written
        words = [word for one in senses for word in one.after]
        assert len(words) == len(set(words)), written

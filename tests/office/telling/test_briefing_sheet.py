"""A briefing sheet stands on one page and says no more than the story does."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from newsdesk.council.briefings import Turn
from newsdesk.model.facility import Unit
from newsdesk.model.papers import Papers
from newsdesk.model.story import Channel, Evidence, SpokenText
from newsdesk.office.telling.briefing import NO_SHORT, SIGNED, SIZES, Sheet, briefing_sheet
from newsdesk.office.telling.briefing_docx import briefing_document, week_document
from newsdesk.office.telling.briefing_html import briefing_page
from newsdesk.office.telling.room import Block, height, largest, lines
from newsdesk.office.telling.week import DAY_OFF, NOTHING, week_list
from tests.builders import a_facility, a_library, a_story, approved
from tests.office.papers import Seen, words_of

DAY = date(2026, 11, 30)
SHORT = "Chín người tách lối đi của đồ sống. Lỗi giảm từ 11 xuống 2."


def a_sheet(**header: Any) -> Sheet:
    story = approved(a_story("bep-sach", **header))
    library = a_library(story)
    told = library.for_channel(Channel.BRIEFING, on=DAY)[0]
    turn = Turn(day=DAY, opens=time(7, 30), unit=Unit(key="phong-y-te", name="Phòng Y tế"), story=told)
    sheet = briefing_sheet(turn, library)
    assert sheet
    return sheet


def whole(**rest: Any) -> dict[str, Any]:
    evidence = tuple(Evidence(claim=claim, period="Năm 2026") for claim in ("9 người làm", "Lỗi giảm từ 11 xuống 2"))
    facts = {"spoken": SpokenText(short=SHORT), "evidence": evidence, "lesson": "Vẽ trước.", "question": "Còn ta?"}
    return facts | rest


@pytest.mark.parametrize("of", [lambda s: words_of(briefing_document(s)), lambda s: Seen(briefing_page(s)).text])
def test_says_who_reads_what_and_what_to_keep(of: Any) -> None:
    said = of(a_sheet(**whole()))
    for words in (
        "Thứ Hai, ngày 30/11/2026, 7 giờ 30 phút · Phòng Y tế", "Người đọc:", "Bài bep-sach", "Lỗi giảm từ mười một xuống hai.",
        "Hai điều cần nhớ", "Lỗi giảm từ 11 xuống 2 (năm 2026)", "Vẽ trước.", "Còn ta?", SIGNED, "Chữ ký",
    ):  # fmt: skip
        assert words in said
    assert said.index("Lỗi giảm từ 11") < said.index("9 người làm")


def test_a_story_without_points_lesson_and_question_has_no_empty_headings() -> None:
    assert a_sheet(spoken=SpokenText(short=SHORT)).notes == ()


def test_without_evidence_the_headings_of_the_body_are_the_points() -> None:
    sheet = a_sheet(body="## Một\n\nChữ.\n\n## Hai\n\n## Ba\n\n## Bốn\n", spoken=SpokenText(short=SHORT))
    assert sheet.notes == (("Ba điều cần nhớ", ("Một", "Hai", "Ba")),)


def test_a_story_that_nobody_shortened_is_told_by_its_summary_and_says_so() -> None:
    sheet = a_sheet(summary="Tóm tắt một. Tóm tắt hai.")
    assert not sheet.written_for_it
    assert "Tóm tắt một. Tóm tắt hai." in " ".join(sheet.text)
    assert NO_SHORT in words_of(briefing_document(sheet))
    assert "spoken" not in words_of(briefing_document(sheet)), "whoever reads it aloud does not write it"
    assert NO_SHORT not in words_of(briefing_document(a_sheet(**whole())))


def test_a_sample_says_so() -> None:
    assert "BÀI MẪU" in a_sheet(sample=True).facts


@pytest.mark.parametrize("sentences", [1, 20, 40, 60])
def test_type_grows_smaller_until_it_all_stands_on_one_page(sentences: int) -> None:
    sheet = a_sheet(**whole(spoken=SpokenText(short="Chín người tách lối đi của đồ sống. " * sentences)))
    assert sheet.fits(sheet.size)
    assert sheet.size == SIZES[0] or not sheet.fits(SIZES[SIZES.index(sheet.size) - 1])


def test_what_no_size_brings_onto_a_page_is_not_said_to_fit() -> None:
    sheet = a_sheet(**whole(spoken=SpokenText(short="Chín người tách lối đi của đồ sống. " * 300)))
    assert not sheet.fits(sheet.size)
    assert sheet.size == SIZES[-1]


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert briefing_document(a_sheet(**whole())) == briefing_document(a_sheet(**whole()))


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "a\x07b\u202e", "&amp; <b>", "𝕏" * 50, "x" * 4000])
def test_no_text_breaks_a_sheet(hostile: str) -> None:
    sheet = a_sheet(title=f"Tít {hostile}", lesson=hostile, question=hostile, evidence=(Evidence(claim=hostile),))
    page = briefing_page(sheet)
    assert not {"script", "b"} & set(Seen(page).tags)
    assert words_of(briefing_document(sheet))


def test_the_weeks_list_says_days_off_and_mornings_without_a_story() -> None:
    turns = [Turn(day=DAY, opens=time(7, 30), unit=None, day_off=True), Turn(day=DAY, opens=time(7, 30), unit=None)]
    listed = week_list(turns)
    assert [one.what for one in listed] == [DAY_OFF, NOTHING]
    said = words_of(week_document(listed, a_facility(), Papers(), sample=False))
    assert DAY_OFF in said
    assert "LỊCH ĐỌC BÀI TẠI GIAO BAN" in said
    assert "Tuần từ ngày" in said


def test_counts_lines_as_a_page_breaks_them() -> None:
    assert lines("chữ", 14, 100) == 1
    assert lines(" ".join(["chữ"] * 100), 14, 100) > 5
    assert lines("x" * 1000, 14, 100) > 10
    assert lines("", 14, 100) == 1
    assert height([Block("chữ", 14)], 100, 1.0) < height([Block("chữ", 14, above=10)], 100, 1.0)
    assert largest("chữ " * 9, 60, 1, (40, 20, 8)) == 8


def test_reading_takes_as_long_as_its_syllables() -> None:
    sheet = a_sheet(spoken=SpokenText(short="chữ " * 200 + "."))
    assert timedelta(seconds=60) < sheet.length < timedelta(seconds=66)

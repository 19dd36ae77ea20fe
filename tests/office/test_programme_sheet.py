"""A programme's sheet lays every item before whoever reads it, at its clock time."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from docx.oxml.ns import qn

from newsdesk.model.programme import Part
from newsdesk.model.rundown import Rundown, Version
from newsdesk.model.script import Pause
from newsdesk.office.programme import BLANK, ProgrammeSheet, programme_sheet
from newsdesk.office.programme_docx import programme_document
from newsdesk.office.programme_html import programme_page
from tests.office.papers import Seen, a_rundown, a_script, an_item, opened, words_of

STORY = a_script("Bếp sạch.", Pause.HEADING, "Ở Cơ sở này, chị Mỷ kể lại từ đầu.")
GREETING = a_script("Kính chào các anh, các chị.", slug="opening", title="Lời mở đầu")
RUNDOWN = a_rundown(
    an_item(Part.IDENT, 0, 6, title="Nhạc hiệu", digest="f" * 32),
    an_item(Part.OPENING, 6, 4, title="Lời mở đầu", digest=GREETING.digest, voice="giọng máy Hương", synthetic=True),
    an_item(Part.EXEMPLAR, 10, 8, digest=STORY.digest, voice="Chị Hà", version=Version.SHORT),
    an_item(Part.SONG, 18, 180, title="Tình ca Tây Bắc", slug="tinh-ca", digest="e" * 32),
    an_item(Part.NEWS, 198, 20, title="Tin cũ", slug="cu", digest="abc123" + "0" * 26),
)


def a_sheet(rundown: Rundown = RUNDOWN) -> ProgrammeSheet:
    return programme_sheet(rundown, {one.digest: one for one in (STORY, GREETING)}, facility="Cơ sở Mới")


def on_page(sheet: ProgrammeSheet) -> str:
    return Seen(programme_page(sheet)).text.replace("\u00a0", " ")


def in_document(sheet: ProgrammeSheet) -> str:
    return words_of(programme_document(sheet))


both = pytest.mark.parametrize("shown", [on_page, in_document])


@both
def test_every_item_comes_in_order_at_its_time(shown: Callable[[ProgrammeSheet], str]) -> None:
    text = shown(a_sheet())
    places = [
        text.index(piece)
        for piece in (
            "Thứ Sáu, ngày 20/11/2026, từ 05:45:00 đến 05:48:38",
            "Người đọc",
            "05:45:00 · Nhạc hiệu · 6 giây",
            "05:45:06 · Lời mở đầu",
            "giọng máy Hương · Mã lời " + GREETING.code,
            "Kính chào các anh, các chị. //",
            "05:45:10 · Gương điển hình (bản ngắn)",
            "Chị Hà · Mã lời " + STORY.code,
            "chị Mỷ kể lại từ đầu. //",
            "05:45:18 · Ca nhạc · Tình ca Tây Bắc · 3 phút",
            "05:48:18 · Tin",
            "Không còn lưu lời phát thanh",
        )
    ]
    assert places == sorted(places)


@both
def test_a_passage_starts_when_its_sound_does(shown: Callable[[ProgrammeSheet], str]) -> None:
    words, silence = 2 + 9, 1.2
    second = 10 + (8 - silence) * 2 / words + silence
    assert f"05:45:{int(second):02}" in shown(a_sheet())


def test_where_nobody_is_down_to_read_a_name_is_written_by_hand() -> None:
    rundown = a_rundown(an_item(), an_item(synthetic=True, starts=60), an_item(Part.STING, 120, 2))
    assert [cue.reader for cue in a_sheet(rundown).cues] == [BLANK, "giọng máy", ""]


def test_headlines_are_one_item_to_whoever_reads_them() -> None:
    first, second = a_script("Sáng nay, mời nghe:"), a_script("Bếp sạch.")
    rundown = a_rundown(
        an_item(Part.HEADLINES, 10, 2, digest=first.digest),
        an_item(Part.HEADLINES, 12, 3, digest=second.digest),
        an_item(Part.STING, 15, 2),
    )
    cue, sting = programme_sheet(rundown, {one.digest: one for one in (first, second)}).cues
    assert (cue.title, cue.code, cue.length, sting.at) == ("", "", timedelta(seconds=5), "05:45:15")
    assert [passage.starts for passage in cue.passages] == [timedelta(), timedelta(seconds=2)]


def test_only_what_is_told_has_a_box_of_hard_words() -> None:
    assert [bool(cue.hard) for cue in a_sheet().cues] == [False, False, True, False, False]


@both
def test_hostile_titles_stay_text(shown: Callable[[ProgrammeSheet], str]) -> None:
    title = '=1+1 <img src=x> "}@page{ 🎉'
    rundown = a_rundown(an_item(title=title), title=title, day=date(2026, 1, 2), opens=time(23, 59, 59))
    assert shown(a_sheet(rundown)).count('=1+1 <img src=x> "}@page{') >= 3
    assert "từ 23:59:59 đến 00:00:59" in shown(a_sheet(rundown))
    assert "img" not in Seen(programme_page(a_sheet(rundown))).tags


def test_headings_are_real_and_the_cover_s_header_row_repeats() -> None:
    paper = opened(programme_document(a_sheet()))
    headings = [p.text for p in paper.paragraphs if p.style and p.style.name == "Heading 2"]
    assert headings == ["05:45:06 · Lời mở đầu", "05:45:10 · Gương điển hình (bản ngắn)", "05:48:18 · Tin"]
    first = paper.tables[0].rows[0]._tr.trPr
    assert first is not None
    assert first.find(qn("w:tblHeader")) is not None
    assert len(paper.tables[0].rows) == 1 + len(RUNDOWN.items)


def test_the_same_programme_gives_the_same_bytes() -> None:
    assert programme_document(a_sheet()) == programme_document(a_sheet())
    assert programme_page(a_sheet()) == programme_page(a_sheet())


def test_an_empty_programme_is_said_as_one() -> None:
    sheet = a_sheet(a_rundown())
    assert sheet.rundown.length == timedelta()
    assert "Dài 0 giây trong khung giờ 10 phút" in on_page(sheet)
    assert in_document(sheet)

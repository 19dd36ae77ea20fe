"""Papers for conference, exchange, culture and the poster: what they say, and whom they never name."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest

from newsdesk.council.briefings import Turn
from newsdesk.model.consent import Consent
from newsdesk.model.facility import Unit
from newsdesk.model.library import Library
from newsdesk.model.papers import Council, Papers
from newsdesk.model.story import Channel, Evidence, Role
from newsdesk.office.telling.briefing import briefing_sheet
from newsdesk.office.telling.briefing_docx import briefing_document
from newsdesk.office.telling.briefing_html import briefing_page
from newsdesk.office.telling.conference import COLUMNS as CONFERENCE_COLUMNS
from newsdesk.office.telling.conference import conference_programme
from newsdesk.office.telling.culture import Evening, links, words
from newsdesk.office.telling.culture_docx import audience_document, compere_document
from newsdesk.office.telling.exchange import COLUMNS as EXCHANGE_COLUMNS
from newsdesk.office.telling.exchange import Exchange, exchange_programme, invitation
from newsdesk.office.telling.poster import poster_page
from newsdesk.office.telling.quiz_html import quiz_page
from newsdesk.office.telling.slides import conference_slides
from newsdesk.office.telling.speech import speech, speech_document
from newsdesk.office.telling.timetable import Occasion, Part, office_hour, rows
from newsdesk.office.telling.told import Told, told, whole_telling
from newsdesk.office.type_widths import line_length
from tests.builders import a_facility, a_library, a_person, a_slip, a_story, approved
from tests.office.papers import Seen, opened, words_of

DAY = date(2026, 12, 10)
INSETS = 3.8
"""Millimetres that a cell leaves on both sides of its words, as Word and LibreOffice set it."""
OCCASION = Occasion(day=DAY, opens=time(8), place="Hội trường")
CHANGE = Evidence(claim="Lỗi tự kiểm tra giảm từ 11 xuống 2", period="Năm 2025", source="Sổ bếp")
PAPERS = Papers(councils=(Council(since=date(2022, 1, 1), name="Hội đồng Mẫu", chair="Giám đốc"),))


def a_desk(*slips: Any, address: str | None = "https://co-so.example", **header: Any) -> Library:
    facts = {"evidence": (CHANGE,), "lesson": "Vẽ trước", "question": "Còn ta?", "body": "Câu một.\n\nCâu hai.\n"}
    story = approved(a_story("bep-sach", **(facts | header)))
    return a_library(story, slips=slips, papers=PAPERS, facility=a_facility(address=address))


def one_of(library: Library, channel: Channel) -> Told:
    return told(library.for_channel(channel, on=DAY)[0], library, DAY)


def conference(library: Library) -> str:
    one = one_of(library, Channel.CONFERENCE)
    report = speech(one, library, DAY)
    documents = [conference_programme([report], OCCASION, library), speech_document(report)]
    return " ".join([*map(words_of, documents), Seen(conference_slides([one], DAY)).text])


def exchange(library: Library) -> str:
    one = one_of(library, Channel.EXCHANGE)
    of = Exchange(
        told=one, script=whole_telling(one, library), guests=(Unit(key="phong-y-te", name="Phòng Y tế"),),
        occasion=OCCASION, library=library,
    )  # fmt: skip
    return words_of(invitation(of)) + words_of(exchange_programme(of))


def culture(library: Library) -> str:
    evening = Evening(stories=(one_of(library, Channel.CULTURE),), day=DAY)
    return words_of(compere_document(evening)) + words_of(audience_document(evening)) + Seen(quiz_page(evening)).text


def poster(library: Library) -> str:
    return Seen(poster_page(one_of(library, Channel.WEB))).text


def briefing(library: Library) -> str:
    story = library.for_channel(Channel.BRIEFING, on=DAY)[0]
    sheet = briefing_sheet(Turn(day=DAY, opens=time(7), unit=None, story=story), library)
    return words_of(briefing_document(sheet)) + Seen(briefing_page(sheet)).text if sheet else ""


MADE = [
    (Channel.BRIEFING, briefing),
    (Channel.CONFERENCE, conference), (Channel.EXCHANGE, exchange), (Channel.CULTURE, culture), (Channel.WEB, poster),
]  # fmt: skip


@pytest.mark.parametrize(("channel", "made"), MADE)
def test_nobody_is_named_without_a_slip_for_that_channel(channel: Channel, made: Callable[[Library], str]) -> None:
    people = (
        a_person("Lò Văn Kín", post="Y sĩ", consent="PDY-1"),
        a_person("Quàng Thị Ẩn", Role.RESIDENT, post="Bản Bó"),
    )
    others = a_slip("PDY-1", [other for other in Channel if other is not channel])
    said = made(a_desk(others, people=people))
    assert "Bài bep-sach" in said
    assert not any(word in said for word in ("Lò Văn", "Quàng", "Bản Bó", "PDY"))


@pytest.mark.parametrize(("channel", "made"), MADE)
def test_a_story_whose_text_names_somebody_without_a_slip_is_not_there(
    channel: Channel, made: Callable[[Library], str]
) -> None:
    people = (a_person("Lò Văn Kín", consent="PDY-1"),)
    others = a_slip("PDY-1", [other for other in Channel if other is not channel])
    with pytest.raises(IndexError):
        made(a_desk(others, people=people, body="Lò Văn Kín kể chuyện.\n"))


def test_whoever_allowed_it_is_named_on_the_slides() -> None:
    people = (a_person("Lò Văn Kín", post="Y sĩ", consent="PDY-1"),)
    assert "Lò Văn Kín, Y sĩ" in conference(a_desk(a_slip("PDY-1"), people=people))


@pytest.mark.parametrize(("channel", "made"), MADE)
@pytest.mark.parametrize(
    "header",
    [
        {"evidence": (), "lesson": None, "question": None, "summary": None, "body": "Chữ.\n"},
        {"title": "<script>x</script> {unit} {", "lesson": "{lesson} & <b>", "evidence": (Evidence(claim="<i>" * 99),)},
        {"title": "Tít " + "rất dài " * 20, "summary": "Câu. " * 200, "lesson": "chữ" * 900},
    ],
)
def test_no_story_breaks_a_paper(channel: Channel, made: Callable[[Library], str], header: dict[str, Any]) -> None:
    assert made(a_desk(**header))
    assert made(a_desk(address=None, **header)) == made(a_desk(address=None, **header))


def test_a_speech_greets_tells_the_story_as_it_is_and_ends() -> None:
    library = a_desk()
    report = speech(one_of(library, Channel.CONFERENCE), library, DAY)
    assert report.opening[0] == "Kính thưa Hội đồng Mẫu, kính thưa toàn thể hội nghị!"
    assert report.text == ("Câu một.", "Câu hai.")
    assert report.closing == (
        "Điều các đơn vị có thể làm theo: Vẽ trước.",
        "Báo cáo của Tổ bếp đến đây là hết. Xin trân trọng cảm ơn hội nghị đã lắng nghe!",
    )
    said = " ".join((*report.opening, *report.text, *report.closing))
    assert report.syllables >= len(said.split())
    assert report.measures in words_of(speech_document(report))


def test_slides_show_figures_before_and_after_without_a_network() -> None:
    library = a_desk()
    page = conference_slides([one_of(library, Channel.CONFERENCE)], DAY)
    assert 'style="width:100.0%"' in page
    assert 'style="width:18.2%"' in page
    assert Seen(page).tags.count("section") == 4
    assert not {"img", "link", "iframe"} & set(Seen(page).tags)
    outside = page.replace("http://www.w3.org/2000/svg", "")
    assert "http" not in outside
    assert "bep-sach.html" not in Seen(page).text


PNG = {"bep.png": b"\x89PNG\r\n\x1a\n"}


@pytest.mark.parametrize(("channels", "shown"), [(list(Channel), 1), ([Channel.WEB], 0)])
def test_a_picture_is_on_the_slides_only_where_its_people_allowed_it(channels: list[Channel], shown: int) -> None:
    people = (a_person("Lò Văn Kín", consent="PDY-1", photos=("bep.png",)),)
    slip = Consent(slip="PDY-1", name=tuple(Channel), photo=tuple(channels))
    library = a_desk(slip, people=people, image="bep.png", image_alt='Gian "bếp"')
    page = conference_slides([one_of(library, Channel.CONFERENCE)], DAY, PNG)
    assert page.count("<img") == page.count("data:image/png;base64,iVBORw0KGgo=") == shown
    assert page.count('alt="Gian &quot;bếp&quot;"') == shown


def test_a_timetable_leaves_no_gap() -> None:
    listed = rows(OCCASION, [Part(timedelta(minutes=m), "x") for m in (10, 35, 15)])
    assert [row[1] for row in listed] == [
        "8 giờ 00 phút –\n8 giờ 10 phút", "8 giờ 10 phút –\n8 giờ 45 phút", "8 giờ 45 phút –\n9 giờ 00 phút"
    ]  # fmt: skip


def test_a_paper_writes_small_days_and_the_first_months_with_their_nought() -> None:
    assert Occasion(day=date(2027, 2, 9), opens=time(8)).when == "8 giờ 00 phút, thứ Ba, ngày 09/02/2027"


def test_every_time_of_day_fits_on_a_line_of_its_column() -> None:
    room = min(dict(columns)["Thời gian"] for columns in (EXCHANGE_COLUMNS, CONFERENCE_COLUMNS)) - INSETS
    assert max(line_length(f"{office_hour(time(hour))} –", 12) for hour in range(24)) < room


def test_the_letter_leaves_its_day_to_whoever_signs() -> None:
    said = exchange(a_desk())
    assert "trân trọng kính mời Phòng Y tế dự buổi" in said
    assert "2. Thời gian: 8 giờ 00 phút, thứ Năm, ngày 10/12/2026." in said
    assert "ngày 10 tháng 12 năm 2026" not in said
    assert "Thực hiện Kế hoạch số 1/KH ngày 01 tháng 01 năm 2020 của Cơ sở về việc kế hoạch tuyên truyền," in said
    assert "Việc đăng ký làm theo" in said


def test_links_of_an_evening_do_not_sound_the_same() -> None:
    library = a_library(*(approved(a_story(f"bai-{n}", lesson="Vẽ trước.")) for n in range(8)))
    stories = tuple(told(story, library, DAY) for story in library.for_channel(Channel.CULTURE, on=DAY))
    said = [lines for _, lines in links(Evening(stories=stories, day=DAY))]
    openings = [" ".join(lines[0].split()[:3]) for lines in said]
    assert len(set(openings)) == len(openings) == 8
    assert all(one[1].split()[:3] != other[1].split()[:3] for one, other in zip(said, said[1:], strict=False))
    assert all(mark not in " ".join(lines) for lines in said for mark in "{}[]")


def evening_of(count: int, **header: Any) -> Evening:
    library = a_library(*(approved(a_story(f"bai-{n}", **header)) for n in range(count)))
    return Evening(
        stories=tuple(told(story, library, DAY) for story in library.for_channel(Channel.CULTURE, on=DAY)), day=DAY
    )


def test_the_compere_tells_a_summary_to_its_end() -> None:
    summary = "Tổ bếp từng làm mất lòng cả bản. Sau một năm, cả bản cùng trồng rau với Tổ bếp"
    for _, (said, *_rest) in links(evening_of(8, summary=summary)):
        assert said.endswith(f" {summary}.")


def test_the_compere_says_nothing_in_place_of_a_summary() -> None:
    for _, (said, *_rest) in links(evening_of(8, summary=None)):
        assert said.endswith(("”.", "là như thế.", "rất gần chúng ta."))


def test_the_compere_does_not_say_a_unit_again_that_the_title_names() -> None:
    said = [lines[0] for _, lines in links(evening_of(8, title="Bếp ăn một chiều của Tổ bếp", summary=None))]
    assert [line.count("Tổ bếp") for line in said] == [1, 1, 1, 2, 1, 1, 1, 1]
    assert said[3].startswith("Xin hỏi nhỏ: trong hội trường có ai ở Tổ bếp không ạ?")
    assert said[0] == "Chuyện thứ nhất: “Bếp ăn một chiều của Tổ bếp”."
    assert said[2].endswith(" Chuyện “Bếp ăn một chiều của Tổ bếp” là như thế.")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Bếp sạch", "gương điển hình “Bếp sạch” của Tổ bếp."),
        ("Bếp ăn một chiều của Tổ bếp", "gương điển hình “Bếp ăn một chiều của Tổ bếp”."),
        ("TỔ BẾP nấu một chiều", "gương điển hình “TỔ BẾP nấu một chiều”."),
        ("Tổ bếp2 nấu một chiều", "gương điển hình “Tổ bếp2 nấu một chiều” của Tổ bếp."),
    ],
)
def test_the_letter_names_the_unit_once(title: str, words: str) -> None:
    assert f"{words} 1. Chủ trì: " in exchange(a_desk(title=title))


def test_every_sentence_of_the_compere_can_be_filled() -> None:
    blanks = {"unit", "title", "summary", "lesson", "facility", "count"}
    for part in ("opening", "opening-sample", "link", "after", "quiz", "closing"):
        assert words(part)
        for sentence in words(part):
            assert {piece.partition("}")[0] for piece in sentence.split("{")[1:]} <= blanks


def test_only_the_compere_holds_answers_and_their_sources() -> None:
    library = a_desk()
    evening = Evening(stories=(one_of(library, Channel.CULTURE),), day=DAY)
    book, hall = words_of(compere_document(evening)), words_of(audience_document(evening))
    assert "Nguồn: Sổ bếp." in book
    assert "← đúng" in book
    assert "Lỗi tự kiểm tra giảm từ 11 xuống bao nhiêu?" in hall
    assert not any(word in hall for word in ("đúng", "Đáp án", "Sổ bếp"))


@pytest.mark.parametrize(("paper", "kept"), [(compere_document, [True] * 4), (audience_document, [True] * 3 + [False])])
def test_an_answer_stays_on_the_page_of_its_question(paper: Callable[[Evening], bytes], kept: list[bool]) -> None:
    evening = Evening(stories=(one_of(a_desk(), Channel.CULTURE),), day=DAY)
    lines = opened(paper(evening)).paragraphs
    at = next(number for number, line in enumerate(lines) if line.text.startswith("Câu 1."))
    assert [bool(line.paragraph_format.keep_with_next) for line in lines[at : at + 4]] == kept


def test_stories_without_figures_leave_the_evening_without_a_quiz() -> None:
    library = a_desk(evidence=())
    evening = Evening(stories=(one_of(library, Channel.CULTURE),), day=DAY)
    assert evening.quiz == ()
    assert "Đố vui" not in words_of(compere_document(evening))


def test_a_signature_does_not_stand_alone_on_a_page() -> None:
    library = a_desk()
    report = speech(one_of(library, Channel.CONFERENCE), library, DAY)
    programme = opened(conference_programme([report], OCCASION, library))
    last = [paragraph for cell in programme.tables[-2].rows[-1].cells for paragraph in cell.paragraphs]
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in last)
    assert not any(p.paragraph_format.keep_with_next for p in programme.tables[-2].rows[-2].cells[0].paragraphs)

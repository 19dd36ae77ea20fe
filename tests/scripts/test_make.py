"""A story becomes its script, with a notice for what nobody could read aloud for certain."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk import messages
from newsdesk.model.base import Origin
from newsdesk.model.occasion import FeatureHeader, NewsHeader, Text
from newsdesk.model.script import Line, Pause, Script
from newsdesk.model.story import SpokenText
from newsdesk.problems import Place, Severity
from newsdesk.scripts.make import headline_script, plain_script, says_something, story_script, text_script
from newsdesk.scripts.text import from_text, to_text
from tests.builders import a_story
from tests.speech.case_files import cases

BODY = """Chị Hoa đếm được 2.400 suất ăn. Bếp mở lúc 6h30.

## Cách làm

Tổ làm hai việc:

- kê lại bàn;
- chia giờ.

| a | b |
|---|---|
| 1 | 2 |
"""


def said(script: Script) -> list[str]:
    return [part.text if isinstance(part, Line) else part.name for part in script.parts]


def test_says_title_sentences_and_pauses() -> None:
    script, problems = story_script(a_story(body=BODY, title="Bếp một chiều"), {})
    assert said(script) == [
        "Bếp một chiều.",
        "HEADING",
        "Chị Hoa đếm được hai nghìn bốn trăm suất ăn.",
        "Bếp mở lúc sáu giờ ba mươi phút.",
        "HEADING",
        "Tổ làm hai việc:",
        "PARAGRAPH",
        "kê lại bàn;",
        "chia giờ.",
    ]
    assert [(p.code, p.facts["what"]) for p in problems] == [("spoken-left-out", "Bảng")]


def test_what_is_written_for_the_ear_is_said_instead_of_the_body() -> None:
    story = a_story(body=BODY, title="Bếp", spoken=SpokenText(text="Chỉ một câu.\n"))
    script, problems = story_script(story, {})
    assert said(script) == ["Bếp.", "HEADING", "Chỉ một câu."]
    assert problems == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("cải tiến kỹ\n\nthuật và quản lý.", ["cải tiến kỹ thuật và quản lý."]),
        ("Việc:\n\nkê bàn.", ["Việc:", "PARAGRAPH", "kê bàn."]),
        ("Một ý\n\nHai ý", ["Một ý.", "PARAGRAPH", "Hai ý."]),
    ],
)
def test_a_paragraph_that_a_page_break_tore_is_one_again(body: str, expected: list[str]) -> None:
    script, _ = story_script(a_story(body=body), {})
    assert said(script)[2:] == expected


def test_a_sign_that_no_voice_reads_is_said() -> None:
    _, problems = story_script(a_story(body="Nhiệt độ → tăng, nước ≥ vạch đỏ."), {})
    assert [p.facts["found"] for p in problems] == ["→", "≥"]


def test_a_sample_says_so_first() -> None:
    script, _ = story_script(a_story(sample=True), {})
    assert said(script)[0] == "Bài mẫu."


def test_says_where_the_unread_stands_and_takes_the_storys_own_reading() -> None:
    story = a_story(body="Dòng một.\n\nMáy XYZQ chạy tốt.")
    _, problems = story_script(story, {})
    assert [(p.code, p.place.line, p.facts["found"]) for p in problems] == [("abbreviation-unknown", 12, "XYZQ")]
    told = replace(story, header=replace(story.header, spoken=SpokenText(say={"XYZQ": "ích y dét quy"})))
    script, problems = story_script(told, {})
    assert problems == []
    assert said(script)[-1] == "Máy ích y dét quy chạy tốt."


@pytest.mark.parametrize(
    ("body", "code", "reason"),
    [
        ("Máy XYZQ chạy.", "abbreviation-unknown", "chưa có trong bảng đọc"),
        ("Công tác KT được nêu.", "abbreviation-ambiguous", "nhiều nghĩa"),
        ("Tiến độ đạt 3/4.", "spoken-left", "phân số"),
        ("Nước → đầy.", "spoken-left", "ký hiệu"),
    ],
)
def test_says_why_it_was_left_and_what_to_do(body: str, code: str, reason: str) -> None:
    _, problems = story_script(a_story(body=body), {})
    assert [problem.code for problem in problems] == [code]
    assert reason in messages.line(problems[0])


def test_says_each_thing_once() -> None:
    _, problems = story_script(a_story(body="Máy XYZQ cạnh máy XYZQ.\n\nMáy XYZQ nữa."), {})
    assert len(problems) == 1


def test_every_reason_has_its_sentence() -> None:
    reasons = {case[2] for case in cases("left.tsv")}
    assert reasons <= set(messages.catalogue()["reasons"])


def test_the_facilitys_lexicon_is_used() -> None:
    script, problems = story_script(a_story(body="Máy XYZQ chạy."), {"XYZQ": "ích"})
    assert said(script)[-1] == "Máy ích chạy."
    assert problems == []


@pytest.mark.parametrize("body", ["![x](a.png)", "| a |\n|---|\n| 1 |", "## Chỉ có đề mục", "漢字。", "12/2024"])
def test_a_story_without_a_sentence_is_said(body: str) -> None:
    _, problems = story_script(a_story(body=body), {})
    assert "script-empty" in {problem.code for problem in problems}


@pytest.mark.parametrize("title", ["12/2024", "漢字", "α"])
def test_a_title_in_which_no_voice_finds_a_letter_is_said_at_its_line(title: str) -> None:
    story = a_story(title=title)
    _, problems = story_script(story, {})
    (found,) = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert (found.code, found.place) == ("title-unsayable", story.origin.at("title"))
    assert not says_something(headline_script(story, {}))


@pytest.mark.parametrize("title", ["+1+1", "Rau", "100%", "ĐỘI", "O\u031b\u0301n"])
def test_a_title_with_a_letter_or_a_figure_that_is_said_is_right(title: str) -> None:
    _, problems = story_script(a_story(title=title), {})
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    assert says_something(headline_script(a_story(title=title), {}))


def test_news_and_greetings() -> None:
    header = NewsHeader(title="Tin", date=date(2026, 9, 1), until=date(2026, 9, 2), sample=True)
    origin = Origin("content/news/tin.md")
    script, _ = text_script(Text(slug="tin", header=header, body="Mất nước 5h30.", body_line=6, origin=origin), {})
    assert said(script) == ["Tin mẫu.", "Mất nước năm giờ ba mươi phút."]
    about = FeatureHeader(title="Dân vận khéo", date=date(2026, 9, 1))
    feature, _ = text_script(Text(slug="x", header=about, body="Một câu.", body_line=6, origin=origin), {})
    assert said(feature) == ["Chuyên mục: Dân vận khéo.", "HEADING", "Một câu."]
    place = Place("x.yaml", 3)
    greeting, _ = plain_script("opening", "Lời mở đầu", "Chào  các bạn.\nHôm nay là ngày 5 tháng 3", {}, place)
    assert said(greeting) == ["Chào các bạn.", "Hôm nay là ngày mùng năm tháng ba."]


def test_length_follows_syllables_and_pauses() -> None:
    script = Script(slug="a", source="a", title="a", parts=(Line("một " * 200), Pause.PARAGRAPH, Line("hai")))
    assert script.length == timedelta(minutes=201 / 200) + Pause.PARAGRAPH.value


lines = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="#"), min_size=1).map(Line)
bodies = st.lists(st.one_of(lines, st.sampled_from([Pause.PARAGRAPH, Pause.HEADING])), min_size=1)


@given(bodies)
def test_a_script_survives_its_file(parts: list[Line | Pause]) -> None:
    kept = [part for n, part in enumerate(parts) if isinstance(part, Line) or (n and isinstance(parts[n - 1], Line))]
    while kept and isinstance(kept[-1], Pause):
        kept.pop()
    script = Script(slug="a", source="exemplars/2026/a.md", title="", parts=tuple(kept))
    again = from_text(to_text(script), "a")
    assert again is not None
    assert again.script == script
    assert not again.by_hand


def test_a_hand_in_the_file_is_seen() -> None:
    script, _ = story_script(a_story(body="Một. Hai."), {})
    edited = from_text(to_text(script).replace("Hai.", "Ba."), "bep-sach")
    assert edited is not None
    assert edited.by_hand
    assert from_text("Tôi tự viết.\n", "bep-sach") is None


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_body_becomes_a_script(body: str) -> None:
    script, _ = story_script(a_story(body=body), {})
    assert script.parts
    assert all("\n" not in line.text for line in script.lines)


def test_every_sample_story_becomes_a_script_that_survives_its_file() -> None:
    desk = Path(__file__).parents[2]
    from newsdesk.commands.script_files import spoken_texts
    from newsdesk.intake import take_in

    library = take_in(desk, date(2026, 11, 20)).library
    assert library is not None
    spoken = spoken_texts(library, date(2026, 11, 20))
    assert len(spoken.scripts) >= 15
    for script in spoken.scripts.values():
        kept = from_text(to_text(script), script.slug)
        assert kept is not None
        assert kept.script.parts == script.parts


def test_each_line_knows_how_the_page_has_it_and_what_heading_stands_above_it() -> None:
    script, _ = story_script(a_story(body=BODY, title="Bếp 4h30", sample=True), {})
    assert [(line.written, line.heading) for line in script.lines] == [
        ("Bài mẫu.", ""),
        ("Bếp 4h30", ""),
        ("Chị Hoa đếm được 2.400 suất ăn.", ""),
        ("Bếp mở lúc 6h30.", ""),
        ("Tổ làm hai việc:", "Cách làm"),
        ("kê lại bàn;", ""),
        ("chia giờ.", ""),
    ]


def test_how_a_line_is_written_changes_neither_script_nor_digest_nor_file() -> None:
    written, _ = story_script(a_story(body=BODY, title="Bếp 4h30"), {})
    parts = tuple(Line(part.text) if isinstance(part, Line) else part for part in written.parts)
    bare = replace(written, parts=parts)
    assert bare == written
    assert hash(bare) == hash(written)
    assert bare.digest == written.digest
    assert to_text(bare) == to_text(written)
    kept = from_text(to_text(written), written.slug)
    assert kept
    assert kept.script.parts == written.parts

"""The marked text is the script, with a mark on every span that was changed or could not be read."""

import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.intake import take_in
from newsdesk.model.lexicon import Lexicon
from newsdesk.model.library import Library
from newsdesk.model.script import Pause, Version
from newsdesk.model.story import SpokenText, Story
from newsdesk.scripts.make import story_script
from newsdesk.scripts.marked import Marked, Piece, marked
from tests.builders import a_story

ROOT = Path(__file__).parents[2]
WORDS = (
    "một", "Chị Hoa", "4h30", "2.400", "XYZQ", "m²", "→", "≥", "12/3/2025", "QĐ", "5%", "TP.HCM", "½", ".", ",", "(", ")",
    "“", "”", "3-5", "abc/xyz", "8 kg", "@", "1.", "COVID-19", "x=1", "Ⅳ", "ß", "\n\n", "\n- ", "\n## ", "5g", "số 12/BC",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text()


def agrees(story: Story, lexicon: Lexicon, version: Version = Version.LONG) -> Marked:
    """Hold the marked text against the script and against itself; return it."""
    script, problems = story_script(story, lexicon, version)
    found = marked(story, lexicon, version)
    assert found.script == script
    assert list(found.problems) == problems
    assert [one.spoken for one in found.sentences] == [line.text for line in script.lines]
    for one in found.sentences:
        assert "".join(piece.text for piece in one.written_pieces) == one.written
        assert "".join(piece.text for piece in one.spoken_pieces) == one.spoken
        for change in one.changed:
            assert one.written[change.in_written.begins : change.in_written.ends] == change.written
            assert one.spoken[change.in_spoken.begins : change.in_spoken.ends] == change.spoken
        unmarked = ["".join(piece.text for piece in side if not piece.changed)
                    for side in (one.written_pieces, one.spoken_pieces)]  # fmt: skip
        assert unmarked[0] == unmarked[1] or unmarked[0].capitalize() == unmarked[1].capitalize()
    said = {problem.facts["found"] for problem in problems if "found" in problem.facts}
    assert {one.written for sentence in found.sentences for one in sentence.unread} == said
    return found


@pytest.fixture(scope="module")
def sample() -> Library:
    library = take_in(ROOT, date(2026, 11, 26)).library
    assert library
    return library


def test_every_sample_story_is_marked_as_it_is_said(sample: Library) -> None:
    assert len(sample.stories) > 20
    for story in sample.stories:
        for version in Version:
            agrees(story, sample.lexicon, version)


@settings(max_examples=400)
@given(
    TEXTS, st.dictionaries(st.sampled_from(WORDS[:20]), st.sampled_from(("ích", "a5b", "→ a", "ßa", "")), max_size=3)
)
def test_any_text_is_marked_as_it_is_said(body: str, say: dict[str, str]) -> None:
    agrees(a_story(body=body, spoken=SpokenText(say=say)), {"QĐ": "quyết định"})


def test_a_change_has_its_place_in_both_texts() -> None:
    story = a_story(title="Bếp", body="12 người dậy lúc 4h30 và nấu 2.400 suất.\n")
    sentence = list(agrees(story, {}).sentences)[1]
    assert sentence.spoken == "Mười hai người dậy lúc bốn giờ ba mươi phút và nấu hai nghìn bốn trăm suất."
    assert [(one.written, one.spoken) for one in sentence.changed] == [
        ("12", "Mười hai"),
        ("4h30", "bốn giờ ba mươi phút"),
        ("2.400", "hai nghìn bốn trăm"),
    ]
    assert len({one.kind for one in sentence.changed}) == 2


def test_what_nobody_could_read_says_why_and_on_which_line() -> None:
    story = a_story(title="Bếp", body="Câu đầu.\n\nLúc 4h30 máy XYZQ → tốt.\n")
    sentence = list(agrees(story, {}).sentences)[2]
    assert [(one.written, one.code, one.place.line) for one in sentence.unread] == [
        ("XYZQ", "abbreviation-unknown", 12),
        ("→", "spoken-left", 12),
    ]
    for one in sentence.unread:
        assert sentence.written[one.in_written.begins : one.in_written.ends] == one.written
        assert sentence.spoken[one.in_spoken.begins : one.in_spoken.ends] == one.written
    pieces = [piece for piece in sentence.spoken_pieces if piece.unread]
    assert [piece.text for piece in pieces] == ["XYZQ", "→"]


def test_each_place_of_the_same_span_is_marked() -> None:
    found = agrees(a_story(body="Máy XYZQ và XYZQ.\n\nLại XYZQ.\n"), {})
    assert [len(one.unread) for one in found.sentences] == [0, 2, 1]


def test_a_reading_with_a_figure_is_changed_and_unread() -> None:
    found = agrees(a_story(body="Máy XYZQ chạy.\n"), {"XYZQ": "a5b"})
    (piece,) = (one for one in list(found.sentences)[1].spoken_pieces if one.unread)
    assert piece == Piece("a5b", piece.changed, piece.unread)
    assert piece.changed


def test_a_letter_that_grows_as_a_capital_moves_what_follows() -> None:
    story = a_story(title="Bếp", body="12 và 4h30 → XYZQ.\n", spoken=SpokenText(say={"12": "ßa"}))
    sentence = list(agrees(story, {}).sentences)[1]
    assert sentence.spoken == "SSa và bốn giờ ba mươi phút → XYZQ."


def test_a_paragraph_begins_after_all_that_is_said_and_kept_silent_before_it() -> None:
    story = a_story(title="Bếp sạch", body="Một hai ba. Bốn năm.\n\nSáu.\n\n## Đề mục\n\nBảy tám.\n\n- chín\n- mười\n")
    found = marked(story, {}, rate=60)
    second = timedelta(seconds=1)
    paragraph, heading = Pause.PARAGRAPH.value, Pause.HEADING.value
    assert [one.starts for one in found.paragraphs] == [
        timedelta(),
        2 * second + heading,
        7 * second + heading + paragraph,
        8 * second + 2 * heading + paragraph,
        10 * second + 2 * heading + 2 * paragraph,
    ]
    assert [one.heading for one in found.paragraphs] == ["", "", "", "Đề mục", ""]
    assert [len(one.sentences) for one in found.paragraphs] == [1, 2, 1, 1, 2]
    assert found.length == 12 * second + 2 * heading + 2 * paragraph
    assert found.length == story_script(story, {})[0].length_at(60)


def test_what_is_written_for_the_ear_is_marked_at_its_own_place() -> None:
    story = a_story(body="Thân bài.\n", spoken=SpokenText(text="Máy XYZQ.", short="Ngắn."))
    assert [one.written for one in agrees(story, {}).sentences][1:] == ["Máy XYZQ."]
    assert [one.written for one in agrees(story, {}, Version.SHORT).sentences][1:] == ["Ngắn."]


def test_ten_thousand_signs_are_marked_as_fast_as_they_are_many() -> None:
    def seconds(signs: int) -> float:
        begun = time.process_time()
        for sentence in marked(a_story(body="| 1 " * signs), {}).sentences:
            assert "".join(piece.text for piece in sentence.spoken_pieces) == sentence.spoken
        return time.process_time() - begun

    assert seconds(8000) < 24 * seconds(1000) + 0.1  # were it quadratic: 64 times

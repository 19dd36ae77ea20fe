"""Captions and chapters: by the grammar, of the real times, and as a real browser loads them."""

import html
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from newsdesk.model.cue import Cue, Timing
from newsdesk.site.aloud.captions import WIDTH, chapters, lines, texts, webvtt
from newsdesk.site.edition import Sound
from tests.builders import a_story
from tests.site.webvtt import GrammarError, read

HOSTILE = "Bếp --> <b>nóng</b> & sạch:\n\nWEBVTT"
CUES = (
    Cue(timedelta(seconds=0.0785), timedelta(seconds=2), "Bếp một chiều."),
    Cue(timedelta(seconds=3.2), timedelta(seconds=9.25), HOSTILE, opens_paragraph=True, heading="Cách làm"),
    Cue(timedelta(seconds=9.5), timedelta(seconds=9.5), "…"),
    Cue(
        timedelta(hours=1, seconds=4.56789),
        timedelta(hours=1, seconds=8),
        "Mỗi sáng, tổ bếp đi chợ từ 4h30, chọn rau còn sương, cá còn tươi, rồi về nhóm lửa.",
        heading='Lời "hẹn"',
    ),
)


def a_sound(*cues: Cue, timing: Timing = Timing.PAUSES) -> Sound:
    return Sound(Path("a.mp3"), timedelta(hours=2), synthetic=False, cues=cues or CUES, timing=timing)


def test_captions_have_a_cue_for_each_sentence_at_its_time() -> None:
    found = read(webvtt(a_sound()).encode())
    assert [(cue.start, cue.end) for cue in found] == [(0.078, 2), (3.2, 9.25), (9.5, 9.501), (3604.567, 3608)]
    assert [html.unescape(cue.text.replace("\n", " ")) for cue in found] == [" ".join(cue.text.split()) for cue in CUES]


def test_a_long_sentence_is_broken_after_commas() -> None:
    assert list(lines(CUES[3].text)) == [
        "Mỗi sáng, tổ bếp đi chợ từ 4h30,",
        "chọn rau còn sương, cá còn tươi,",
        "rồi về nhóm lửa.",
    ]


@given(st.text())
def test_lines_fit_and_hold_every_word(text: str) -> None:
    found = list(lines(text))
    assert found
    assert all(found)
    assert " ".join(found).split() == (text.split() or ["…"])
    assert all(len(line) <= WIDTH or " " not in line for line in found)


@given(
    st.lists(
        st.tuples(st.integers(0, 10**7), st.integers(0, 10**6), st.text(st.characters(exclude_categories=["Cs", "Cc"])))
    )
)
def test_whatever_is_said_the_captions_keep_to_the_grammar(said: list[tuple[int, int, str]]) -> None:
    cues = [
        Cue(timedelta(milliseconds=start), timedelta(milliseconds=start + length), text) for start, length, text in said
    ]
    sound = Sound(Path("a.mp3"), timedelta(), synthetic=False, cues=tuple(cues))
    assert len(read(webvtt(sound).encode())) == len(cues)


@pytest.mark.parametrize("timing", Timing)
def test_captions_say_how_their_times_are_known(timing: Timing) -> None:
    note = webvtt(a_sound(timing=timing)).split("\n\n")[1]
    assert note.startswith("NOTE Tiếng Việt (vi). ")
    assert ("ước tính" in note) == (timing is Timing.LENGTHS)


@pytest.mark.parametrize(
    "wrong",
    [
        "WEBVTT\n\n00:01.000 --> 00:01.000\na\n",
        "WEBVTT\n\n00:02.000 --> 00:01.000\na\n",
        "WEBVTT\n\n0:01.000 --> 0:02.000\na\n",
        "WEBVTT\n\n00:01,000 --> 00:02,000\na\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\na --> b\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\na & b\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<b>\n",
        "WEBVTT\nLanguage: vi\n\n00:01.000 --> 00:02.000\na\n",
        "WEBVTT\n\n\n\n00:01.000 --> 00:02.000\na\n",
        "webvtt\n",
    ],
)
def test_the_reader_of_these_tests_takes_nothing_else(wrong: str) -> None:
    with pytest.raises(GrammarError):
        read(wrong.encode())


def test_a_sound_has_chapters_where_its_text_has_headings() -> None:
    story = a_story(title="Bếp một chiều")
    told = json.loads(chapters(story, a_sound()))
    assert told["version"] == "1.2.0"
    assert told["chapters"] == [
        {"startTime": 0, "title": "Bếp một chiều"},
        {"startTime": 3.2, "title": "Cách làm"},
        {"startTime": 3604.5, "title": 'Lời "hẹn"'},
    ]
    assert [name for name, _ in texts(story, a_sound())] == ["am-thanh/bep-sach.vtt", "am-thanh/bep-sach.chapters.json"]
    assert [name for name, _ in texts(story, a_sound(CUES[0]))] == ["am-thanh/bep-sach.vtt"]
    assert not list(texts(story, Sound(Path("a"), timedelta(), synthetic=False)))


def test_chapters_pretend_no_tenths_where_no_sentence_was_found() -> None:
    told = json.loads(chapters(a_story(), a_sound(timing=Timing.LENGTHS)))
    assert [one["startTime"] for one in told["chapters"]] == [0, 3, 3604]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """A folder with the captions and a page that loads them, on this machine's own address."""
    (tmp_path / "a.vtt").write_text(webvtt(a_sound()), encoding="utf-8")
    page = '<!doctype html><video><track default kind="captions" srclang="vi" src="a.vtt"></video>'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/a.html"
    server.shutdown()
    server.server_close()


def test_a_real_browser_loads_every_cue_at_its_time(served: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(served)
    page.wait_for_function("document.querySelector('track').readyState >= 2")
    found = page.evaluate(
        "Array.from(document.querySelector('track').track.cues, c => [c.startTime, c.endTime, c.getCueAsHTML().textContent])"
    )
    page.close()
    expected = read(webvtt(a_sound()).encode())
    assert found == [[cue.start, cue.end, html.unescape(cue.text)] for cue in expected]

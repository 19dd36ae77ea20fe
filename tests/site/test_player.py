"""A story's sound in the words and sentences of its page."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from newsdesk.model.cue import Cue
from newsdesk.site.aloud.queue import instant
from newsdesk.site.build import build
from newsdesk.site.edition import Edition, Sound
from newsdesk.site.metadata import paragraphs_of, size_words, story_view
from tests.builders import TODAY, a_library, a_story, approved
from tests.site.desk import ROOT, Site
from tests.site.reading import Page, read_page


def cue(second: int, text: str, opens: bool = False) -> Cue:
    return Cue(timedelta(seconds=second), timedelta(seconds=second + 0.456), text, opens)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The page of a story that a person read, with three cues in two paragraphs."""
    desk = tmp_path_factory.mktemp("bàn")
    (desk / "tiếng.mp3").write_bytes(b"x" * 1_234_567)
    cues = (cue(0, "Câu một <em>.", True), cue(2, "Câu hai."), cue(61, "Câu ba.", True))
    sound = Sound(desk / "tiếng.mp3", timedelta(seconds=185.2), synthetic=False, cues=cues)
    (desk / "ra").mkdir()
    library = a_library(approved(a_story(title='Nghe "thử"')))
    build(library, {"bep-sach": sound}, desk / "ra", images=desk, today=TODAY, root=ROOT)
    return read_page(desk / "ra/bai/bep-sach.html")


@pytest.mark.parametrize(
    ("octets", "words"),
    [(1, "1 kB"), (640_400, "640 kB"), (999_499, "999 kB"), (999_500, "1,0 MB"), (3_704_372, "3,7 MB")],
)
def test_says_a_size_as_people_read_it(octets: int, words: str) -> None:
    assert size_words(octets) == words


@pytest.mark.parametrize(
    ("opens", "lengths"),
    [([], []), ([False, False], [2]), ([True, False, True], [2, 1]), ([False, True, True], [1, 1, 1])],
)
def test_sentences_stand_in_the_paragraphs_that_they_open(opens: list[bool], lengths: list[int]) -> None:
    cues = [cue(at, str(at), one) for at, one in enumerate(opens)]
    paragraphs = paragraphs_of(cues)
    assert [len(one) for one in paragraphs] == lengths
    assert [one for paragraph in paragraphs for one in paragraph] == cues


def test_a_moment_is_written_in_seconds() -> None:
    assert instant(timedelta(minutes=1, microseconds=234_567)) == "60.23"


def test_a_story_knows_length_and_size_of_its_sound(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(b"x" * 20_000)
    sound = Sound(tmp_path / "a.mp3", timedelta(seconds=59.7), synthetic=True)
    view = story_view(a_story(), Edition(library=a_library(), today=TODAY, sounds={"bep-sach": sound}))
    assert view.sound
    assert (view.sound.seconds, view.sound.size, view.sound.paragraphs) == (60, "20 kB", ())


def test_every_sentence_says_when_it_is_heard(story: Page) -> None:
    said = [having for having in story.all("span") if "data-start" in having]
    assert said == [
        {"data-start": "0.00", "data-end": "0.46"},
        {"data-start": "2.00", "data-end": "2.46"},
        {"data-start": "61.00", "data-end": "61.46"},
    ]
    assert "Câu một <em>." in story.words


def test_the_player_works_without_scripts(story: Page) -> None:
    assert story.all("audio") == [
        {"controls": None, "preload": "none", "aria-label": 'Nghe "thử"', "src": "../am-thanh/bep-sach.mp3"}
    ]
    assert {"href": "../am-thanh/bep-sach.mp3", "download": None} in story.all("a")
    assert "Tải về (MP3, 1,2 MB)" in story.words
    assert "3 phút 05 giây" in story.words


def test_only_a_machines_voice_is_called_one(story: Page, site: Site) -> None:
    assert "Giọng đọc do máy tạo" not in story.words
    assert "Giọng đọc do máy tạo" in site.pages["bai/bep-sach.html"].words


def test_a_sound_whose_sentences_nobody_timed_has_no_words_beside_it(tmp_path: Path) -> None:
    (tmp_path / "tiếng.mp3").write_bytes(b"x")
    (tmp_path / "ra").mkdir()
    sounds = {"bep-sach": Sound(tmp_path / "tiếng.mp3", timedelta(seconds=60), synthetic=True)}
    library = a_library(approved(a_story("bep-sach")))
    build(library, sounds, tmp_path / "ra", images=tmp_path, today=TODAY, root=ROOT)
    page = read_page(tmp_path / "ra/bai/bep-sach.html")
    assert page.all("audio")
    assert "Lời đọc" not in page.words
    assert not [having for _, having in page.tags if "data-start" in having]


def test_the_scripts_of_player_and_queue_are_small_and_keep_to_themselves() -> None:
    for name in ("30-player.js", "35-listen.js"):
        source = (ROOT / "theme/js" / name).read_text(encoding="utf-8")
        assert re.search(
            r"^/\*.*\*/\n\(\(\) => \{\n  \"use strict\";\n.*^\}\)\(\);\n\Z", source, re.DOTALL | re.MULTILINE
        )
        assert "innerHTML" not in source
        assert 'setAttribute("style"' not in source

"""The voice survives a sample of the hostile texts; and where it would not, the bench names the text."""

from pathlib import Path

import pytest

from bench import fuzz
from bench.hostile import KINDS, texts
from newsdesk.audio import voices
from newsdesk.audio.voices import EspeakVoice


def test_two_hundred_hostile_texts_end_no_worker_and_all_are_heard() -> None:
    tally = fuzz.fuzz(200, 1, EspeakVoice())
    assert (tally.texts, tally.crashes, tally.unvoiced, tally.mute) == (200, (), (), ())
    assert tally.sayable > 120
    assert tally.sound.total_seconds() > tally.sayable


def test_the_same_seed_makes_the_same_texts_and_another_makes_others() -> None:
    assert list(texts(200, 1)) == list(texts(200, 1))
    assert len({*texts(200, 1), *texts(200, 2)}) > 300
    assert len(KINDS) <= fuzz.LINES


def test_a_text_that_ends_the_library_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the closed alphabet, espeak-ng ends its process on this."""
    monkeypatch.setattr(voices, "sayable", lambda text: text)
    tally = fuzz.tally_of(["Xin chào.", '"-Thưa cán bộ', "Hết."], EspeakVoice(), tmp_path / "a.wav")
    assert tally.crashes == (('"-Thưa cán bộ',),)


def test_a_text_that_gives_no_sound_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(voices, "sayable", lambda text: "" if text == "Câm." else text)
    tally = fuzz.tally_of(["Xin chào.", "Câm.", "Hết."], EspeakVoice(), tmp_path / "a.wav")
    assert tally.mute == ("Câm.",)


@pytest.mark.parametrize(
    ("fatal", "found"),
    [
        (({"c"}), [("c",)]),
        (({"a"}), [("a",)]),
        (({"b", "c"}), [("a", "b", "c", "d")]),
        (({"c", "d"}), [("c", "d")]),
        ((set("x")), []),
    ],
)
def test_looks_for_the_fewest_lines_that_end_a_worker(fatal: set[str], found: list[tuple[str, ...]]) -> None:
    assert list(fuzz.culprits("abcd", lambda lines: not fatal <= set(lines))) == found


def test_prints_what_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, code = fuzz.report(20, 3, EspeakVoice(variant="f2"))
    assert code == 0
    assert "vi+f2" in lines[0]
    assert lines[1] == "Crashes: speaking 0, phonemes 0. Silent results: 0."
    monkeypatch.setattr(fuzz, "QUIET", 40_000)
    assert fuzz.report(20, 3, EspeakVoice())[1] == 1

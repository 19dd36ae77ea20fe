"""What goes to another machine, and what may come back from it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsdesk import files
from newsdesk.audio import far, kept, orders
from newsdesk.audio.choice import voice_of
from newsdesk.audio.clips import clip
from newsdesk.audio.orders import Order
from newsdesk.audio.voices import EspeakVoice
from newsdesk.errors import DeskError
from newsdesk.model.facility import Engine, Level, VoiceChoice
from newsdesk.model.script import Pause
from tests.audio.texts import script
from tests.audio.tiny_voice import tiny_voice

SAID = script("Xin chào các anh, các chị.", Pause.PARAGRAPH, "Hết giờ phát thanh.", slug="chao")


def order(**changes: Any) -> Order:
    return replace(Order(script=SAID, voice=EspeakVoice(), choice=VoiceChoice()), **changes)


@pytest.fixture(scope="module")
def came() -> bytes:
    return far.work(order().told(), "tcp://127.0.0.1:1")


def taken(came: object, asked: Order, cache: Path) -> kept.Clip:
    return kept.from_cache(cache, asked.depends_on, lambda draft: orders.received(came, asked, draft))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_nothing_of_a_story_travels_but_what_is_said_aloud_and_the_voice() -> None:
    told = order(script=replace(SAID, title="Chị Hoa và bếp ăn", source="exemplars/2026/chi-hoa.md")).told()
    assert told["parts"] == ["Xin chào các anh, các chị.", {"pause": "PARAGRAPH"}, "Hết giờ phát thanh."]
    assert "hoa" not in json.dumps(told, ensure_ascii=False).lower()


def test_a_voice_s_folder_travels_by_its_name_alone() -> None:
    told = order(choice=VoiceChoice(engine=Engine.SHERPA, folder="/Nhà/Chị Hoa/giọng")).told()
    assert told["voice"]["folder"] == "giọng"


@pytest.mark.parametrize("level", Level)
def test_another_machine_makes_the_same_clip_to_the_last_byte(tmp_path: Path, level: Level) -> None:
    asked = order(level=level)
    far_off = taken(far.work(asked.told()), asked, tmp_path / "far")
    here = clip(SAID, asked.voice, tmp_path / "here", level)
    assert contents(tmp_path / "far") == contents(tmp_path / "here")
    assert replace(far_off, path=here.path) == here


def test_a_neural_voice_is_looked_for_in_that_machine_s_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("desk", "far"):
        tiny_voice(tmp_path / name / "giọng thử")
    monkeypatch.setenv(far.VOICES, str(tmp_path / "far"))
    choice = VoiceChoice(engine=Engine.SHERPA, folder="giọng thử")
    asked = order(choice=choice, voice=voice_of(choice, tmp_path / "desk"))
    taken(far.work(asked.told()), asked, tmp_path / "a")
    clip(SAID, asked.voice, tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


@pytest.mark.parametrize("there", ["no folder", "another voice", "not told"])
def test_a_machine_without_that_very_voice_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str) -> None:
    choice = VoiceChoice(engine=Engine.SHERPA, folder="giọng")
    tiny_voice(tmp_path / "desk" / "giọng")
    asked = order(choice=choice, voice=voice_of(choice, tmp_path / "desk"))
    if there == "another voice":
        tiny_voice(tmp_path / "far" / "giọng", speakers=3)
    if there != "not told":
        monkeypatch.setenv(far.VOICES, str(tmp_path / "far"))
    with pytest.raises(DeskError) as fault:
        orders.received(far.work(asked.told(), "tcp://may-2:1"), asked, tmp_path / "a.mp3")
    assert (fault.value.code, fault.value.facts) == ("cluster-voice", {"worker": "tcp://may-2:1"})


def test_a_machine_with_other_sources_refuses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = order().told() | {"code": "khác"}
    with pytest.raises(DeskError) as fault:
        orders.received(far.work(told, "tcp://may-2:1"), order(), tmp_path / "a.mp3")
    assert (fault.value.code, fault.value.facts) == ("cluster-version", {"worker": "tcp://may-2:1"})


def test_what_is_wrong_with_a_script_names_it_as_here(tmp_path: Path) -> None:
    silent = order(script=replace(script("…"), source="exemplars/2026/cam.md"))
    with pytest.raises(DeskError) as fault:
        orders.received(far.work(silent.told(), "w"), silent, tmp_path / "a.mp3")
    assert (fault.value.code, fault.value.facts["path"]) == ("nothing-to-say", "exemplars/2026/cam.md")


def test_a_bug_on_another_machine_is_answered_without_the_words_that_it_was_given(tmp_path: Path) -> None:
    told = order().told() | {"level": "Chị Hoa"}
    answer = far.work(told, "tcp://may-2:1")
    assert "Hoa" not in answer.decode()
    with pytest.raises(DeskError) as fault:
        orders.received(answer, order(), tmp_path / "a.mp3")
    assert (fault.value.code, fault.value.facts["worker"]) == ("cluster-worker", "tcp://may-2:1")


def changed(**facts: object) -> Callable[[bytes], bytes]:
    def change(came: bytes) -> bytes:
        head, _, sound = came.partition(b"\n")
        return json.dumps(json.loads(head) | facts).encode() + b"\n" + sound

    return change


BAD: dict[str, Callable[[bytes], object]] = {
    "a byte of the sound": lambda came: came[:-1] + bytes([came[-1] ^ 1]),
    "cut short": lambda came: came[:-500],
    "more behind it": lambda came: came + b"<script>",
    "no sound": lambda came: came.partition(b"\n")[0] + b"\n",
    "nothing": lambda _: b"",
    "no bytes": lambda came: came.decode("latin-1"),
    "an object": lambda _: {"digest": "x"},
    "a list": lambda _: b"[1]\n",
    "another length": changed(length=1),
    "too few sentences": changed(starts=[50000]),
    "sentences out of order": changed(starts=[2_000_000, 50_000]),
    "sentences past the end": changed(starts=[0, 10**12]),
    "a time that never was": changed(starts=[0, 10**40]),
    "too loud": changed(loudness=-3.0),
    "no number": changed(loudness=float("nan")),
    "peaks": changed(true_peak=0.5),
    "frames of another kind": lambda _: changed(digest=files.digest(b"\xff\xfb\x92\xc0" * 200))(
        b"{}\n" + b"\xff\xfb\x92\xc0" * 200
    ),
    "a nest": lambda _: b"[" * 200_000 + b"\n",
    "no frames at all": lambda came: changed(digest=files.digest(b""), length=0, starts=[0, 0])(
        came.partition(b"\n")[0]
    ),
    "an unknown fault": lambda _: b'{"fault": "x", "facts": 5}\n',
    "a fault of nobody's": lambda _: b'{"fault": "cluster-voice", "facts": {}}\n',
}


@pytest.mark.parametrize("how", BAD)
def test_what_is_no_sound_answer_is_not_taken(tmp_path: Path, came: bytes, how: str) -> None:
    with pytest.raises(DeskError) as fault:
        taken(BAD[how](came), order(), tmp_path)
    assert (fault.value.code, fault.value.facts["path"]) == ("cluster-answer", SAID.source)
    assert list(tmp_path.iterdir()) == []


def test_what_a_stranger_says_moves_no_cursor_and_fills_no_screen(tmp_path: Path) -> None:
    answer = orders.refusal("cluster-worker", worker="\x1b[2J\u202emáy\n2", why="a" * 5000)
    with pytest.raises(DeskError) as fault:
        taken(answer, order(), tmp_path)
    assert fault.value.facts == {"worker": "[2Jmáy 2", "why": "a" * orders.LONGEST}

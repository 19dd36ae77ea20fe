import json
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from newsdesk import files
from newsdesk.audio import ffmpeg, frames, mastering
from newsdesk.audio.clips import Clip, render
from newsdesk.audio.loudness import measure
from newsdesk.audio.voices import EspeakVoice
from newsdesk.errors import DeskError
from newsdesk.model.script import Pause, Script
from tests.audio.texts import heard_levels, script, scripts, seconds

SHORT = (script("Xin chào các anh, các chị.", slug="chao"), script("Hết giờ phát thanh.", slug="het"))


class Broken(EspeakVoice):
    """A voice that fails at one script and counts what it was asked for."""

    def __init__(self, at: str) -> None:
        self.at, self.asked, self.lock = at, 0, threading.Lock()

    def read_aloud(self, script: Script, to: Path) -> tuple[timedelta, ...]:
        with self.lock:
            self.asked += 1
        if script.slug == self.at:
            raise DeskError("voice-failed", why="hỏng")
        return super().read_aloud(script, to)


@pytest.mark.parametrize("at", range(10))
def test_every_delivered_clip_is_as_loud_as_every_other(clips: dict[str, Clip], at: int) -> None:
    clip = clips[scripts()[at].digest]
    found = measure(clip.path)
    assert found.integrated == pytest.approx(-16, abs=0.1)
    assert found.true_peak <= -1.5
    assert (clip.loudness, clip.true_peak) == (round(found.integrated, 3), round(found.true_peak, 3))


def test_a_clip_is_frames_and_nothing_else_and_as_long_as_it_says(clips: dict[str, Clip]) -> None:
    for clip in clips.values():
        stream = clip.path.read_bytes()
        assert clip.length == frames.length(frames.count(stream, clip.path))
        assert abs(ffmpeg.decoded_length(stream) - clip.length) < timedelta(milliseconds=1)


def test_a_clip_takes_as_long_as_an_announcer_is_given(clips: dict[str, Clip]) -> None:
    planned = sum((said.length for said in scripts()), timedelta())
    spoken = sum((clips[said.digest].length for said in scripts()), timedelta())
    assert seconds(spoken) == pytest.approx(seconds(planned), rel=0.06)


def test_each_line_is_heard_where_the_clip_says(tmp_path: Path) -> None:
    said = script("Bà ba.", Pause.HEADING, "Bé bi.", Pause.HEADING, "Bố bảo.")
    clip = render([said], EspeakVoice(), tmp_path)[said.digest]
    levels = heard_levels(clip.path)
    assert len(clip.starts) == 3
    for start in clip.starts:
        at = round(seconds(start) * 1000)
        assert max(levels[at - 40 : at - 10]) < 60, "silent until the line starts"
        assert max(levels[at : at + 40]) > 600, "then the line is heard"


def test_ends_are_silent_so_that_joins_do_not_click(clips: dict[str, Clip]) -> None:
    for clip in clips.values():
        levels = heard_levels(clip.path)
        assert max(levels[:50]) < 4
        assert max(levels[-50:]) < 4


def test_the_same_script_gives_the_same_bytes(tmp_path: Path, voice: EspeakVoice) -> None:
    one, other = (render(SHORT, voice, tmp_path / name, jobs=jobs) for name, jobs in (("a", 1), ("b", 3)))
    assert {key: clip.path.read_bytes() for key, clip in one.items()} == {
        key: clip.path.read_bytes() for key, clip in other.items()
    }
    assert [clip.path.name for clip in one.values()] == [clip.path.name for clip in other.values()]


def test_what_is_in_the_cache_is_not_made_again(tmp_path: Path, voice: EspeakVoice) -> None:
    made = render(SHORT, voice, tmp_path)
    silent = Broken(at="chao")
    assert render(SHORT, silent, tmp_path) == made
    assert silent.asked == 0


@pytest.mark.parametrize("spoil", ["cut", "flip", "no facts", "bad facts", "other facts", "no sound"])
def test_a_spoilt_clip_is_made_again(tmp_path: Path, voice: EspeakVoice, spoil: str) -> None:
    clip = render(SHORT[:1], voice, tmp_path)[SHORT[0].digest]
    whole, facts = clip.path.read_bytes(), clip.path.with_suffix(".json")
    told = facts.read_bytes()
    match spoil:
        case "cut":
            clip.path.write_bytes(whole[: len(whole) // 2])
        case "flip":
            clip.path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        case "no facts":
            facts.unlink()
        case "bad facts":
            facts.write_text("{")
        case "other facts":
            facts.write_text(json.dumps({"size": len(whole)}))
        case "no sound":
            clip.path.unlink()
    assert render(SHORT[:1], voice, tmp_path) == {SHORT[0].digest: clip}
    assert (clip.path.read_bytes(), facts.read_bytes()) == (whole, told)


def test_another_voice_or_chain_has_its_own_clip(
    tmp_path: Path, voice: EspeakVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = {render(SHORT[:1], voice, tmp_path)[SHORT[0].digest].path}
    monkeypatch.setattr(EspeakVoice, "RATE", 150)
    paths.add(render(SHORT[:1], voice, tmp_path)[SHORT[0].digest].path)
    monkeypatch.setattr(mastering, "CHAIN", "x")
    paths.add(render(SHORT[:1], voice, tmp_path)[SHORT[0].digest].path)
    assert len(paths) == 3


def test_the_first_fault_stops_the_rest_and_leaves_nothing_half_made(tmp_path: Path) -> None:
    many = [replace(SHORT[0], slug=f"{at}", parts=(*SHORT[0].parts, *SHORT[1].parts * at)) for at in range(30)]
    voice = Broken(at="1")
    with pytest.raises(DeskError) as fault:
        render(many, voice, tmp_path, jobs=2)
    assert fault.value.code == "voice-failed"
    assert fault.value.facts["path"] == SHORT[0].source
    assert voice.asked < 10
    assert {path.suffix for path in tmp_path.iterdir()} <= {".mp3", ".json"}
    assert not list(tmp_path.glob(".*"))


def test_what_is_read_lies_where_the_next_command_clears_up(tmp_path: Path) -> None:
    """Killed meanwhile, a command leaves a story's words there, which nobody would ever look for among the machine's."""
    read: list[Path] = []

    class Heard(EspeakVoice):
        def read_aloud(self, script: Script, to: Path) -> tuple[timedelta, ...]:
            read.append(to)
            (to.parent.parent / ".master-left").mkdir(exist_ok=True)
            return super().read_aloud(script, to)

    render(SHORT[:1], Heard(), tmp_path / "clips")
    assert {path.parent.parent for path in read} == {tmp_path / "clips"}
    files.sweep(tmp_path / "clips")
    assert not [path for path in (tmp_path / "clips").iterdir() if path.name.startswith(".")]


def test_tells_how_far_it_is(tmp_path: Path, voice: EspeakVoice) -> None:
    told: list[tuple[int, int]] = []
    render([*SHORT, SHORT[0]], voice, tmp_path, told=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def test_says_that_a_machine_speaks(clips: dict[str, Clip]) -> None:
    assert {(clip.voice, clip.synthetic) for clip in clips.values()} == {("giọng máy espeak-ng", True)}


def test_works_in_a_folder_with_spaces_and_diacritics(tmp_path: Path, voice: EspeakVoice) -> None:
    clips = render(SHORT, voice, tmp_path / "Kho bản phát số 1")
    assert all(clip.path.is_file() for clip in clips.values())

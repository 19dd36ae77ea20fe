"""When each sentence is heard: told by the voice, found again in recordings, or honestly not known."""

import statistics
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.readings import found_again, read_unevenly
from newsdesk.audio import clips, cues, pauses
from newsdesk.audio.alignment import Saying, lay
from newsdesk.audio.clips import Clip
from newsdesk.audio.pauses import Stretch, sounding
from newsdesk.audio.voices import GAP
from newsdesk.model.cue import Timed, Timing
from newsdesk.model.script import Line, Pause, Script
from newsdesk.scripts.text import from_text
from tests.audio.texts import heard_levels, scripts, seconds

KEPT = Path(__file__).parents[2] / "audio_scripts" / "scripts"


def by_pauses(script: Script, sounds: Sequence[Stretch], length: timedelta) -> Timed:
    """Return the cues of what somebody read."""
    return cues.of_laid(script, cues.lay_over(script, sounds, length), length)


def the_scripts(*numbers: int) -> list[Script]:
    """Return scripts that the sample desk keeps."""
    found = [from_text(path.read_text(encoding="utf-8"), path.stem) for path in sorted(KEPT.rglob("*.txt"))]
    return [found[number].script for number in numbers if found[number]]  # type: ignore[union-attr]


def is_in_order(timed: Timed, length: timedelta) -> bool:
    edges = [edge for cue in timed.cues for edge in (cue.start, cue.end)]
    return edges == sorted(edges) and edges[0] >= timedelta() and edges[-1] <= length


def test_a_machines_sentences_end_where_its_silences_begin(clips: dict[str, Clip]) -> None:
    said = scripts()[1]
    clip = clips[said.digest]
    timed = cues.timed(said, clip)
    assert timed.timing is Timing.VOICE
    assert [cue.start for cue in timed.cues] == list(clip.starts)
    assert timed.cues[0].end == clip.starts[1] - Pause.HEADING.value
    assert timed.cues[1].end == clip.starts[2] - GAP
    assert timed.cues[-1].end == clip.length
    assert [cue.opens_paragraph for cue in timed.cues] == [False, True, False, False, True, False, False, False]
    levels = heard_levels(clip.path)
    for cue, after in zip(timed.cues, timed.cues[1:], strict=False):
        silent = levels[round(seconds(cue.end) * 1000) + 15 : round(seconds(after.start) * 1000) - 15]
        assert max(silent) < 60, "nothing is heard between two sentences"


def test_a_cue_bears_the_sentence_as_it_is_written_and_the_heading_above_it(clips: dict[str, Clip]) -> None:
    clip = clips[scripts()[1].digest]
    lines = [Line("bốn giờ ba mươi", "4h30", "Cách làm"), Line("hai")]
    said = Script(slug="a", source="a", title="a", parts=(lines[0], Pause.PARAGRAPH, lines[1]))
    timed = cues.by_voice(said, (timedelta(seconds=1), timedelta(seconds=5)), clip.length)
    assert [(cue.text, cue.heading) for cue in timed.cues] == [("4h30", "Cách làm"), ("hai", "")]


def test_sentences_are_found_again_in_an_announcers_recording(tmp_path: Path) -> None:
    """Rates from 160 to 220 syllables a minute within one reading, wide pauses, breaths, a room's noise."""
    missed: list[float] = []
    for seed, said in enumerate(the_scripts(0, 2, 26)):
        kept = found_again(read_unevenly(said, tmp_path / f"{seed}.wav", seed), tmp_path / "clips")
        assert kept.timed.timing is Timing.PAUSES
        missed += [one.total_seconds() for one in kept.missed]
    in_order = sorted(missed)
    median, most = statistics.median(in_order), in_order[int(0.95 * len(in_order))]
    assert len(missed) > 60
    assert median < 0.05
    assert most < 0.5


def test_a_recording_without_pauses_is_not_pointed_into(tmp_path: Path) -> None:
    said = the_scripts(0)[0]
    sounds = [Stretch(timedelta(seconds=0.5), timedelta(seconds=60))]
    timed = by_pauses(said, sounds, timedelta(seconds=61))
    paragraphs = 1 + sum(isinstance(part, Pause) for part in said.parts)
    assert timed.timing is Timing.LENGTHS
    assert timed.sure < cues.TRUSTED
    assert len(timed.cues) == paragraphs < len(said.lines)
    assert timed.cues[0].start == sounds[0].begins
    assert timed.cues[-1].end == sounds[0].ends
    assert is_in_order(timed, timedelta(seconds=61))


def test_a_recording_whose_pauses_fall_within_its_sentences_is_not_trusted() -> None:
    said = the_scripts(1)[0]
    edges, at = [0.0], 0.0
    for line in said.lines:
        edges.append(at + line.syllables / 8)
        at += line.syllables / 4
    sounds = [
        Stretch(timedelta(seconds=begin), timedelta(seconds=end - 0.3))
        for begin, end in zip(edges, [*edges[1:], at], strict=True)
    ]
    timed = by_pauses(said, sounds, timedelta(seconds=at))
    assert timed.timing is Timing.LENGTHS
    assert is_in_order(timed, timedelta(seconds=at))


def test_a_recording_is_measured_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = scripts()[1]
    reading = read_unevenly(said, tmp_path / "a.wav", 1)
    clip = clips.from_recording(reading.path, "d", 0, tmp_path / "clips", "")
    first = cues.timed(said, clip)
    monkeypatch.setattr(cues, "stretches", lambda _clip: pytest.fail("measured again"))
    assert cues.timed(said, clip) == first
    beside = clip.path.with_suffix(".cues.json")
    with pytest.raises(pytest.fail.Exception):
        cues.timed(scripts()[2], clip)
    for broken in ("", "[]", '{"form": 0}', beside.read_text(encoding="utf-8").replace('"pauses"', '"x"')):
        beside.write_text(broken, encoding="utf-8")
        with pytest.raises(pytest.fail.Exception):
            cues.timed(said, clip)


def test_a_clip_of_an_older_cache_gets_its_cues_without_being_made_again(tmp_path: Path) -> None:
    said = scripts()[1]
    reading = read_unevenly(said, tmp_path / "a.wav", 1)
    clips.from_recording(reading.path, "d", 0, tmp_path / "clips", "")
    reading.path.unlink()
    kept = clips.recording_at_hand("d", 0, tmp_path / "clips", "")
    assert kept
    assert cues.timed(said, kept).timing is Timing.PAUSES


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        ("", []),
        ("____", []),
        ("##########", [(0, 10)]),
        ("..##########..", [(2, 12)]),
        ("..####.....####..", [(2, 15)]),
        ("..####......####..", [(2, 6), (12, 16)]),
        ("..####........###........####..", [(2, 6), (25, 29)]),
    ],
)
def test_closures_part_no_sound_and_clicks_are_none(levels: str, found: list[tuple[int, int]]) -> None:
    heard = [{"_": pauses.SILENT, ".": -60.0, "#": -20.0}[sign] for sign in levels]
    spans = [(one.begins // pauses.WINDOW, one.ends // pauses.WINDOW) for one in sounding(heard)]
    assert spans == found


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=20),
    st.lists(st.tuples(st.integers(1, 400), st.integers(1, 200)), max_size=60),
)
def test_whatever_is_said_and_heard_cues_stand_in_order_within_the_sound(
    said: list[tuple[int, bool]], heard: list[tuple[int, int]]
) -> None:
    parts: list[Line | Pause] = []
    for syllables, opens in said:
        parts += [Pause.PARAGRAPH] if opens and parts else []
        parts.append(Line(" ".join(["la"] * syllables)))
    sounds, at = [], 0
    for pause, sound in heard:
        sounds.append(Stretch((at + pause) * pauses.WINDOW, (at + pause + sound) * pauses.WINDOW))
        at += pause + sound
    length = at * pauses.WINDOW + timedelta(milliseconds=7)
    timed = by_pauses(Script(slug="a", source="a", title="a", parts=tuple(parts)), sounds, length)
    assert 0 <= timed.sure <= 1
    assert bool(timed.cues) == bool(parts)
    if timed.cues:
        assert is_in_order(timed, length)
    if timed.cues and sounds:
        assert (timed.cues[0].start, timed.cues[-1].end) == (sounds[0].begins, sounds[-1].ends)
    if timed.timing is Timing.PAUSES:
        assert len(timed.cues) == len(said)


def test_a_quarter_of_an_hour_is_laid_in_seconds() -> None:
    sayings = [Saying(8 + at * 7 % 13, at % 5 == 0) for at in range(200)]
    sounds, at = [], 0.0
    for number, one in enumerate(sayings):
        for _ in range(3):
            sounds.append((at, at + one.syllables / 10))
            at += one.syllables / 10 + 0.15
        at += 0.3 + 0.5 * (number % 5 == 4)
    began = time.process_time()
    found = lay(sayings, sounds)
    assert time.process_time() - began < 6
    assert found
    assert found.sure > 0.95
    assert found.spans[-1] == (sounds[-3][0], sounds[-1][1])

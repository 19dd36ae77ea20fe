"""The arithmetic under the findings, on sounds whose answers are known."""

import math
from array import array
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.audio.recordings.decoding import Form
from newsdesk.audio.recordings.measures import Measured, Span, integrated, likeness, live, measure, spans
from newsdesk.audio.recordings.said_lengths import lasting, place_in
from newsdesk.audio.recordings.spectrum import hum
from newsdesk.audio.recordings.tops import lobe, place_of
from newsdesk.audio.recordings.tracks import WINDOW, Tracks

RATE = 8_000


def tone(hz: float, size: float, seconds: float, limit: float = 1.0) -> list[int]:
    wave = (size * math.sin(2 * math.pi * hz * at / RATE) for at in range(round(seconds * RATE)))
    return [round(16_383 * max(-limit, min(limit, value))) for value in wave]


def tracked(left: list[int], right: list[int]) -> Tracks:
    """Return the tracks of a stereo sound that is its own weighted sound."""
    frames = array("h", [value for pair in zip(left, right, strict=True) for value in (*pair, *pair)])
    tracks = Tracks()
    tracks.take(Form(RATE, 2), (frames[at : at + 4 * RATE // 10] for at in range(0, len(frames), 4 * RATE // 10)))
    return tracks


@pytest.mark.parametrize(("over", "is_line"), [(1.0, False), (1.5, True), (4.0, True)])
def test_a_clipped_top_is_a_line(over: float, is_line: bool) -> None:
    samples = array("h", tone(100, over, 0.05))
    height = max(samples)
    assert lobe(samples, height, samples.index(height)).is_line is is_line


@given(st.lists(st.integers(-32768, 32767), min_size=1, max_size=200), st.data())
def test_a_sample_is_found_where_it_is_first(samples: list[int], data: st.DataObject) -> None:
    value = data.draw(st.sampled_from(samples))
    assert place_of(value, array("h", samples).tobytes()) == samples.index(value)


@pytest.mark.parametrize(("turned", "alike"), [(1, 1.0), (-1, -1.0)])
def test_likeness_tells_the_same_from_the_opposite(turned: int, alike: float) -> None:
    left = tone(300, 0.5, 1)
    assert likeness(tracked(left, [turned * value for value in left])) == pytest.approx(alike, abs=0.02)


def test_channels_of_unrelated_tones_are_not_alike() -> None:
    assert abs(likeness(tracked(tone(300, 0.5, 1), tone(510, 0.5, 1)))) < 0.1


def test_nothing_that_is_taken_in_is_lost() -> None:
    tracks = tracked(tone(300, 0.5, 1.03), tone(300, 0.5, 1.03))
    assert tracks.length == timedelta(seconds=1.03)
    assert len(tracks.channels[0].powers) == 21


@pytest.mark.parametrize(("hz", "heard"), [(50, True), (100, True), (75, False), (60, False)])
def test_only_the_mains_hum(hz: int, heard: bool) -> None:
    level = hum(tracked(tone(hz, 0.01, 2), tone(hz, 0.01, 2)).channels[0])
    assert (level > -60) is heard


def test_silence_has_no_loudness_and_no_sound() -> None:
    still = tracked([0] * RATE, [0] * RATE).channels[0]
    assert measure(still) == Measured(-120.0, -120.0, ())


def test_a_gate_keeps_silence_out_of_the_loudness() -> None:
    assert integrated([0.01] * 200) == pytest.approx(integrated([0.01] * 200 + [0.0] * 800), abs=0.1)


@given(st.lists(st.sampled_from([0.0, 1e-9, 0.01, 0.1]), max_size=80))
def test_stretches_of_sound_are_in_order_and_apart(powers: list[float]) -> None:
    found = spans(powers, -30.0)
    assert all(one.last * WINDOW + timedelta(milliseconds=200) <= other.begins for one, other in pairwise(found))
    assert all(0 <= span.first < span.last <= len(powers) for span in found)


@pytest.mark.parametrize(
    ("channels", "chosen"),
    [
        ([(-20, -60), (-20.5, -60.5)], 0),
        ([(-60, -61), (-20, -60)], 1),
        ([(-20, -35), (-23, -60)], 1),
        ([(-20, -81), (-21, -117)], 0),
        ([(-120, -120)], 0),
    ],
)
def test_the_cleanest_of_the_loud_channels_lives(channels: list[tuple[float, float]], chosen: int) -> None:
    assert live([Measured(loudness, noise, (Span(0, 9),)) for loudness, noise in channels]) == chosen


@pytest.mark.parametrize(
    ("seconds", "place", "length"),
    [
        (5.4, "phút 0 giây 05", "5 giây"),
        (65, "phút 1 giây 05", "1 phút 05 giây"),
        (3600, "phút 60 giây 00", "60 phút 00 giây"),
    ],
)
def test_lengths_and_places_are_said_as_people_do(seconds: float, place: str, length: str) -> None:
    assert (place_in(timedelta(seconds=seconds)), lasting(timedelta(seconds=seconds))) == (place, length)

"""The desk's own bells, computed from nothing, so that no music has to be asked for."""

from __future__ import annotations

import math
import warnings
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path

with warnings.catch_warnings():  # pydub looks for an ffmpeg of the system's and says so; we bring our own
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

__all__ = ["IDENT", "RATE", "STING", "AudioSegment", "Chime", "bell", "milliseconds", "play", "segment", "write"]

RATE = 22_050
"""Hz: the highest partial lies below 4 kHz."""
PARTIALS = ((0.5, 0.30, 1.6), (1.0, 1.00, 1.2), (2.0, 0.45, 0.7), (3.0, 0.16, 0.35), (4.2, 0.06, 0.18))
"""A warm bell: multiple of the note, strength, seconds in which it falls to a third."""


@dataclass(frozen=True, slots=True)
class Chime:
    """Strokes (when, semitones from A4), and how long they may sound."""

    strokes: tuple[tuple[timedelta, int], ...]
    length: timedelta
    fade: timedelta


def strokes(*struck: tuple[int, int]) -> tuple[tuple[timedelta, int], ...]:
    """Return strokes from (milliseconds, semitones from A4)."""
    return tuple((timedelta(milliseconds=at), note) for at, note in struck)


IDENT = Chime(
    strokes((0, -2), (420, 0), (840, 3), (1260, 5), (1890, 10), (1890, -2), (2940, 5), (3360, 3), (3360, -9)),
    length=timedelta(seconds=6),
    fade=timedelta(seconds=2),
)
"""Rising and coming home on the five notes D F G A C."""
STING = Chime(strokes((0, 5), (160, 10)), length=timedelta(seconds=1.5), fade=timedelta(milliseconds=700))


def write(chime: Chime, to: Path) -> None:
    """Write a chime as a 16-bit mono WAV."""
    save(play(chime), to)


def save(sound: AudioSegment, to: Path) -> None:
    """Write a sound as WAV: made in memory, since Python's WAV writer complains once more of a disk that is full."""
    to.write_bytes(sound.export(BytesIO(), format="wav").getvalue())


def play(chime: Chime) -> AudioSegment:
    """Return a chime as 16-bit mono samples."""
    whole = AudioSegment.silent(milliseconds(chime.length), frame_rate=RATE)
    for at, note in chime.strokes:
        whole = whole.overlay(segment(bell(440 * 2 ** (note / 12), chime.length - at)), milliseconds(at))
    return whole.fade_out(milliseconds(chime.fade))


def bell(pitch: float, length: timedelta) -> array[float]:
    """Return one stroke, each partial a resonator that rings out: two multiplications a sample."""
    samples = array("d", bytes(8 * round(length.total_seconds() * RATE)))
    for multiple, strength, fall in PARTIALS:
        add_partial(samples, 2 * math.pi * pitch * multiple / RATE, strength, math.exp(-1 / (fall * RATE)))
    return samples


def add_partial(samples: array[float], step: float, strength: float, decay: float) -> None:
    """Add a sine that begins at zero and decays by a factor each sample."""
    older, newer = 0.0, strength * decay * math.sin(step)
    turn, loss = 2 * decay * math.cos(step), decay * decay
    for at in range(len(samples)):
        samples[at] += older
        older, newer = newer, turn * newer - loss * older


def segment(samples: Sequence[float]) -> AudioSegment:
    """Return samples between -2 and 2 as a pydub segment with room for several strokes at once."""
    return AudioSegment(
        data=array("h", (round(sample * 5000) for sample in samples)).tobytes(),
        sample_width=2,
        frame_rate=RATE,
        channels=1,
    )


def milliseconds(length: timedelta) -> int:
    """Return a length as pydub counts it."""
    return length // timedelta(milliseconds=1)

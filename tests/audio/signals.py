"""Signals whose loudness and peak are known, and what they are written with."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from pathlib import Path

RATE = 48_000


def tone(*parts: tuple[float, float | None]) -> array[float]:
    """Return a 1 kHz sine in parts of (seconds, dBFS of its peak or None for silence), each of whole milliseconds."""
    period = [math.sin(2 * math.pi * at / 48) for at in range(48)]
    samples: array[float] = array("f")
    for seconds, level in parts:
        strength = 0.0 if level is None else 10 ** (level / 20)
        samples += array("f", (strength * value for value in period)) * round(seconds * 1000)
    return samples


def sine(divisor: float, degrees: float, strength: float, seconds: float = 0.5) -> array[float]:
    """Return a sine of a whole fraction of the rate, faded at both ends so that its edges are no peaks."""
    count = round(seconds * RATE)
    edge = count // 5
    return array(
        "f",
        (
            min(1, at / edge, (count - at) / edge) * strength * math.sin(2 * math.pi * (at / divisor + degrees / 360))
            for at in range(count)
        ),
    )


def burst(offset: int, finely: int = 16) -> tuple[array[float], float]:
    """Return Tech 3341's signal 20 (offset 0) to 23 (offset 3), and its peak.

    A sine of a sixth of the rate at half scale with one period of a fourth of it at full scale between, made at many
    times the rate, low-passed below half the rate, then every so manieth sample from an offset in quarters. The peak is
    that of the low-passed wave itself.
    """
    periods, taps = 20, 24
    source = [0.5 * math.sin(2 * math.pi * at / (6 * finely)) for at in range(periods * 6 * finely)]
    middle = [math.sin(2 * math.pi * at / (4 * finely)) for at in range(4 * finely)]
    wave = [*source, *middle, *source]
    kernel = [_low_pass(at / finely, taps) / finely for at in range(-taps * finely, taps * finely + 1)]

    def passed(at: int) -> float:
        around = range(max(0, at - taps * finely), min(len(wave), at + taps * finely + 1))
        return sum(wave[near] * kernel[at - near + taps * finely] for near in around)

    first = offset * finely // 4
    samples = array("f", (passed(at) for at in range(first, len(wave), finely)))
    centre = len(source)
    peak = max(abs(passed(at)) for at in range(centre - 3 * finely, centre + 7 * finely))
    for at in range(48):  # the beginning and the end are no peaks
        samples[at] *= at / 48
        samples[-1 - at] *= at / 48
    return array("f", bytes(4 * RATE)) + samples, 20 * math.log10(peak)


def _low_pass(at: float, taps: int, cut: float = 0.9) -> float:
    window = 0.5 + 0.5 * math.cos(math.pi * at / taps)
    return window * cut * (math.sin(math.pi * cut * at) / (math.pi * cut * at) if at else 1.0)


def written(path: Path, *channels: Sequence[float], rate: int = RATE) -> Path:
    """Write channels as a WAV of 32-bit floats: peaks above full scale stay what they are."""
    samples = array("f", bytes(4 * len(channels) * len(channels[0])))
    for number, channel in enumerate(channels):
        samples[number :: len(channels)] = array("f", channel)
    body = samples.tobytes()
    width = 4 * len(channels)
    form = b"".join(
        number.to_bytes(size, "little")
        for number, size in ((3, 2), (len(channels), 2), (rate, 4), (rate * width, 4), (width, 2), (32, 2))
    )
    chunks = b"fmt " + len(form).to_bytes(4, "little") + form + b"data" + len(body).to_bytes(4, "little") + body
    path.write_bytes(b"RIFF" + (4 + len(chunks)).to_bytes(4, "little") + b"WAVE" + chunks)
    return path

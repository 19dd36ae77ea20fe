"""What single windows are made of: mains hum in the quietest, high sounds in those that hiss."""

import cmath
import math
from array import array
from collections.abc import Sequence
from statistics import mean

from newsdesk.audio.recordings.levels import decibels
from newsdesk.audio.recordings.nouns import NOTHING
from newsdesk.audio.recordings.tracks import FULL, Track

MAINS = (50.0, 100.0)
BESIDE = 25.0
"""Hz: where a hum has nothing and rumble has as much."""
HUM_RATE = 2000
"""Samples a second that are enough for it."""
TONAL = 10 ** (12 / 10)
"""How far a hum stands above what is beside it, in power."""
MOST_PAUSES = 0.75
FEWEST = 4
"""Windows without which nothing is claimed."""
TELEPHONE = 4200.0
"""Hz: a telephone carries nothing above."""
LOWEST = 200.0
"""Hz: what lies below is hum, rumble or an offset."""
THIRD = -3
"""The third of the windows that have most of it counts: two may be a click, or what an encoder made up."""
TILT = 10 ** (-20 / 10)
"""Power above TELEPHONE beside all power there: -28 dB or less by telephone, -6 dB or more in clean speech (bench)."""


def hum(track: Track) -> float:
    """Return the level of a mains hum in the pauses, dBFS; NOTHING where there is none for certain."""
    heard = [_hum(_slow(samples, track.rate)) for _, _, samples in track.quiet]
    tonal = [level for level, is_tonal in heard if is_tonal]
    if len(heard) < FEWEST or len(tonal) < MOST_PAUSES * len(heard):
        return NOTHING
    return decibels(mean(tonal))


def _hum(samples: Sequence[float]) -> tuple[float, bool]:
    """Return the power of the mains and its double, and whether one of them stands out."""
    powers = [(_power(samples, hz), _power(samples, hz - BESIDE), _power(samples, hz + BESIDE)) for hz in MAINS]
    return sum(at for at, _, _ in powers), any(at > TONAL * max(under, over) for at, under, over in powers)


def _slow(samples: bytes, rate: int) -> list[float]:
    """Return the samples as parts of full scale, averaged down to about HUM_RATE."""
    fast, step = array("h", samples), max(1, rate // HUM_RATE)
    slow = [sum(fast[at : at + step]) / step / FULL for at in range(0, len(fast) - step + 1, step)]
    return _bell(slow)


def _bell(samples: Sequence[float]) -> list[float]:
    turn = 2 * math.pi / max(1, len(samples))
    return [sample * (1 - math.cos(turn * at)) for at, sample in enumerate(samples)]


def _power(samples: Sequence[float], hz: float) -> float:
    """Return the power of a tone in a tenth of a second of samples under a bell."""
    turn = -2j * math.pi * hz / 10 / max(1, len(samples))
    return 2 * abs(sum(sample * cmath.exp(turn * at) for at, sample in enumerate(samples)) / max(1, len(samples))) ** 2


def is_narrow(track: Track) -> bool:
    """Whether the sounds that should hiss have nothing above what a telephone carries."""
    parts = sorted(_high_part(array("h", samples), track.rate) for _, _, samples in track.hissing)
    return len(parts) >= FEWEST and parts[THIRD] < TILT


def _high_part(samples: Sequence[int], rate: int) -> float:
    size = 1 << max(4, min(len(samples), rate // 40).bit_length() - 1)
    if len(samples) < size:
        return 1.0
    powers = [abs(value) ** 2 for value in _transform([complex(one) for one in _bell(samples[:size])])[: size // 2]]
    lowest, edge = round(LOWEST * size / rate), round(TELEPHONE * size / rate)
    return sum(powers[edge:]) / (sum(powers[lowest:]) or 1.0)


def _transform(samples: list[complex]) -> list[complex]:
    """Return the Fourier transform of as many samples as a power of two."""
    if (size := len(samples)) == 1:
        return samples
    even, odd = _transform(samples[::2]), _transform(samples[1::2])
    turned = [cmath.exp(-2j * math.pi * at / size) * value for at, value in enumerate(odd)]
    return [a + b for a, b in zip(even, turned, strict=True)] + [a - b for a, b in zip(even, turned, strict=True)]

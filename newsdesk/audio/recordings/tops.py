"""Whether the tops of a wave are cut off: at full scale, or lower where somebody turned it down afterwards."""

import sys
from array import array
from dataclasses import dataclass, field

from newsdesk.audio.recordings.levels import decibels

BESIDE = 0.002
"""Of a top's height: samples this near to it lie on a line with it."""
SHOULDER, MIDDLE = 0.88, 0.5
"""Of a top's height. A round top is half as wide at its shoulder as at its middle or less, a clipped one nearly as."""
FLANK, FOOT = 0.7, 0.4
"""The same lower down, for what was pressed so far that the encoder's ripple reaches below the shoulder."""
PARTS = SHOULDER, MIDDLE, FLANK, FOOT
FLAT_LINE = 4
"""Samples side by side as high as the top, which round tops of speech were never seen to have …"""
FLAT_PART = 0.25
"""… for so large a part of their width in the middle. What was never encoded is clipped in such lines."""
FLAT_SHOULDER, FLAT_FLANK = 0.65, 0.82
"""Shoulder by middle, flank by foot. Encoders bend the lines; of the high tops of a clean recording, at most 4 in 100
are so, of a clipped one 23 or more."""
WIDE = 8
"""Samples in the middle of a top that is wide enough to have a shape."""


@dataclass(frozen=True, slots=True)
class Lobe:
    """The highest top of a window, measured in samples."""

    height: int
    line: int
    """Samples side by side that are as high as the top."""
    shoulder: int
    middle: int
    flank: int
    foot: int

    @property
    def is_line(self) -> bool:
        """Whether it is a line of equal samples."""
        return self.line >= FLAT_LINE and self.line >= FLAT_PART * self.middle

    @property
    def is_bent(self) -> bool:
        """Whether it is too wide to be round."""
        return self.middle >= WIDE and (
            self.shoulder > FLAT_SHOULDER * self.middle or self.flank > FLAT_FLANK * self.foot
        )


def lobe(samples: "array[int]", height: int, at: int) -> Lobe:
    """Measure the top at an index; `height` is the sample there."""
    up = 1 if height > 0 else -1
    height *= up
    line = reach(samples, at, up, height - max(1, round(BESIDE * height)))
    return Lobe(height, line, *(reach(samples, at, up, round(part * height)) for part in PARTS))


def place_of(value: int, plain: bytes) -> int:
    """Return the index of the first sample of this value: a search of bytes is ten times as fast as one of numbers."""
    sought = value.to_bytes(2, sys.byteorder, signed=True)
    at = plain.find(sought)
    while at % 2:
        at = plain.find(sought, at + 1)
    return at // 2


def reach(samples: "array[int]", at: int, up: int, least: int) -> int:
    """Count the samples side by side around an index that are at least so high."""
    first, last, end = at, at, len(samples) - 1
    while first > 0 and samples[first - 1] * up >= least:
        first -= 1
    while last < end and samples[last + 1] * up >= least:
        last += 1
    return last - first + 1


NEAR_TOP = 18
"""Thirds of a dB under the highest top: within them lies what clips."""
LOWEST = 160
"""Samples as they come: tops below are noise, or so quiet that nobody turned them up too far."""
FAR_DOWN = 0.4
"""Of the highest top so far: lower ones are out of NEAR_TOP already."""
STEPS = 48
"""Steps of a coarse format that a top must be high: lower ones are lines of equal samples, however round they were."""
COARSE = {"pcm_u8": 128}
"""Samples as they come in one step of a format."""
RELATIVE = {"pcm_alaw", "pcm_mulaw"}
"""Formats whose steps grow with the sound: their tops are always lines."""


@dataclass(slots=True)
class Step:
    """The tops of nearly one height."""

    tops: int = 0
    lines: int = 0
    """Tops that are lines of equal samples."""
    bent: int = 0
    """Those that are not, but too wide to be round."""
    first: int = -1
    """The window of the first flat one."""


@dataclass(slots=True)
class Tops:
    """The tops of a channel by their height in thirds of a dB."""

    steps: dict[int, Step] = field(default_factory=dict)
    highest: int = 0

    def add(self, plain: bytes, height: int, window: int) -> None:
        """Look at the highest top of a window."""
        self.highest = max(self.highest, abs(height))
        if abs(height) < max(LOWEST, FAR_DOWN * self.highest):
            return
        top = lobe(array("h", plain), height, place_of(height, plain))
        step = self.steps.setdefault(round(3 * decibels(height**2)), Step())
        step.tops += 1
        step.lines += top.is_line
        step.bent += top.is_bent and not top.is_line
        if (top.is_line or top.is_bent) and step.first < 0:
            step.first = window

    def clipped(self, codec: str) -> "Clipped":
        """Count the flat ones among the highest."""
        least = max(max(self.steps, default=0) - NEAR_TOP, round(3 * decibels((STEPS * COARSE.get(codec, 1)) ** 2)))
        high = [step for height, step in self.steps.items() if height >= least]
        lines = 0 if codec in RELATIVE else sum(step.lines for step in high)
        return Clipped(
            high=sum(step.tops for step in high),
            flat=lines + sum(step.bent for step in high),
            lines=lines,
            first=min((step.first for step in high if step.first >= 0), default=0),
        )


@dataclass(frozen=True, slots=True)
class Clipped:
    """Windows with high tops, those of them with flat tops, those with lines for tops, the first flat one."""

    high: int
    flat: int
    lines: int
    first: int

    @property
    def part(self) -> float:
        """How many of the high tops are flat."""
        return self.flat / self.high if self.high else 0.0

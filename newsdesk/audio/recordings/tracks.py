"""What is kept of each channel while its samples stream by: a few numbers for every twentieth of a second."""

import audioop
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from heapq import heappush, heapreplace

from newsdesk.audio.recordings.decoding import HEADROOM, Form
from newsdesk.audio.recordings.levels import decibels
from newsdesk.audio.recordings.tops import Tops

WINDOW = timedelta(milliseconds=50)
A_SECOND = timedelta(seconds=1) // WINDOW
FULL = 32768 / HEADROOM
"""Full scale, in samples as they come."""
KEPT = 16
"""Windows whose samples are kept to be looked at more closely: the quietest ones, and those that hiss most."""
FAR_BELOW = 0.03
"""Of the loudest window so far, in amplitude: what is quieter is no consonant."""
Kept = tuple[float, int, bytes]
"""Rank, window, samples."""


@dataclass(slots=True)
class Track:
    """One channel. Powers are parts of full scale; a window that ends with the file may be shorter."""

    rate: int
    powers: "array[float]" = field(default_factory=lambda: array("f"))
    """K-weighted, of each window: three hours take less than a megabyte."""
    peak: int = 0
    total: float = 0.0
    """Sum of all samples, and how many they were."""
    samples: int = 0
    tops: Tops = field(default_factory=Tops)
    quiet: list[Kept] = field(default_factory=list)
    """Rank is minus the power; windows of digital silence are not among them."""
    hissing: list[Kept] = field(default_factory=list)
    """Rank grows with how much of the sound is high."""
    loudest: int = 0
    before: bytes = b""

    def add(self, plain: bytes, weighted: bytes) -> None:
        """Take in one window."""
        window, count = len(self.powers), len(plain) // 2
        lowest, highest = audioop.minmax(plain, 2)
        rms = audioop.rms(weighted, 2)
        self.powers.append((rms / FULL) ** 2)
        mean = audioop.avg(plain, 2)
        self.total += mean * count
        self.samples += count
        if (height := highest if highest >= -lowest else lowest) == 0:
            self.before = b""
            return
        self.peak = max(self.peak, abs(height))
        self.loudest = max(self.loudest, rms)
        self.tops.add(plain, height, window)
        self._keep(plain, rms, mean, window)

    def _keep(self, plain: bytes, rms: int, mean: int, window: int) -> None:
        crossings = audioop.cross(audioop.bias(plain, 2, -mean) if 4 * abs(mean) > rms else plain, 2)
        if rms > FAR_BELOW * self.loudest:
            _keep(self.hissing, (rms * float(crossings) ** 2, window, plain))
        if self.before and len(plain) == len(self.before):
            _keep(self.quiet, (-float(audioop.rms(plain, 2)), window - 1, self.before + plain))
            self.before = b""
        else:
            self.before = plain

    @property
    def offset(self) -> float:
        """The mean of all samples, a part of full scale."""
        return self.total / self.samples / FULL if self.samples else 0.0

    @property
    def peak_level(self) -> float:
        """dBFS of the largest sample."""
        return decibels((self.peak / FULL) ** 2)


@dataclass(slots=True)
class Tracks:
    """All channels, and how the first two go together."""

    form: Form = field(default_factory=lambda: Form(1, 0))
    channels: list[Track] = field(default_factory=list)
    together: float = 0.0
    """Sum over all windows of the power that the first two channels share; negative where one is turned over."""
    frames: int = 0

    @property
    def length(self) -> timedelta:
        """As decoded."""
        return timedelta(seconds=self.frames / self.form.rate)

    def take(self, form: Form, pieces: Iterator["array[int]"]) -> None:
        """Take in a whole file."""
        self.form = form
        self.channels = [Track(form.rate) for _ in range(form.channels)]
        for piece in pieces:
            self._piece(piece)

    def _piece(self, piece: "array[int]") -> None:
        """Take in a tenth of a second: two windows."""
        count, width = self.form.channels, 2 * self.form.channels
        self.frames += len(piece) // width
        half = (len(piece) // width + 1) // 2 * 2
        if len(piece) // width < self.form.rate // 10:
            half = max(1, self.form.rate // A_SECOND) * 2
        weighted = [piece[count + at :: width].tobytes() for at in range(count)]
        for track, heavy, at in zip(self.channels, weighted, range(count), strict=True):
            plain = piece[at::width].tobytes()
            for start in range(0, len(plain), half):
                track.add(plain[start : start + half], heavy[start : start + half])
        if count == 2:
            self.together += _shared(*weighted)


def _shared(left: bytes, right: bytes) -> float:
    """Return the mean of the products of two pieces, without a sum that could overflow: both have headroom."""
    both = audioop.rms(audioop.add(left, right, 2), 2)
    return (both**2 - audioop.rms(left, 2) ** 2 - audioop.rms(right, 2) ** 2) / 2 / FULL**2


def _keep(kept: list[Kept], one: Kept) -> None:
    if len(kept) < KEPT:
        heappush(kept, one)
    elif one > kept[0]:
        heapreplace(kept, one)

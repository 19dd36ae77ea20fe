"""What the tracks amount to: loudness, noise, where speech begins, ends and stops, which channel lives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from newsdesk.audio.recordings.levels import decibels
from newsdesk.audio.recordings.nouns import NOTHING
from newsdesk.audio.recordings.tracks import WINDOW, Track, Tracks

BLOCK, STEP = 8, 2
"""Windows in BS.1770's block of 400 ms, and from one block to the next."""
ABSOLUTE, RELATIVE = -70.0, -10.0
DUAL_MONO = 3.01 - 0.691 + 0.21
"""Two loudspeakers play the channel; the standard's constant; by so much ffmpeg's shelf and high-pass lie below the
standard's, as compared with its own meter on ten recordings of 11 to 96 kHz (0.13 to 0.28, here within 0.1 LU)."""
QUIET_PART = 0.05
"""Windows taken for pauses: the quietest twentieth of those that lie between the first sound and the last."""
ABOVE_NOISE = 8.0
UNDER_SPEECH = 25.0
NEVER_UNDER_SPEECH = 8.0
"""dB: a window sounds when it is so far above the pauses, or no further below the speech; see `threshold`."""
GAP = timedelta(milliseconds=200)
ABOUT, EQUAL, CLEAN = 8.0, 3.0, 40.0
"""dB within which channels are equally loud, and their pauses equally clean; above CLEAN all are."""
SHORT = timedelta(milliseconds=100)
"""A sound shorter than this (a click, a switch) is neither the first nor the last of a recording."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of windows, the last one not in it."""

    first: int
    last: int

    @property
    def begins(self) -> timedelta:
        """From the beginning of the file."""
        return self.first * WINDOW

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return (self.last - self.first) * WINDOW


@dataclass(frozen=True, slots=True)
class Measured:
    """One channel. Loudness and noise in LUFS, dual mono."""

    loudness: float
    noise: float
    sounds: tuple[Span, ...]
    """Stretches of sound, in order; pauses shorter than `GAP` do not part them."""

    @property
    def above_noise(self) -> float:
        """dB of speech above the pauses."""
        return self.loudness - self.noise

    @property
    def begins(self) -> timedelta:
        """Where the first sound is."""
        return self.sounds[0].begins if self.sounds else timedelta()

    @property
    def ends(self) -> timedelta:
        """Where the last sound ends."""
        return self.sounds[-1].last * WINDOW if self.sounds else timedelta()

    @property
    def sounding(self) -> timedelta:
        """From the first sound to the last."""
        return self.ends - self.begins

    @property
    def gaps(self) -> tuple[Span, ...]:
        """The pauses between sounds."""
        return tuple(Span(one.last, other.first) for one, other in pairwise(self.sounds))


def measure(track: Track) -> Measured:
    """Measure one channel."""
    loudness = integrated(track.powers)
    if loudness <= ABSOLUTE:
        return Measured(loudness, loudness, ())
    first_noise = floor(track.powers)
    sounds = spans(track.powers, threshold(loudness, first_noise))
    if not sounds:
        return Measured(loudness, first_noise, ())
    inside = track.powers[sounds[0].first : sounds[-1].last]
    noise = floor(inside)
    return Measured(loudness, noise, spans(track.powers, threshold(loudness, noise)))


def integrated(powers: Sequence[float]) -> float:
    """Return the loudness of a channel, gated as BS.1770 says; NOTHING where all of it is below the gate."""
    blocks = list(_blocks(powers))
    for gate in (ABSOLUTE, None):
        level = gate if gate is not None else _mean(blocks) + RELATIVE
        blocks = [power for power in blocks if decibels(power) + DUAL_MONO > level]
        if not blocks:
            return NOTHING
    return _mean(blocks)


def _mean(powers: Sequence[float]) -> float:
    return decibels(sum(powers) / len(powers)) + DUAL_MONO


def _blocks(powers: Sequence[float]) -> Iterator[float]:
    for at in range(0, max(1, len(powers) - BLOCK + 1), STEP):
        block = powers[at : at + BLOCK]
        yield sum(block) / len(block) if block else 0.0


def floor(powers: Sequence[float]) -> float:
    """Return how loud the pauses are: the level that the quietest windows do not exceed."""
    ranked = sorted(powers)
    return decibels(ranked[int(QUIET_PART * len(ranked))]) + DUAL_MONO if ranked else NOTHING


def threshold(loudness: float, noise: float) -> float:
    """Return the level above which a window sounds."""
    return min(max(noise + ABOVE_NOISE, loudness - UNDER_SPEECH), loudness - NEVER_UNDER_SPEECH)


def spans(powers: Sequence[float], level: float) -> tuple[Span, ...]:
    """Return the stretches above a level, short pauses bridged, short noises left out."""
    least = 10 ** ((level - DUAL_MONO) / 10)
    found: list[Span] = []
    for at, power in enumerate(powers):
        if power <= least:
            continue
        if found and (at - found[-1].last) * WINDOW < GAP:
            found[-1] = Span(found[-1].first, at + 1)
        else:
            found.append(Span(at, at + 1))
    return tuple(span for span in found if span.length >= SHORT)


def live(measured: Sequence[Measured]) -> int:
    """Return the channel to use: of those about as loud as the loudest, the first whose pauses are as clean as any."""
    loudest = max((one.loudness for one in measured), default=NOTHING)
    able = [at for at, one in enumerate(measured) if one.loudness >= loudest - ABOUT]
    clean = {at: min(measured[at].above_noise, CLEAN) for at in able}
    return next((at for at in able if clean[at] >= max(clean.values()) - EQUAL), 0)


def likeness(tracks: Tracks) -> float:
    """Return how alike the first two channels are: 1 the same, 0 unrelated, -1 one turned over."""
    left, right = (sum(track.powers) / 2 for track in tracks.channels[:2])
    return tracks.together / (left * right) ** 0.5 if left * right > 0 else 1.0

"""Where a clip sounds and where it pauses."""

import audioop
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from newsdesk.audio import ffmpeg

RATE = 8000
WINDOW = timedelta(milliseconds=20)
BYTES = 2 * RATE * WINDOW // timedelta(seconds=1)
BAND = "highpass=f=150,lowpass=f=3500"
"""Where voices are: hum and hiss fill no pause."""
SILENT = -90.0
"""dB for a window without any sound."""
QUIET_PART, LOUD_PART = 0.05, 0.9
"""Of all windows by their level: so loud are the pauses, so loud is the speech."""
ABOVE_PAUSES, UNDER_SPEECH, NEVER_UNDER_SPEECH = 8.0, 30.0, 10.0
"""dB: a window sounds when it is so far above the pauses, or no further below the speech."""
CLOSURE = timedelta(milliseconds=100)
"""A silence as short is a consonant's own."""
CLICK = timedelta(milliseconds=60)
"""A sound as short is no syllable."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of sound between two pauses."""

    begins: timedelta
    ends: timedelta

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.ends - self.begins


def stretches(clip: Path) -> tuple[Stretch, ...]:
    """Return where a clip sounds; of five minutes it takes a quarter of a second."""
    return sounding(levels(clip))


def levels(clip: Path) -> list[float]:
    """Return the level of each window, in dB; a clip of an hour takes a second and no more memory than its levels."""
    words = [*ffmpeg.reads(clip), "-af", BAND, "-ac", "1", "-ar", f"{RATE}", "-f", "s16le", "-"]
    return [_level(window) for window in _windows(ffmpeg.blocks(words))]


def _windows(blocks: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for block in blocks:
        rest += block
        whole = len(rest) // BYTES * BYTES
        yield from (rest[at : at + BYTES] for at in range(0, whole, BYTES))
        rest = rest[whole:]


def _level(window: bytes) -> float:
    amplitude = audioop.rms(window, 2)
    return 20 * math.log10(amplitude / 32768) if amplitude else SILENT


def sounding(levels: Sequence[float]) -> tuple[Stretch, ...]:
    """Return the stretches that sound: closures of consonants bridged, clicks left out."""
    least, found = threshold(levels), list[list[int]]()
    for at, level in enumerate(levels):
        if level <= least:
            continue
        if found and (at - found[-1][1]) * WINDOW <= CLOSURE:
            found[-1][1] = at + 1
        else:
            found.append([at, at + 1])
    spans = (Stretch(begins * WINDOW, ends * WINDOW) for begins, ends in found)
    return tuple(span for span in spans if span.length > CLICK)


def threshold(levels: Sequence[float]) -> float:
    """Return the level above which a window sounds; digital silence is no pause that tells of the room."""
    ranked = sorted(level for level in levels if level > SILENT)
    if not ranked:
        return 0.0
    pauses, speech = (ranked[int(part * len(ranked))] for part in (QUIET_PART, LOUD_PART))
    return min(max(pauses + ABOVE_PAUSES, speech - UNDER_SPEECH), speech - NEVER_UNDER_SPEECH)

"""The desk's own bed: a slow round of soft bells on five notes that runs into its own beginning, for any length."""

from datetime import timedelta
from functools import cache
from pathlib import Path

from newsdesk.audio.chimes import RATE, AudioSegment, bell, milliseconds, save, segment

BEAT = timedelta(milliseconds=840)
"""As long as two strokes of the ident are apart."""
BEATS = 64
RING = timedelta(seconds=5)
"""After which a bell is 30 dB down; it is faded out over the last second."""
D4, F4, G4, A4, C5, D5, F5, G5 = -7, -4, -2, 0, 3, 5, 8, 10
"""Semitones from A4: F G A C D, from where horn loudspeakers begin to sound (about 300 Hz) and nowhere shrill."""
SOFTER_TOGETHER = 4.0
"""dB for each other bell that is struck with it."""
SOFTER_HIGHER = 0.2
"""dB for each semitone."""
BARS = (
    ((0, F4), (0, C5), (1, A4), (2, C5)),
    ((0, D5), (1, C5), (2, A4)),
    ((0, G4), (1, A4), (2, C5)),
    ((0, A4), (2, F4)),
    ((0, A4), (0, D5), (1, C5), (2, D5)),
    ((0, F5), (1, D5), (2, C5)),
    ((0, D5), (1, C5), (2, A4)),
    ((0, G4), (2, C5)),
    ((0, F4), (0, A4), (1, C5), (2, D5), (3, F5)),
    ((0, G5), (2, F5)),
    ((0, D5), (1, C5), (2, A4), (3, C5)),
    ((0, D5), (2, A4)),
    ((0, C5), (1, A4), (2, G4)),
    ((0, D4), (0, A4), (1, C5), (2, D5)),
    ((0, C5), (1, A4), (2, G4)),
    ((0, F4), (0, C5), (2, A4)),
)
"""Sixteen bars of four beats, (beat, note): four phrases that ask, rise, answer and come home to F."""


def write(to: Path) -> None:
    """Write one round as a 16-bit mono WAV; what rings on at its end is heard at its beginning."""
    length = BEATS * BEAT
    whole = AudioSegment.silent(milliseconds(length), frame_rate=RATE)
    for number, bar in enumerate(BARS):
        for beat, note in bar:
            together = sum(struck == beat for struck, _ in bar)
            at = (4 * number + beat) * BEAT
            whole = whole.overlay(stroke(note, together), milliseconds(at))
            if at + RING > length:
                whole = whole.overlay(stroke(note, together)[milliseconds(length - at) :])
    save(whole, to)


@cache
def stroke(note: int, together: int) -> AudioSegment:
    """Return one bell until it has died away: softer among others, and softer the higher it is, as it is heard more."""
    softer = SOFTER_TOGETHER * (together - 1) + SOFTER_HIGHER * (note - D4)
    return segment(bell(440 * 2 ** (note / 12), RING)).fade_out(1000).apply_gain(-softer)

"""Powers and decibels."""

import math

from newsdesk.audio.recordings.nouns import NOTHING


def decibels(power: float) -> float:
    """Return a power in dB."""
    return 10 * math.log10(power) if power > 1e-12 else NOTHING

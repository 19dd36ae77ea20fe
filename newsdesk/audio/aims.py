"""How loud a delivered file is to be: which of the meter's readings, and how many LUFS."""

from dataclasses import dataclass

from newsdesk.audio.loudness import Loudness
from newsdesk.model.facility import Level

LUFS = {Level.PA: -16.0, Level.R128: -23.0}
"""Of everything that goes on for a while, as two loudspeakers play it."""
STRESSED = 1.5
"""LU by which the loudest 400 ms of a bell lie above that.

A bell is short and dies away: aimed by gated loudness, its stroke would stand far above speech. Speech mastered to -16
has a median 400 ms of -16.0, one in ten above -14.5, none above -13.0: so a stroke is as loud as a stressed word, and
programmes with sounds between their clips still come to -16 within a tenth.
"""


@dataclass(frozen=True, slots=True)
class Aim:
    """The LUFS that a reading is to have."""

    level: float
    by_moment: bool = False
    """Whether the loudest 400 ms count, and not the whole."""

    def reading(self, loudness: Loudness) -> float:
        """Return the reading that counts."""
        return loudness.loudest if self.by_moment else loudness.integrated


def whole(level: Level) -> Aim:
    """Return the aim of speech and music."""
    return Aim(LUFS[level])


def moment(level: Level) -> Aim:
    """Return the aim of what is short and dies away."""
    return Aim(LUFS[level] + STRESSED, by_moment=True)


def mark(level: Level) -> tuple[str, ...]:
    """Return what a clip's key has of its level: nothing for the usual one."""
    return () if level is Level.PA else (level.value,)

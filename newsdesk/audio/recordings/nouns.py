"""What a text promises of its recording, and what was found in the file."""

from dataclasses import dataclass
from datetime import timedelta

from newsdesk.problems import Problem, any_error

NOTHING = -120.0
"""dB for what has no sound at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the text promises."""

    length: timedelta
    """How long an announcer needs for it, pauses included."""
    syllables: int
    silence: timedelta
    """The script's own pauses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What was found in a file; one that could not be decoded has a length of zero and says why in `problems`."""

    length: timedelta = timedelta()
    """As decoded."""
    begins: timedelta = timedelta()
    """Where its first sound is."""
    sounding: timedelta = timedelta()
    """From its first sound to its last."""
    channel: int = 0
    """The live channel, counted from 0: the only one to use, the others may be dead or turned over."""
    channels: int = 0
    sample_rate: int = 0
    """Hz."""
    codec: str = ""
    """As ffmpeg calls it."""
    bit_rate: int = 0
    """kb/s, of the whole file."""
    loudness: float = NOTHING
    """LUFS of the live channel played by two loudspeakers (dual mono)."""
    peak: float = NOTHING
    """dBFS of its largest sample."""
    noise: float = NOTHING
    """LUFS (dual mono) of its pauses."""
    rate: float | None = None
    """Syllables a minute, the script's pauses taken out; None where no text was given or nothing sounds."""
    problems: tuple[Problem, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether it cannot go in."""
        return any_error(self.problems)

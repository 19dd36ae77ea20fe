"""When each sentence of a sound is heard, and how that is known."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum


class Timing(Enum):
    """How it is known when sentences are heard."""

    VOICE = "voice"
    """The machine's voice said where it began each."""
    PAUSES = "pauses"
    """The text was laid over the pauses of a recording."""
    LENGTHS = "lengths"
    """The pauses did not tell: a paragraph takes its part of the sound, no sentence is pointed at."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A sentence as it is written, from its first sound to its last, counted from the beginning of the file."""

    start: timedelta
    end: timedelta
    text: str
    opens_paragraph: bool = False
    """Whether a longer silence stands before it."""
    heading: str = ""
    """The heading that the page has above it, which is not read aloud."""


@dataclass(frozen=True, slots=True)
class Timed:
    """The cues of a whole sound: in order, none over another."""

    cues: tuple[Cue, ...] = ()
    timing: Timing = Timing.VOICE
    sure: float = 1.0
    """Which part of the sentences stands after a pause as it should, for the time that its syllables take."""

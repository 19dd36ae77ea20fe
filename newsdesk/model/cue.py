"""When each sentence of a sound is heard."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Cue:
    """A sentence as it is written, from its first sound to its last, counted from the beginning of the file."""

    start: timedelta
    end: timedelta
    text: str
    opens_paragraph: bool = False
    """Whether a longer silence stands before it."""

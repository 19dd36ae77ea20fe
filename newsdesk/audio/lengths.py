"""How long a sound is, by its own frames."""

from datetime import timedelta
from pathlib import Path

from mutagen import MutagenError
from mutagen.mp3 import MP3


def length_of(sound: Path) -> timedelta | None:
    """Return how long an MP3 is; None where there is none, or none that can be read."""
    try:
        info = MP3(sound).info  # type: ignore[no-untyped-call]
    except (MutagenError, OSError):
        return None
    seconds = getattr(info, "length", 0.0)
    return timedelta(seconds=seconds) if seconds else None

"""An announcer's audio of one script: what was handed in, who read it, which text it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from newsdesk.model.script import Version

FEWEST_SYLLABLES = 100
"""Below this a recording says little about how fast somebody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One accepted recording; the file itself stays in media/, git holds this line about it."""

    slug: str
    """The text that was read: a story, an item of news, a feature."""
    script: str
    """Digest of the script that was read: of another text it is no recording."""
    file: str
    """Where it lies, relative to media/, forward slashes."""
    digest: str
    """Of the file's bytes."""
    by: str
    """Who read it."""
    on: date
    length: timedelta
    """Between its first and its last sound."""
    syllables: int
    silence: timedelta = timedelta()
    """How much of the length the text's own pauses take, as they were made."""
    version: Version = Version.LONG
    channel: int = 0
    """Which channel of the file is live, counted from 0."""

    @property
    def rate(self) -> float | None:
        """Syllables a minute of speech; None where the recording is too short to tell."""
        speech = self.length - self.silence
        if self.syllables < FEWEST_SYLLABLES or speech <= timedelta():
            return None
        return self.syllables / (speech / timedelta(minutes=1))


def reading_rate(recordings: Iterable[Recording], by: str | None = None) -> float | None:
    """Return how fast an announcer reads (anybody where none is named), syllables a minute; None where unknown."""
    rates = [one.rate for one in recordings if one.rate and (by is None or one.by == by)]
    return median(rates) if rates else None


def same_reader(one: str, other: str) -> bool:
    """Whether two names of readers are one, however they are spaced or capitalised."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()

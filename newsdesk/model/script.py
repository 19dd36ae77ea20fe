"""What is said aloud for one story: lines and pauses, with their length."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

SYLLABLES_A_MINUTE = 200
"""Reading rate outdoors, until an announcer's own is known."""


class Pause(Enum):
    """A silence between lines, worth its length."""

    PARAGRAPH = timedelta(milliseconds=600)
    HEADING = timedelta(milliseconds=1200)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as it is said."""

    text: str

    @property
    def syllables(self) -> int:
        """Count of syllables: Vietnamese writes each apart."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Everything that a voice says for one story, in order."""

    slug: str
    source: str
    """The file that it was made from, relative to the desk."""
    title: str
    parts: tuple[Line | Pause, ...]
    sample: bool = False

    @property
    def shown_title(self) -> str:
        """The title as players and rundowns show it: a sample says that it is one."""
        return f"{self.title} (bài mẫu)" if self.sample else self.title

    @property
    def lines(self) -> tuple[Line, ...]:
        """The sentences without the pauses."""
        return tuple(part for part in self.parts if isinstance(part, Line))

    @property
    def digest(self) -> str:
        """Digest of what is said, 32 hexadecimal digits; its first six are the code on the announcer's sheet."""
        said = "\n".join(p.text if isinstance(p, Line) else f"<{p.name}>" for p in self.parts)
        return hashlib.sha256(said.encode()).hexdigest()[:32]

    @property
    def code(self) -> str:
        """The short code that ties a recording to this very text."""
        return self.digest[:6].upper()

    @property
    def length(self) -> timedelta:
        """How long an announcer needs for it, pauses included."""
        syllables = sum(line.syllables for line in self.lines)
        silence = sum((p.value for p in self.parts if isinstance(p, Pause)), timedelta())
        return timedelta(minutes=syllables / SYLLABLES_A_MINUTE) + silence

"""What is said aloud for one story: lines and pauses, with their length."""

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum
from functools import cached_property

SYLLABLES_A_MINUTE = 200
"""Reading rate outdoors, until an announcer's own is known."""


class Pause(Enum):
    """A silence between lines, worth its length."""

    PARAGRAPH = timedelta(milliseconds=600)
    HEADING = timedelta(milliseconds=1200)


class Version(Enum):
    """Which telling of a story it is: the whole one, or the short one for little room."""

    LONG = "long"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as it is said; two that are said alike are the same line, however they are written."""

    text: str
    written: str = field(default="", compare=False)
    """As the page has it: “4h30” where `text` says the hour in words; empty where only the script is known."""
    heading: str = field(default="", compare=False)
    """The heading that the page has above it, which nobody reads aloud."""

    @property
    def syllables(self) -> int:
        """Count of syllables: Vietnamese writes each apart."""
        return len(self.text.split())


@dataclass(frozen=True, kw_only=True)
class Script:
    """Everything that a voice says for one story, in order."""

    slug: str
    source: str
    """The file that it was made from, relative to the desk."""
    title: str
    parts: tuple[Line | Pause, ...]
    sample: bool = False
    version: Version = Version.LONG

    @property
    def shown_title(self) -> str:
        """The title as players and rundowns show it: a sample says that it is one."""
        return f"{self.title} (bài mẫu)" if self.sample else self.title

    @property
    def lines(self) -> tuple[Line, ...]:
        """The sentences without the pauses."""
        return tuple(part for part in self.parts if isinstance(part, Line))

    @cached_property
    def digest(self) -> str:
        """Digest of what is said, 32 hexadecimal digits; its first six are the code on the announcer's sheet."""
        said = "\n".join(p.text if isinstance(p, Line) else f"<{p.name}>" for p in self.parts)
        return hashlib.sha256(said.encode()).hexdigest()[:32]

    @property
    def code(self) -> str:
        """The short code that ties a recording to this very text."""
        return self.digest[:6].upper()

    @property
    def syllables(self) -> int:
        """Count of all its syllables."""
        return sum(line.syllables for line in self.lines)

    @property
    def silence(self) -> timedelta:
        """How long its pauses are together."""
        return sum((part.value for part in self.parts if isinstance(part, Pause)), timedelta())

    @property
    def length(self) -> timedelta:
        """How long an announcer needs for it at the usual rate, pauses included."""
        return self.length_at(SYLLABLES_A_MINUTE)

    def length_at(self, rate: float) -> timedelta:
        """How long somebody needs for it who reads so many syllables a minute, pauses included."""
        return timedelta(minutes=self.syllables / rate) + self.silence

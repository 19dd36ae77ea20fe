"""What is said aloud for one story: lines and pauses, with their length."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum
from functools import cached_property
from typing import Any

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

    def __getattr__(self, name: str) -> Any:
        """Read the parts of a script that is known from before: only what is not there comes here."""
        ask = self.__dict__.get("_ask")
        if name != "parts" or ask is None:
            raise AttributeError(name)
        self.__dict__["parts"] = parts = ask()
        return parts

    def __getstate__(self) -> dict[str, Any]:
        """Go whole to another process."""
        _ = self.parts
        return {name: value for name, value in self.__dict__.items() if name != "_ask"}

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

    @cached_property
    def syllables(self) -> int:
        """Count of all its syllables."""
        return sum(line.syllables for line in self.lines)

    @cached_property
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


Parts = tuple[tuple[str, str, str] | str, ...]
"""The parts of a script as plain values: a line's three texts, or a pause's name."""


def plain(parts: tuple[Line | Pause, ...]) -> Parts:
    """Return parts as plain values."""
    return tuple(p.name if isinstance(p, Pause) else (p.text, p.written, p.heading) for p in parts)


def from_plain(parts: Parts) -> tuple[Line | Pause, ...]:
    """Return the parts that these values stand for."""
    return tuple(Pause[p] if isinstance(p, str) else Line(*p) for p in parts)


@dataclass(frozen=True, slots=True)
class Measured:
    """What plans and registers ask of a script, without a word of it."""

    title: str
    sample: bool
    digest: str
    syllables: int
    silence: timedelta

    @classmethod
    def of(cls, script: Script) -> "Measured":
        """Return what is known of a script that is there."""
        return cls(script.title, script.sample, script.digest, script.syllables, script.silence)


def known_script(slug: str, source: str, version: Version, measured: Measured, parts: Callable[[], Parts]) -> Script:
    """Return a script that was made before, whose parts are read when somebody asks for them."""
    script = Script.__new__(Script)
    script.__dict__.update(slug=slug, source=source, title=measured.title, sample=measured.sample, version=version)
    script.__dict__.update(digest=measured.digest, syllables=measured.syllables, silence=measured.silence)
    script.__dict__["_ask"] = lambda: from_plain(parts())
    return script

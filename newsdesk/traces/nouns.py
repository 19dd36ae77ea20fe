"""What a search for a name comes to: texts with their places, places where the name stands, what could not be read."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO

LARGEST = 32 << 20
"""Bytes of a file, or of what a package holds in all, that are read as text; sounds may be longer, only their tags
are read."""
DEEPEST = 3
"""Packages within packages, such as a DOCX in a ZIP in a ZIP."""


@dataclass(frozen=True, slots=True)
class Found:
    """A text of a file."""

    place: str
    """Such as a cell or a tag; empty where `line` says it."""
    text: str
    line: int | None = None
    """The line of the file on which the text begins."""
    weak: bool = False
    """Whether it says again, less exactly, what another text of the file may say: it counts where no other does."""


@dataclass(frozen=True, slots=True)
class Unread:
    """What of a file could not be read, in words that an editor reads."""

    place: str
    """Within the file; empty where all of it is meant."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place of one file in which a name stands."""

    path: str
    """Relative to the folder that was searched, with forward slashes."""
    place: str
    kind: str
    """What the file is, in words that an editor reads."""
    excerpt: str
    """The name with the words around it, on one line."""
    name: str
    """The name that was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that a search came to."""

    hits: tuple[Hit, ...]
    files: int
    """How many were opened."""
    unread: tuple[tuple[str, Unread], ...]
    """Each path with what could not be read of it."""


@dataclass(slots=True)
class Budget:
    """How many bytes packages may still unfold: a bomb ends here."""

    left: int = LARGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An open file, or one that lies in a package."""

    name: str
    stream: BinaryIO
    size: int
    depth: int = 0
    """How many packages are around it."""
    budget: Budget = field(default_factory=Budget)

    @property
    def ending(self) -> str:
        """The end of its name in lower case, such as .mp3."""
        return PurePosixPath(self.name).suffix.lower()

    def head(self, length: int = 512) -> bytes:
        """Return its first bytes."""
        self.stream.seek(0)
        return self.stream.read(length)

    def content(self) -> bytes:
        """Return all its bytes; `TooLargeError` where there are more than anybody reads as text."""
        if self.size > LARGEST:
            raise TooLargeError
        self.stream.seek(0)
        return self.stream.read(LARGEST)


class TooLargeError(Exception):
    """There is more of it than is read as text."""

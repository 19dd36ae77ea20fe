"""What git knows of each story's file: which version came when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of one file."""

    day: date
    commit: str
    """The whole name of the commit."""
    subject: str
    by: str
    """Initials alone: who typed is staff, and no office of theirs is proved by it."""
    blob: str
    """Git's own digest of the file's bytes; zeros where the file was removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Versions by the file's path, the newest first, and in a sentence what is missing of them."""

    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    lacking: str = ""


NO_HISTORY = History()


def initials(name: str) -> str:
    """Return a name by its first letters: Nguyễn Văn A is N.V.A."""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())

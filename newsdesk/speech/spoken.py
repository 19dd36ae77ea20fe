"""What comes out: the text to say, each span that was changed and each that was left."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A span that is said otherwise than it is written; `start` is an offset in the text handed in."""

    kind: str
    start: int
    written: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Left:
    """A span that stays as written, and the code of the reason why nobody should guess it."""

    start: int
    written: str
    why: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """The whole text for the ear; outside the changes it is the text handed in, byte for byte."""

    text: str
    changes: tuple[Change, ...]
    left: tuple[Left, ...]

"""What was found of one thing on this machine: how it stands, what it is for, and the one thing to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """How a thing stands, by the word that people read."""

    PRESENT = "được"
    AMISS = "nên xem"
    """It goes without, or almost."""
    MISSING = "thiếu"
    """What it is for cannot be done."""
    UNKNOWN = "chưa rõ"


class Purpose(Enum):
    """What people want to do, in the order in which they do it."""

    WRITE = "Viết và kiểm tra"
    HEAR = "Nghe và phát loa"
    PAPERS = "Giấy tờ"
    SHARE = "Lưu và chia sẻ"


MARKS = {State.PRESENT: "✓", State.AMISS: "!", State.MISSING: "✗", State.UNKNOWN: "?"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing on this machine."""

    noun: str
    state: State
    what_for: Purpose
    said: str
    """What was seen."""
    advice: str = ""
    """The one thing to do; empty where there is nothing to do."""


def is_ready(found: Iterable[Finding]) -> bool:
    """Whether everything that is needed is there."""
    return not any(finding.state is State.MISSING for finding in found)

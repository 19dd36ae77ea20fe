"""Wordings that the facility wants to be told of: praise without a figure, phrases that say nothing."""

from dataclasses import dataclass
from enum import Enum


class PhraseKind(Enum):
    """Why a wording is worth a second look."""

    SUPERLATIVE = "superlative"
    """Praise that needs a figure beside it."""
    EMPTY = "empty"
    """Words that could stand in any story."""
    PROPER = "proper"
    """Words that only look like one of the others and are never worth a notice: thống nhất, giải nhất."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One wording, in lower case, and what to write in its stead."""

    written: str
    kind: PhraseKind
    instead: str = ""

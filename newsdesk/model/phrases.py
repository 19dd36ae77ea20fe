"""Wordings that the facility wants to be told of: praise without a figure, phrases that say nothing."""

from dataclasses import dataclass
from enum import Enum


class PhraseKind(Enum):
    """Why a wording is worth a second look."""

    SUPERLATIVE = "superlative"
    """Praise that needs a figure beside it."""
    EMPTY = "empty"
    """Words that could stand in any story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One wording, in lower case, and what to write in its stead."""

    written: str
    kind: PhraseKind
    instead: str = ""

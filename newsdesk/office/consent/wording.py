"""The words of the slips, from words/consent_slips.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from newsdesk.model.consent import Purpose
from newsdesk.model.story import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What one kind of slip says."""

    about: str
    opening: tuple[str, ...]
    choice: str
    below_the_boxes: str
    without_a_day: str
    rights: str
    promises: tuple[str, ...]
    clocks: str
    """With {answer} working days, {stop} and {delete} days."""
    signs: tuple[str, ...]
    purposes: Mapping[Purpose, str]
    """What may be allowed at all, in the order of the table."""


@cache
def _whole() -> dict[str, Any]:
    return tomllib.loads((files("newsdesk.office") / "words" / "consent_slips.toml").read_text(encoding="utf-8"))


def words(kind: str) -> Words:
    """Return the words for `staff` or for a `resident`."""
    table = _whole()[kind]
    purposes = {Purpose(key): written for key, written in table["purposes"].items()}
    told = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Words(**(told | {"purposes": purposes}))


def channels() -> Mapping[Channel, str]:
    """Return how each channel is called on a slip."""
    return {channel: _whole()["channels"][channel.value] for channel in Channel}

"""One file of the website that is made only where what it rests on has changed. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

LENGTH = 16
"""Bytes of a fingerprint: among billions of files no two share one."""
_encoder = msgspec.msgpack.Encoder(enc_hook=str)


@dataclass(frozen=True, slots=True)
class Printed:
    """A page, by the template that prints it and what that template is told."""

    template: str
    told: Callable[[], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Laid:
    """A file that no template makes: a text, bytes, or the very file that lies somewhere whole."""

    content: Callable[[], str | bytes | Path]


@dataclass(frozen=True, slots=True)
class Target:
    """A file of the website."""

    place: str
    rests_on: bytes
    """The fingerprint of everything that it shows: where that is the same, the file is the same."""
    made: Printed | Laid


def fingerprint(*facts: object) -> bytes:
    """Return the digest of facts: texts, numbers, days, bytes, and tuples, lists, mappings and dataclasses of them."""
    return blake2b(_encoder.encode(facts), digest_size=LENGTH).digest()


def printed(place: str, template: str, facts: object, told: Callable[[], Mapping[str, Any]]) -> Target:
    """Return the target of a page; the template's name is one of the facts."""
    return Target(place, fingerprint(template, facts), Printed(template, told))


def laid(place: str, content: str | bytes) -> Target:
    """Return the target of a text that is at hand."""
    return Target(place, fingerprint(content), Laid(lambda: content))

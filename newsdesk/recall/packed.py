"""Nouns become bytes and bytes nouns again, by their types: what is no such noun is none, and nothing of it runs."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache
from hashlib import blake2b
from pathlib import PurePath
from typing import Any, TypeVar

import msgspec

from newsdesk.model.base import Origin, Trail

T = TypeVar("T")
DIGEST = 16
"""Bytes: two texts of all the desks that there will be do not share one."""
MICROSECOND = timedelta(microseconds=1)
Unpackable = (msgspec.DecodeError, msgspec.ValidationError, RecursionError)


Lines = list[tuple[Trail, int]]
"""The lines of a noun as they are written: msgpack has no ways as keys."""


class LaterOrigin(Origin):
    """Where a noun is written whose lines are read when one is asked for."""

    __slots__ = ()

    def read_lines(self) -> Lines:
        """Return its lines."""
        raise NotImplementedError

    def __getattr__(self, name: str) -> Any:
        """Read the lines that nobody has asked for yet: only what is not there comes here."""
        if name != "lines":
            raise AttributeError(name)
        self.lines = dict(self.read_lines())
        return self.lines


class KeptOrigin(LaterOrigin):
    """Where a noun that was kept is written."""

    __slots__ = ("written",)

    def __init__(self, path: str, written: msgspec.Raw) -> None:
        """`written`: its lines, packed."""
        self.path, self.written = path, written

    def read_lines(self) -> Lines:
        """Unpack its lines."""
        return unpacked(Lines, self.written)


def _plain(value: Any) -> Any:
    """Return a value that msgspec does not know as one that it does."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, PurePath):
        return value.as_posix()
    if isinstance(value, KeptOrigin):
        return value.path, value.written
    if isinstance(value, Origin):
        return value.path, lines_packed(value.lines)
    raise NotImplementedError(type(value).__name__)


PACKER = msgspec.msgpack.Encoder(enc_hook=_plain, order="deterministic")


def packed(value: Any) -> bytes:
    """Return a value's bytes: of two equal ones, the same."""
    return PACKER.encode(value)


@cache
def reader(kind: Any) -> Callable[[bytes | msgspec.Raw], Any]:
    """Return what reads values of a type; it raises one of Unpackable where the bytes are none."""
    return msgspec.msgpack.Decoder(kind).decode


def unpacked(kind: type[T], written: bytes | msgspec.Raw) -> T:
    """Return the value of a type; raises one of Unpackable where the bytes are none."""
    value: T = reader(kind)(written)  # type: ignore[arg-type]
    return value


def digest_of(*parts: bytes) -> bytes:
    """Return a digest of several pieces of bytes, which cannot be parted otherwise."""
    told = blake2b(digest_size=DIGEST)
    for part in parts:
        told.update(len(part).to_bytes(8, "little"))
        told.update(part)
    return told.digest()


def lines_packed(lines: Mapping[Trail, int]) -> Lines:
    """Return the lines of a noun as they are written."""
    return list(lines.items())

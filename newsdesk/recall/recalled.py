"""A story that was read before: its header, its body and its lines come back when somebody asks for them."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

import msgspec

from newsdesk.model.story import Header, Link, Story
from newsdesk.recall.packed import LaterOrigin, Lines, lines_packed, packed, unpacked

PARTS: Mapping[str, Any] = {"header": Header, "body": str, "body_line": int, "links": tuple[Link, ...]}
FIELDS = attrgetter("slug", "header", "body", "body_line", "origin.path", "origin.lines", "links", "pictures")


class Packed(msgspec.Struct, array_like=True, frozen=True):
    """What a story's file says by itself, each part to be read alone."""

    header: msgspec.Raw
    body: msgspec.Raw
    body_line: msgspec.Raw
    links: msgspec.Raw
    lines: msgspec.Raw


def pack(story: Any) -> bytes:
    """Return the bytes of a story or of the sheet that it comes from."""
    parts = (story.header, story.body, story.body_line, story.links, lines_packed(story.origin.lines))
    return packed([msgspec.Raw(packed(part)) for part in parts])


Ask = Callable[[str, Any], Any]
"""Returns a part of the story, by its name and its type."""


class RecalledOrigin(LaterOrigin):
    """Where a story is written whose parts come from elsewhere."""

    __slots__ = ("_ask",)
    _ask: Ask

    def read_lines(self) -> Lines:
        """Ask for its lines."""
        found: Lines = self._ask("lines", Lines)
        return found


class Recalled(Story):
    """The same as a Story in everything, but for when its parts are read."""

    __slots__ = ("_ask", "file", "key")
    _ask: Ask
    file: str
    """Its name on the disk, relative to the desk, which is not always the composed one."""
    key: bytes
    """A digest of all that the story is: its file's bytes and those of its pictures."""

    def __getattr__(self, name: str) -> Any:
        """Read a part that nobody has asked for yet: only what is not there comes here."""
        if name not in PARTS:
            raise AttributeError(name)
        value = self._ask(name, PARTS[name])
        object.__setattr__(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Story):
            return NotImplemented
        if self is other or self.is_like(other):
            return True
        return bool(FIELDS(self) == FIELDS(other))

    __hash__ = None  # type: ignore[assignment]

    def is_like(self, other: object) -> bool:
        """Whether another one was read of the same bytes in the same file."""
        return (
            isinstance(other, Recalled)
            and getattr(self, "key", b"") == getattr(other, "key", None)
            and self.origin.path == other.origin.path
        )

    def again(self) -> "Recalled":
        """Return the story with nothing read: what is asked of it goes with it."""
        return recalled(
            self.slug, self.origin.path, file=self.file, pictures=self.pictures, key=self.key, ask=self._ask
        )


def file_of(story: object) -> str | None:
    """Return the file of a story that is as it was read; None of one that was changed since, or came otherwise."""
    return getattr(story, "file", None) if isinstance(story, Recalled) else None


def recalled(slug: str, path: str, *, file: str, pictures: Mapping[str, str], key: bytes, ask: Ask) -> Recalled:
    """Return a story whose parts come from `ask`."""
    origin = RecalledOrigin.__new__(RecalledOrigin)
    origin.path, origin._ask = path, ask
    story = Recalled.__new__(Recalled)
    put = object.__setattr__
    put(story, "slug", slug)
    put(story, "origin", origin)
    put(story, "pictures", pictures)
    put(story, "file", file)
    put(story, "key", key)
    put(story, "_ask", ask)
    return story


def sheet_of(written: bytes) -> Packed:
    """Return a packed story, each part still to be read; raises Unpackable where it is none."""
    return unpacked(Packed, written)


def part_of(sheet: Packed, name: str, kind: Any) -> Any:
    """Return one part of a packed story; raises Unpackable where it is none."""
    return unpacked(kind, getattr(sheet, name))

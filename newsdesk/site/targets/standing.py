"""What stands already: each file of the website as it was made last, so that only what has changed is made again.

A file stands as long as what it rests on is the same and it is the very file that was laid there. The list of all this
lies in the cache; without it, or where it is damaged, everything is made anew.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from newsdesk import files
from newsdesk.files import Look
from newsdesk.site.related import Kept

NAME = "site.msgpack"


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A file that was made: the fingerprint of what it rests on, and the file as it was laid."""

    rests_on: bytes
    look: Look


class Body(msgspec.Struct, frozen=True, array_like=True):
    """A story's body as it was rendered last."""

    told: bytes
    """The fingerprint of the story."""
    asked: tuple[tuple[str, bool], ...]
    minutes: int
    leads: bytes = b""
    """The fingerprint of where these lead."""


class Part(msgspec.Struct, frozen=True, array_like=True):
    """A file of the search: where it lies, and the fingerprint of each story in it, by slug, in order."""

    place: str
    told: dict[str, bytes]
    names: bytes = b""
    """The fingerprint of the names of fields and units, which stand in it too."""


class Standing(msgspec.Struct, frozen=True):
    """A website as it was made last; `program`: of the program and the theme that made it."""

    program: bytes = b""
    addresses: bytes = b""
    """The fingerprint of all addresses of texts and pictures."""
    made: dict[str, Made] = {}
    bodies: dict[str, Body] = {}
    """By slug."""
    near: dict[str, Kept] = {}
    """What to read next to each story, with the fingerprint of what that rests on, by slug."""
    parts: dict[str, Part] = {}
    """The files of the search by their names."""


def standing(cache: Path | None, program: bytes) -> Standing:
    """Return what this program made last; nothing where that is not known for certain."""
    if cache is None or not (cache / NAME).is_file():  # a pipe would keep us waiting
        return Standing(program)
    try:
        found = msgspec.msgpack.decode((cache / NAME).read_bytes(), type=Standing)
    except (OSError, msgspec.MsgspecError, ValueError):
        return Standing(program)
    return found if found.program == program else Standing(program)


def keep(cache: Path, made: Standing) -> None:
    """Remember what was made."""
    files.write_if_changed(cache / NAME, msgspec.msgpack.encode(made))


def still_there(looks: Mapping[str, Look], made: Mapping[str, Made]) -> dict[str, bytes]:
    """Return the fingerprint of each file that is the very one that was laid there; `looks`: how each of them looks."""
    return {place: one.rests_on for place, one in made.items() if looks.get(place) == one.look}

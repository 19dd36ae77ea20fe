"""Parts of others that travel with newsdesk: files that lie in its folders, programs that lie in a package."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from supply.tables import HERE

HOME = HERE.parent
LIST = HERE / "parts.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One work of somebody else."""

    name: str
    version: str
    licence: str
    purl: str
    """Where it comes from, as a package's address without any host."""
    what: str
    """One sentence: what it is here, and what was done to it."""
    licence_file: str = ""
    """Where its licence lies, for what lies in our folders."""
    files: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each file by its path, for what lies in our folders."""
    within: str = ""
    """The locked package that brings it, for what does not."""


def parts(path: Path = LIST) -> tuple[Part, ...]:
    """Return every part, in the order of the list."""
    return tuple(Part(**one) for one in tomllib.loads(path.read_text(encoding="utf-8"))["part"])


def digest(path: Path) -> str:
    """Return the SHA-256 of a file as git keeps it."""
    content = path.read_bytes()
    return hashlib.sha256(content if b"\0" in content else content.replace(b"\r\n", b"\n")).hexdigest()


def faults(every: tuple[Part, ...]) -> Iterator[str]:
    """Yield each file of a part that is missing or not as it is listed."""
    for part in every:
        for name in (*part.files, *filter(None, [part.licence_file])):
            path = HOME / name
            if not path.is_file():
                yield f"{part.name}: thiếu tệp {name}"
            elif name in part.files and digest(path) != part.files[name]:
                yield f"{part.name}: {name} không còn đúng như supply/parts.toml ghi"

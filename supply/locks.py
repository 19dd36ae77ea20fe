"""The lock lists read: each package with its version, its hashes, and who asks for it."""

import re
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).parents[1]
PEOPLE, DEVELOPERS = HOME / "requirements.txt", HOME / "requirements-dev.txt"
PROJECT = "newsdesk (pyproject.toml)"
PINNED = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9-]*)(?:\[[a-z0-9,-]+\])?==(?P<version>[0-9][\w.+!]*)(?: ; (?P<marker>[^\\#]+?))?"
)
HASHED = re.compile(r"    --hash=sha256:(?P<digest>[0-9a-f]{64})")
ASKED = re.compile(r"    # (?:via(?: (?P<one>\S.*))?|  (?P<more>\S.*))")


class LockError(Exception):
    """A line of a lock list says something else than a package, a hash or who asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One package as it is locked."""

    name: str
    version: str
    marker: str
    """The machines that need it; empty for all."""
    digests: tuple[str, ...]
    """SHA-256 of each file that may be installed."""
    asked_by: tuple[str, ...]
    """Names of the packages that need it; PROJECT where we do."""


def canonical(name: str) -> str:
    """Return a package's name as lock lists write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read(path: Path) -> tuple[Package, ...]:
    """Return every package of a lock list, in its order; raises LockError."""
    blocks = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip("\n"))
    return tuple(_package(block.splitlines()) for block in blocks)


def _package(lines: list[str]) -> Package:
    first, *rest = (line.removesuffix("\\").rstrip() for line in lines)
    pinned = PINNED.fullmatch(first)
    digests = [match["digest"] for line in rest if (match := HASHED.fullmatch(line))]
    asked = [match for line in rest if (match := ASKED.fullmatch(line))]
    if pinned is None or not digests or len(digests) + len(asked) != len(rest):
        raise LockError(first)
    return Package(
        name=pinned["name"],
        version=pinned["version"],
        marker=pinned["marker"] or "",
        digests=tuple(digests),
        asked_by=tuple(match["one"] or match["more"] for match in asked if match["one"] or match["more"]),
    )

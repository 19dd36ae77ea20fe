"""What every generator beside ours is asked to do, and what they share."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from bench.measure import Cost, run
from bench.peers.tales import Archive, Tale
from newsdesk import files

HERE = Path(__file__).parent
STYLE = HERE.parent / "plain_theme" / "static"


class Peer(ABC):
    """A generator and its own copy of the archive in a folder of its own."""

    name: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def install(self) -> str:
        """Install it if it is not there; return its version; raises Failed."""

    @abstractmethod
    def lay(self, archive: Archive) -> None:
        """Lay out everything that it builds from."""

    @abstractmethod
    def write(self, tale: Tale) -> None:
        """Write one story in the place of what it was."""

    @property
    @abstractmethod
    def output(self) -> Path:
        """Where its pages lie."""

    @abstractmethod
    def forget(self) -> None:
        """Take away what it has made and kept, so that it begins from nothing."""

    @abstractmethod
    def build(self) -> Cost:
        """Build the website over what is there."""

    def put(self, place: Path, text: str) -> None:
        """Write a text below the folder."""
        path = self.folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def remove(self, *names: str) -> None:
        """Remove folders below the folder."""
        for name in names:
            files.remove_tree(self.folder / name)

    def run(self, command: Sequence[str | Path], within: Path | None = None) -> Cost:
        """Run it in its folder, all its processes looked at."""
        return run(command, within=within or self.folder, together=True)


def facts(tale: Tale) -> dict[str, Any]:
    """Return what a story's header says, without the ways of sorting it."""
    header = {"title": tale.title, "date": tale.date.isoformat(), "slug": tale.slug, "summary": tale.summary}
    return header | dict(tale.single) | dict(tale.listed)

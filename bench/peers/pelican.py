"""Pelican, out of the desk's own lock, without and with its own cache of the files that it read."""

from importlib.metadata import version
from pathlib import Path

from bench import pelican_alone
from bench.measure import Cost
from bench.peers.peer import Peer
from bench.peers.tales import Archive, Tale
from bench.trials import HOME


class Pelican(Peer):
    """Pelican with a plain theme (bench/pelican_alone.py says what is the same and what is not)."""

    name = "Pelican"

    def install(self) -> str:
        """Return its version: it is there."""
        return version("pelican")

    def lay(self, archive: Archive) -> None:
        """Lay out stories and pictures; settings and theme lie with the bench."""
        archive.copy_pictures(self.content / "hinh")
        for tale in archive.tales:
            self.write(tale)

    def write(self, tale: Tale) -> None:
        """Write one story."""
        pelican_alone.write(tale, self.content)

    @property
    def content(self) -> Path:
        """What it reads."""
        return self.folder / "content"

    @property
    def output(self) -> Path:
        """Where its pages lie."""
        return self.folder / "output"

    @property
    def kept(self) -> Path | None:
        """Where it keeps what it has read, if it may."""
        return None

    def forget(self) -> None:
        """Take away what it has made and kept."""
        self.remove("output", "cache")

    def build(self) -> Cost:
        """Build the website."""
        return self.run(pelican_alone.command(self.content, self.output, cache=self.kept), within=HOME)


class PelicanCached(Pelican):
    """The same with its cache."""

    name = "Pelican, cached"

    @property
    def kept(self) -> Path:
        """Where it keeps what it has read."""
        return self.folder / "cache"

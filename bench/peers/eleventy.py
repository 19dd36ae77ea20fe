"""Eleventy, which is written in JavaScript: its package for Node, in a folder of the bench's own."""

import json
import shutil
from pathlib import Path

from bench.measure import Cost
from bench.peers.peer import HERE, STYLE, Peer, facts
from bench.peers.places import node
from bench.peers.tales import LINK, Archive, Tale


class Eleventy(Peer):
    """Eleventy with plain Nunjucks templates; Markdown is not run through a template language first."""

    name = "Eleventy"

    def install(self) -> str:
        """Install it if it is not there; return its version."""
        self.package = node("@11ty/eleventy")
        return str(json.loads((self.package / "package.json").read_bytes())["version"])

    def lay(self, archive: Archive) -> None:
        """Lay out templates, stories, style and pictures."""
        shutil.copytree(HERE / "eleventy", self.folder)
        shutil.copytree(STYLE, self.folder / "theme")
        archive.copy_pictures(self.folder / "hinh")
        for tale in archive.tales:
            self.write(tale)

    def write(self, tale: Tale) -> None:
        """Write one story; JSON is the quickest header that it reads."""
        header = facts(tale) | {"field": tale.field, "unit": tale.unit, "topics": tale.tags}
        head = json.dumps(header, ensure_ascii=False, indent=0)
        body = LINK.sub(r"[\1](\2.html)", tale.body)
        self.put(Path("bai", f"{tale.slug}.md"), f"---json\n{head}\n---\n{body}")

    @property
    def output(self) -> Path:
        """Where its pages lie."""
        return self.folder / "_site"

    def forget(self) -> None:
        """Take away what it has made and kept."""
        self.remove("_site", ".cache")

    def build(self) -> Cost:
        """Build the website."""
        return self.run([shutil.which("node") or "node", self.package / "cmd.cjs", "--quiet"])

"""Our own side of the archive: the desk, what its commands are, and an edit as an editor makes it."""

import json
import re
from datetime import timedelta
from pathlib import Path

import yaml

from bench.measure import Cost, run
from bench.peers.tales import Edit, Tale
from bench.story import BASIS, SIGNED, TODAY, Dumper
from bench.trials import HOME, OUTSIDE, ours
from newsdesk import commands, files
from newsdesk.model.alphabet import ascii_slug

WHOLE = ("update",) if "update" in commands.NAMES else ("scripts", "site")
"""What brings a desk's scripts and website up to date: checks are made by each of them."""
TITLE = re.compile(r"^title: .*$", re.MULTILINE)
SLIP = re.compile(r"\bconsent: (PDY[-\w]+)")
UNTIL = re.compile(r"until: [-0-9]+")
NAMESAKES = "Tòng Thị Mẫu"
"""Whose given names are others each time: nobody else is called so."""
FIRST_TAG = re.compile(r"^tags:\n- .*$", re.MULTILINE)


class Ours:
    """The desk, and what it costs to print it."""

    name = "ours"

    def __init__(self, desk: Path) -> None:
        self.desk = desk
        self._as_written: dict[str, str] = {}

    @property
    def output(self) -> Path:
        """Where its pages lie."""
        return self.desk / "output" / "site"

    def forget(self) -> None:
        """Take away everything that was made and kept."""
        for made in ("output", ".cache", "audio_scripts"):
            files.remove_tree(self.desk / made)

    def forget_what_was_read(self) -> None:
        """Take away what is kept between two commands, and leave what they made."""
        files.remove_tree(self.desk / ".cache")

    def edit(self, tale: Tale, edit: Edit) -> None:
        """Edit a story's file and approve it as it stands now."""
        path = next(self.desk.glob(f"exemplars/*/{tale.slug}.md"))
        text = self._as_written.setdefault(tale.slug, path.read_bytes().decode())
        title = json.dumps(f"{tale.title}{edit.title}", ensure_ascii=False)
        text = TITLE.sub(lambda _: f"title: {title}", text, count=1)
        text = FIRST_TAG.sub(lambda _: f"tags:\n- {edit.tag}", text, count=1)
        path.write_bytes(f"{text.rstrip()}{edit.sentence}\n".encode())
        ours("approve", self.desk, path, "--by", SIGNED["by"], "--office", SIGNED["office"])

    def add(self, tale: Tale, given: str) -> tuple[Path, Cost]:
        """Have a story come like another one, about somebody whom no story lists: approved, then told."""
        path = next(self.desk.glob(f"exemplars/*/{tale.slug}.md"))
        _, written, body = path.read_bytes().decode().split("---\n", 2)
        header = yaml.safe_load(written)
        name = f"{NAMESAKES} {given}"
        header |= {"slug": f"nguoi-moi-{ascii_slug(given)}", "title": f"Người mới: {name}"}
        header["people"] = [{"role": "staff", "name": name, "basis": BASIS}, *header.get("people", ())]
        del header["approvals"]
        new = path.with_name(f"{header['slug']}.md")
        head = yaml.dump(header, Dumper=Dumper, allow_unicode=True, sort_keys=False)
        new.write_bytes(f"---\n{head}---\n{body}".encode())
        signed = ("--by", SIGNED["by"], "--office", SIGNED["office"])
        return new, self.task("approve", new, *signed) + self.build()

    def end_a_slip(self) -> tuple[str, Cost]:
        """Have the slip of somebody in a story end, who is named there on a legal basis too; return its number."""
        register = self.desk / "content/consents.yaml"
        told = (SLIP.search(path.read_bytes().decode()) for path in sorted(self.desk.glob("exemplars/*/*.md")))
        number = next(found[1] for found in told if found)
        rows = register.read_bytes().decode().split("\n")
        ended = f"until: {TODAY - timedelta(days=1)}"
        register.write_bytes("\n".join(UNTIL.sub(ended, row) if number in row else row for row in rows).encode())
        return number, self.build()

    def build(self) -> Cost:
        """Bring scripts and website up to date."""
        first, *others = (self.task(name) for name in WHOLE)
        return sum(others, first)

    def check(self) -> Cost:
        """Check everything."""
        return self.task("check")

    def task(self, name: str, *words: str | Path) -> Cost:
        """Run a command as an editor would, all its processes looked at."""
        asked: list[str | Path] = [OUTSIDE, HOME / "tasks.py", name, *words]
        asked += ["--desk", self.desk, "--today", TODAY.isoformat()]
        return run(asked, within=HOME, together=True)

    def may_be_edited(self, tale: Tale) -> bool:
        """Whether a story is heard as it is written, so that an edit changes its script too."""
        path = next(self.desk.glob(f"exemplars/*/{tale.slug}.md"))
        return "\nspoken:" not in path.read_bytes().decode()

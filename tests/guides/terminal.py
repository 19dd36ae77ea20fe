"""The commands that a guide shows, really run on a copy of the sample desk, and what they are said to answer."""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from newsdesk.desk.help import HOME
from newsdesk.sources.guides import guides

BLOCK = re.compile(r"^```[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OURS = "py tasks.py "
DAYLESS = {"player", "where", "save", "verify"}
"""Commands that know no other day than the clock's."""
TODAY = date(2026, 11, 26)


def lines_of(slug: str) -> list[str]:
    """Return every line that a guide sets apart as typed or shown by a machine."""
    (guide,) = [one for one in guides(HOME) if one.slug == slug]
    return [line.strip() for block in BLOCK.findall(guide.body) for line in block.splitlines() if line.strip()]


@dataclass
class Terminal:
    """A terminal in the folder of the software; the desk is a copy that lies elsewhere."""

    desk: Path
    met: set[str] = field(default_factory=set)
    """Every line of the guide that was run, or seen."""
    said: str = ""
    """What the last command answered."""

    @staticmethod
    def words_of(line: str) -> list[str]:
        """Return the words of a line as a terminal parts them."""
        return shlex.split(line)

    def runs(self, line: str, code: int = 0, at: str = "") -> None:
        """Run a command of the desk as the guide writes it for Windows, at the hour that the guide speaks of."""
        name, *rest = shlex.split(line.removeprefix(OURS))
        where = [] if "--desk" in rest or name == "init" else ["--desk", str(self.desk)]
        when = [] if name in DAYLESS else ["--today", TODAY.isoformat()]
        words = [sys.executable, str(HOME / "tasks.py"), name, *rest, *where, *when]
        self._run(["faketime", at, *words] if at else words, code, {})
        self.met.add(line)

    def runs_elsewhere(self, line: str, words: list[str], code: int = 0, **environment: str) -> None:
        """Run another program's command as this machine knows it."""
        self._run(words, code, environment)
        self.met.add(line)

    def sees(self, *lines: str) -> None:
        """Look for what the guide says that the last command answers; "…" stands for what differs."""
        shown = " ".join(self.said.split())
        for line in lines:
            parts = [re.escape(" ".join(part.split())) for part in line.split("…")]
            assert re.search(".*?".join(parts), shown), f"{line}\nis not in\n{self.said}"
            self.met.add(line)

    def holds(self, path: str, line: str, *signs: str) -> None:
        """Hold what only another system runs against a file of the desk or the software that says the same."""
        place = next(folder / path for folder in (self.desk, HOME) if (folder / path).is_file())
        content = place.read_bytes()
        text = content.decode("utf-16" if content[:2] == b"\xff\xfe" else "utf-8-sig")
        assert not [sign for sign in signs or (line,) if sign not in text], path
        self.met.add(line)

    def _run(self, words: list[str], code: int, environment: dict[str, str]) -> None:
        ended = subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False, cwd=self.desk,
            env={**os.environ, "PYTHONUTF8": "1", **environment},
        )  # fmt: skip
        self.said = ended.stdout + ended.stderr
        assert ended.returncode == code, self.said

"""A Script becomes the text file that is kept in git, printed and signed; and the file becomes a Script again.

Line 1 names the source and the digest of what follows. Then a sentence a line; one empty line is the pause
between paragraphs, two are the longer one where the page has a heading.
"""

import re
from dataclasses import dataclass

from newsdesk.model.script import Line, Pause, Script, Version

FIRST = re.compile(
    r"# Lời phát thanh của (?P<source>\S.*?)(?P<short>, bản ngắn)? · mã (?P<digest>[0-9a-f]{32})"
    r" · máy làm ra, đừng sửa tay\Z"
)


SHORT = ", bản ngắn"


@dataclass(frozen=True, slots=True)
class Kept:
    """A script file as it lies in audio_scripts/."""

    source: str
    digest: str
    """What the first line says."""
    script: Script

    @property
    def by_hand(self) -> bool:
        """Whether somebody edited what is said."""
        return self.digest != self.script.digest


def to_text(script: Script) -> str:
    """Return the file's text."""
    source = script.source + (SHORT if script.version is Version.SHORT else "")
    rows = [f"# Lời phát thanh của {source} · mã {script.digest} · máy làm ra, đừng sửa tay"]
    for part in script.parts:
        rows += [part.text] if isinstance(part, Line) else [""] * (2 if part is Pause.HEADING else 1)
    return "\n".join(rows) + "\n"


def from_text(text: str, slug: str) -> Kept | None:
    """Return what a file holds; None where its first line is not one of ours, so that somebody wrote it."""
    first, _, rest = text.partition("\n")
    match = FIRST.match(first)
    if not match:
        return None
    parts: list[Line | Pause] = []
    silence = 0
    for row in rest.rstrip("\n").split("\n"):
        if not row:
            silence += 1
            continue
        if silence:
            parts.append(Pause.HEADING if silence > 1 else Pause.PARAGRAPH)
            silence = 0
        parts.append(Line(row))
    return Kept(
        match["source"],
        match["digest"],
        Script(
            slug=slug,
            source=match["source"],
            title="",
            parts=tuple(parts),
            version=Version.SHORT if match["short"] else Version.LONG,
        ),
    )

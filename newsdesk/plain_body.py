"""A body of nothing but paragraphs, headings and short lists, as most are, some words bold: its blocks at once.

Whatever could mean anything else to Markdown or to HTML makes a body none of these, and Markdown reads it whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

INSIDE = r"[\w .,;:!?…“”‘’()–—%/\"'+°×±≥≤→§·-]"
"""Letters, digits, and marks that mean nothing to Markdown within a line; `_` is looked for by itself."""
TEXT = rf"[\w“‘(\"]{INSIDE}*+(?<! )"
LINE = rf"(?!\d+\.){TEXT}"
BLOCK = re.compile(
    rf"(?P<p>{LINE}(?:\n{LINE})*+)|(?P<h>\#{{2,6}}) (?P<of>{TEXT})"
    rf"|(?P<ul>- {LINE}(?:\n- {LINE})*+)|(?P<ol>1\. {LINE}(?:\n\d+\. {LINE})*+)"
)
LISTS = ("ul", "ol")
BOLD = re.compile(r"\*\*(?! )([^*\n]+)(?<! )\*\*")
LETTER = "x"
"""What stands for the signs of bold words while one looks at a block's shape: neither do they give it one."""


@dataclass(frozen=True, slots=True)
class PlainBlock:
    """A paragraph, a heading, or a list of lines."""

    tag: str
    lines: tuple[str, ...]

    @property
    def html(self) -> str:
        """The block as Markdown would make it."""
        if self.tag in LISTS:
            items = "\n".join(f"<li>{_strong(line)}</li>" for line in self.lines)
            return f"<{self.tag}>\n{items}\n</{self.tag}>"
        return f"<{self.tag}>{_strong(self.lines[0])}</{self.tag}>"

    @property
    def texts(self) -> Iterator[str]:
        """What is read of it: a paragraph, or item by item; bold or not, one space between words."""
        return (" ".join(line.replace("**", "").split()) for line in self.lines)


def _strong(line: str) -> str:
    return BOLD.sub(r"<strong>\1</strong>", line) if "*" in line else line


def plain_blocks(body: str) -> list[PlainBlock] | None:
    """Return the blocks of a body, or None where only Markdown can tell them."""
    if "_" in body or "<" in body:
        return None
    found: list[PlainBlock] = []
    for written in body.rstrip("\n").split("\n\n"):
        block = _block(written)
        if block is None or (found and block.tag in LISTS and found[-1].tag in LISTS):  # these may be one list
            return None
        found.append(block)
    return found


def _block(written: str) -> PlainBlock | None:
    if "*" in written and ("***" in written or "*" in BOLD.sub("", written)):
        return None
    if not (match := BLOCK.fullmatch(written.replace("**", LETTER))):
        return None
    kind = match.lastgroup or ""
    if kind in LISTS:
        return PlainBlock(kind, tuple(row.partition(" ")[2] for row in written.split("\n")))
    return (
        PlainBlock(f"h{len(match['h'])}", (written.partition(" ")[2],)) if match["h"] else PlainBlock(kind, (written,))
    )

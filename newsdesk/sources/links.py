"""Where a Markdown body points: links and pictures with their lines, code left out."""

import re
from collections.abc import Iterator

from newsdesk.model.story import Link

FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,})")
CODE = re.compile(r"(`+)[^`\n]*\1")
INLINE = re.compile(r"(!?)\[[^\[\]\n]{0,500}\]\(\s{0,9}(?:<([^<>\n]{0,2000})>|([^\s()<>]{1,2000}))")
REFERENCE = re.compile(r"^ {0,3}\[[^\[\]\n^][^\[\]\n]{0,500}\]:\s{0,9}<?([^\s<>]{1,2000})")
HTML = re.compile(r"\b(src|href)\s{0,9}=\s{0,9}[\"']?([^\s\"'<>]{1,2000})", re.IGNORECASE)


def links_in(body: str, first_line: int) -> Iterator[Link]:
    """Yield every link and picture of a body whose first line is line `first_line` of its file."""
    for number, row in _prose(body):
        line = first_line + number
        for match in INLINE.finditer(row):
            yield Link(match[2] or match[3] or "", line, shows=bool(match[1]))
        if reference := REFERENCE.match(row):
            yield Link(reference[1], line, shows=False)
        for match in HTML.finditer(row):
            yield Link(match[2], line, shows=match[1].lower() == "src")


def headings_in(body: str, first_line: int) -> Iterator[tuple[int, int, str]]:
    """Yield level, line and text of every Markdown heading, underlined ones included."""
    before = ""
    for number, row in _prose(body):
        if match := re.match(r" {0,3}(#{1,6})(?:[ \t]+|$)(.*)", row):
            yield len(match[1]), first_line + number, match[2].strip(" #")
        elif before.strip() and re.match(r" {0,3}(=+|-{2,})[ \t]*$", row) and not before.startswith(("|", "-", ">")):
            yield (1 if "=" in row else 2), first_line + number - 1, before.strip()
        before = row


def _prose(body: str) -> Iterator[tuple[int, str]]:
    """Yield the rows that are not code, code spans emptied, with their position."""
    fence = ""
    for number, row in enumerate(body.split("\n")):
        mark = FENCED.match(row)
        if fence:
            if mark and mark[1].startswith(fence):
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            yield number, CODE.sub("", row)

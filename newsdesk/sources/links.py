"""Where a Markdown body points: links and pictures with their lines, code left out."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from newsdesk.model.story import Link

FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,})")
CODE = re.compile(r"(`+)[^`\n]*\1")
INLINE = re.compile(r"(!?)\[[^\[\]]{0,500}\]\(\s{0,9}(?:<([^<>\n]{0,2000})>|([^\s()<>]{1,2000}))")
REFERENCE = re.compile(r"^ {0,3}\[[^\[\]\n^][^\[\]\n]{0,500}\]:\s{0,9}<?([^\s<>]{1,2000})", re.MULTILINE)
HTML = re.compile(r"\b(src|href)\s{0,9}=\s{0,9}[\"']?([^\s\"'<>]{1,2000})", re.IGNORECASE)
WORDLESS = re.compile(
    r"!\[\s{0,9}\](?:\(\s{0,9}<?([^\s()<>]{1,2000})|\[([^\[\]\n]{0,500})\])|<img\b(?![^<>]{0,4000}\balt\b)([^<>]{0,4000})>",
    re.IGNORECASE,
)
"""Pictures whose square brackets are empty, and those written as HTML that have no alt."""
PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|svg|bmp|tiff?|heic|avif)\Z", re.IGNORECASE)


def links_in(body: str, first_line: int) -> Iterator[Link]:
    """Yield every link and picture of a body whose first line is line `first_line` of its file.

    Targets are as they are meant: %20 is a space. A reference leads to a picture where its name is one of a picture.
    """
    text, _ = prose(body, first_line)
    found = [(match, match[2] or match[3] or "", bool(match[1])) for match in INLINE.finditer(text)]
    found += [(match, match[1], bool(PICTURE.search(match[1]))) for match in REFERENCE.finditer(text)]
    found += [(match, match[2], match[1].lower() == "src") for match in HTML.finditer(text)]
    for match, target, shows in sorted(found, key=lambda entry: entry[0].start()):
        yield Link(unquote(target), first_line + text.count("\n", 0, match.start()), shows)


def wordless_pictures_in(body: str, first_line: int) -> Iterator[tuple[str, int]]:
    """Yield target and line of every picture that no words stand for; an empty alt written as HTML is meant so."""
    text, _ = prose(body, first_line)
    for match in WORDLESS.finditer(text):
        yield unquote(match[1] or match[2] or match[3] or ""), first_line + text.count("\n", 0, match.start())


def headings_in(body: str, first_line: int) -> Iterator[tuple[int, int, str]]:
    """Yield level, line and text of every Markdown heading, underlined ones included."""
    before = ""
    for number, row in _prose(body)[0].items():
        if match := re.match(r" {0,3}(#{1,6})(?:[ \t]+|$)(.*)", row):
            yield len(match[1]), first_line + number, match[2].strip(" #")
        elif before.strip() and re.match(r" {0,3}(=+|-{2,})[ \t]*$", row) and not before.startswith(("|", "-", ">")):
            yield (1 if "=" in row else 2), first_line + number - 1, before.strip()
        before = row


def prose(body: str, first_line: int) -> tuple[str, int]:
    """Return a body with its code blanked, row for row, and the line of a fence that is never closed (or 0)."""
    rows, fence = _prose(body)
    text = "\n".join(rows.get(number, "") for number in range(body.count("\n") + 1))
    return text, 0 if fence is None else first_line + fence


def _prose(body: str) -> tuple[dict[int, str], int | None]:
    """Return the rows that are not code, code spans emptied, by position; and where a fence stays open."""
    rows: dict[int, str] = {}
    fence, since = "", None
    for number, row in enumerate(body.split("\n")):
        mark = FENCED.match(row)
        if fence:
            if mark and mark[1].startswith(fence):
                fence, since = "", None
        elif mark:
            fence, since = mark[1], number
        else:
            rows[number] = CODE.sub("", row)
    return rows, since

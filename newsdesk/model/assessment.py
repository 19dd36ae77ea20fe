"""What only people know of a period: the department's own assessment, in sections with fixed headings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from newsdesk.model.base import Noun
from newsdesk.model.occasion import Text
from newsdesk.model.story import COMMENT


class Heading(Enum):
    """A section of an assessment, by its heading."""

    SITUATION = "Đặc điểm, tình hình"
    DIRECTION = "Chỉ đạo, triển khai"
    SHORTCOMINGS = "Tồn tại, hạn chế"
    CAUSES = "Nguyên nhân"
    LESSONS = "Bài học kinh nghiệm"
    AHEAD = "Phương hướng"
    PROPOSALS = "Kiến nghị"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentHeader(Noun):
    """The header of an assessment; its period is the file's name, such as 2026-q3."""

    title: str | None = None
    sample: bool = False


Sections = Mapping[Heading, Sequence[str]]
"""The paragraphs of each section that says anything."""
NUMBERED = re.compile(r"(?:[IVX]+|\d+)[.)]\s+")
SECTION = re.compile(r"^ {0,3}##[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
MARKS = re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")


def heading_of(written: str) -> Heading | None:
    """Return the section that a heading begins; its number, its case and a full stop do not matter."""
    bare = NUMBERED.sub("", written.strip(), count=1).rstrip(" .:").casefold()
    return next((heading for heading in Heading if heading.value.casefold() == bare), None)


def sections(text: Text[AssessmentHeader] | None) -> Sections:
    """Return what an assessment says under each heading; a section of comments alone says nothing."""
    found: dict[Heading, tuple[str, ...]] = {}
    pieces = SECTION.split(COMMENT.sub("", text.body if text else ""))
    for written, body in zip(pieces[1::2], pieces[2::2], strict=True):
        heading = heading_of(written)
        if heading and (said := tuple(paragraphs(body))):
            found[heading] = (*found.get(heading, ()), *said)
    return found


def paragraphs(body: str) -> Iterator[str]:
    """Yield the paragraphs of a section as an office letter has them: an item of a list is one that begins with -."""
    rows: list[str] = []
    for row in [*body.split("\n"), ""]:
        item = ITEM.match(row)
        if (item or not row.strip()) and rows:
            yield _plain(" ".join(rows))
            rows = []
        if row.strip():
            rows.append(f"- {row[item.end() :].strip()}" if item else row.strip(" \t#>"))


def _plain(written: str) -> str:
    bare = LINK.sub(r"\1", written)
    while MARKS.search(bare):
        bare = MARKS.sub(r"\2", bare)
    return " ".join(bare.split())

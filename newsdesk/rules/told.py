"""What a story tells, text by text, each with the line on which a character of it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsdesk.model.base import Trail
from newsdesk.model.story import COMMENT, Stage, Story
from newsdesk.problems import Place
from newsdesk.sources.links import prose

LOOKED_AT = (Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED, Stage.APPROVED)
"""Stages of a story that somebody still writes, or that is told."""

TARGET = re.compile(r"\]\([^()\n]*\)|^ {0,3}\[[^\[\]\n]+\]:.*$|https?://\S+|<[^<>\n]{0,500}>", re.MULTILINE)
MARK = re.compile(r"^ {0,3}\d{1,2}[.)]\s|\[\^[^\[\]\n]{1,40}\]:?", re.MULTILINE)
"""Numbers of a list and of footnotes."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text as a reader sees it, row for row as it is written; `trail` is () for the body."""

    text: str
    trail: Trail
    path: str
    line: int

    def place(self, offset: int) -> Place:
        """Return the place of a character."""
        return Place(self.path, self.line + self.text.count("\n", 0, offset))


def told(story: Story) -> Iterator[Told]:
    """Yield title, summary, body, both spoken texts and the lesson, as far as there are any."""
    header = story.header
    texts: tuple[tuple[Trail, str | None], ...] = (
        (("title",), header.title),
        (("summary",), header.summary),
        (("spoken", "text"), header.spoken.text),
        (("spoken", "short"), header.spoken.short),
        (("lesson",), header.lesson),
    )
    for trail, text in texts:
        if text:
            place = story.origin.at(*trail)
            block = "\n" in text and text.endswith("\n")
            yield Told(shown(text), trail, place.path, place.line + block)
    body = prose(story.body, 0)[0] if "`" in story.body or "~~~" in story.body else story.body
    yield Told(shown(body), (), story.origin.path, story.body_line)


def shown(text: str) -> str:
    """Return a Markdown text without what no reader sees, nor the numbers that only count its parts; rows stay."""
    if "<" in text:
        text = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    if "[" in text or "http" in text or "<" in text:
        text = TARGET.sub(" ", text)
    text = MARK.sub(" ", text)
    return text.replace("*", "").replace("__", "")

"""Raw HTML in a body is closed and is of the kind that pages keep: what is not would swallow the rest of the text."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from newsdesk.markup import TAGS
from newsdesk.model.occasion import Text
from newsdesk.model.story import COMMENT, Story
from newsdesk.problems import Problem, error
from newsdesk.rules.desk import Desk
from newsdesk.sources.links import prose

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})(?=[\s/>])[^<>]{0,2000}>")
SELF_CLOSING = {"br", "hr", "img", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption"}
"""Tags that end by themselves: empty ones, and those whose end HTML lets one leave out."""
LEADING = re.compile(r"[ \t>]*")
DEEPEST = 48
"""Columns of indentation, or marks of quotation, beyond which no reader follows."""


def check_raw(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield tags that pages do not keep, tags, comments and fences left open, nesting without end."""
    for text in desk.texts:
        shown, fence = prose(text.body, text.body_line)
        if fence:
            yield error(text.origin.line(fence), "fence-open")
        yield from _tags(text, COMMENT.sub(lambda match: "\n" * match[0].count("\n"), shown))
        if shown.count("<!--") > shown.count("-->"):
            line = text.body_line + shown.count("\n", 0, shown.rindex("<!--"))
            yield error(text.origin.line(line), "comment-open")
        for number, row in enumerate(shown.split("\n"), text.body_line):
            lead = LEADING.match(row)
            if row.strip() and lead and len(lead[0].expandtabs(4)) > DEEPEST:
                yield error(text.origin.line(number), "nested-deep")


def _tags(text: Story | Text[Any], shown: str) -> Iterator[Problem]:
    waiting: dict[str, list[int]] = {}
    for match in TAG.finditer(shown):
        tag, line = match[2].lower(), text.body_line + shown.count("\n", 0, match.start())
        if tag not in TAGS:
            yield error(text.origin.line(line), "html-tag", tag=tag)
        elif tag not in SELF_CLOSING and not match[0].endswith("/>"):
            waiting.setdefault(tag, [])
            if not match[1]:
                waiting[tag].append(line)
            elif waiting[tag]:
                waiting[tag].pop()
    for tag, lines in waiting.items():
        for line in lines:
            yield error(text.origin.line(line), "html-open", tag=tag)

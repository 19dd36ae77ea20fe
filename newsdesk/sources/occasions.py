"""Files of content/news, content/events and content/pages become Texts."""

from pathlib import PurePosixPath
from typing import TypeVar

from newsdesk.model.occasion import Text
from newsdesk.problems import Problem
from newsdesk.sources import markdown_file
from newsdesk.sources.plain import Written

H = TypeVar("H")


def read_occasion(written: Written, noun: type[H]) -> tuple[Text[H] | None, list[Problem]]:
    """Return a text with a header of this noun, or None and every Problem in its file."""
    sheet, problems = markdown_file.read(written, noun)
    if sheet is None:
        return None, problems
    slug = getattr(sheet.header, "slug", None) or PurePosixPath(written.path).stem
    text = Text(
        slug=slug,
        header=sheet.header,
        body=sheet.body,
        body_line=sheet.body_line,
        origin=sheet.origin,
        links=sheet.links,
    )
    return text, problems

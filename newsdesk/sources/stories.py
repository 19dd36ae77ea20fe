"""A file of exemplars/ becomes a Story."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from newsdesk.model.story import Header, Story
from newsdesk.problems import Problem
from newsdesk.sources import markdown_file
from newsdesk.sources.plain import Written


def read_story(written: Written, images: Mapping[str, str]) -> tuple[Story | None, list[Problem]]:
    """Return the story, or None and every Problem in its file.

    `images` are the digests of the files in content/images, by name.
    """
    sheet, problems = markdown_file.read(written, Header)
    if sheet is None:
        return None, problems
    header = sheet.header
    shown = {link.target for link in sheet.links if link.shows} | ({header.image} if header.image else set())
    story = Story(
        slug=header.slug or PurePosixPath(written.path).stem,
        header=header,
        body=sheet.body,
        body_line=sheet.body_line,
        origin=sheet.origin,
        links=sheet.links,
        pictures={name: images[name] for name in sorted(shown) if name in images},
    )
    return story, problems

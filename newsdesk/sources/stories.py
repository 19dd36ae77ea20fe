"""A file of exemplars/ becomes a Story."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from newsdesk.model.story import Header, Story
from newsdesk.problems import Problem
from newsdesk.sources import markdown_file
from newsdesk.sources.bounds import too_much
from newsdesk.sources.markdown_file import Sheet
from newsdesk.sources.plain import Written


def read_story(written: Written, images: Mapping[str, str]) -> tuple[Story | None, list[Problem]]:
    """Return the story, or None and every Problem in its file.

    `images` are the digests of the files in content/images, by name.
    """
    sheet, problems = read_sheet(written)
    return (None if sheet is None else story_of(sheet, pictures_of(sheet, images))), problems


def read_sheet(written: Written) -> tuple[Sheet[Header] | None, list[Problem]]:
    """Return what a story's file says by itself, whatever lies beside it."""
    sheet, problems = markdown_file.read(written, Header)
    if sheet is not None and (found := _too_much_aloud(sheet)):
        return None, [*problems, found]
    return sheet, problems


def _too_much_aloud(sheet: Sheet[Header]) -> Problem | None:
    """Return what there is too much of in the words for the ear, which are Markdown too."""
    spoken = sheet.header.spoken
    told = (("text", spoken.text), ("short", spoken.short))
    found = (too_much(text, sheet.origin.at("spoken", key)) for key, text in told if text)
    return next(filter(None, found), None)


def pictures_of(sheet: Sheet[Header], images: Mapping[str, str]) -> dict[str, str]:
    """Return the digest of each picture that a story shows, by name, as far as it is there."""
    return {name: images[name] for name in shown_by(sheet) if name in images}


def shown_by(sheet: Sheet[Header]) -> tuple[str, ...]:
    """Return the names of the pictures that a story shows, whether they are there or not."""
    image = sheet.header.image
    return tuple(sorted({link.target for link in sheet.links if link.shows} | ({image} if image else set())))


def story_of(sheet: Sheet[Header], pictures: Mapping[str, str]) -> Story:
    """Return the story of a file that could be read whole."""
    return Story(
        slug=sheet.header.slug or PurePosixPath(sheet.origin.path).stem,
        header=sheet.header,
        body=sheet.body,
        body_line=sheet.body_line,
        origin=sheet.origin,
        links=sheet.links,
        pictures=pictures,
    )

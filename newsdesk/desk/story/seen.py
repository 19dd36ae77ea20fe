"""One story as it stands on the disk now, beside the desk as it was last read whole."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath

from newsdesk import files
from newsdesk.commands.reading import Readable, Reading
from newsdesk.desk.here import Here
from newsdesk.model.allowed import Allowances
from newsdesk.model.library import Library
from newsdesk.model.script import Script, Version
from newsdesk.model.story import Story
from newsdesk.problems import Problem
from newsdesk.scripts.make import story_script


@dataclass(frozen=True)
class Seen:
    """A story's file: what stands in it, or None where it cannot be read, and what is wrong with it."""

    path: str
    """Relative to the desk, with forward slashes."""
    story: Story | None
    problems: tuple[Problem, ...]
    desk: Readable | None
    """The desk that the story belongs to; None where its facility or plans cannot be read."""
    today: date

    @property
    def library(self) -> Library | None:
        """The desk's files, this story among them as it stands now."""
        return self.desk.library if self.desk else None

    @property
    def whole(self) -> bool:
        """Whether there is enough to show the story."""
        return self.story is not None and self.desk is not None

    @cached_property
    def allowances(self) -> Allowances:
        """Who allowed what."""
        assert self.library  # noqa: S101
        return self.library.allowances

    @cached_property
    def scripts(self) -> dict[Version, Script]:
        """What is said for it in each version that there is."""
        assert self.story  # noqa: S101
        assert self.library  # noqa: S101
        short = [Version.SHORT] if self.story.header.spoken.short is not None else []
        return {one: story_script(self.story, self.library.lexicon, one)[0] for one in [Version.LONG, *short]}


def look(here: Here, path: str) -> Seen:
    """Return a story as its file stands now."""
    reading = here.reading()
    story = next((one for one in stories_of(reading) if one.origin.path == path), None)
    problems = tuple(one for one in reading.problems if one.place.path == path)
    return Seen(path, story, problems, reading.desk, here.today())


def stories_of(reading: Reading) -> tuple[Story, ...]:
    """Return the stories that could be read."""
    return reading.desk.library.stories if reading.desk else ()


def path_of(here: Here, slug: str) -> str | None:
    """Return the file of a story by its slug, or by its name where it cannot be read; None where there is none."""
    for story in stories_of(here.reading()):
        if story.slug == slug:
            return story.origin.path
    names = (files.nfc(path.relative_to(here.root).as_posix()) for path in files.listing(here.root / "exemplars"))
    return next((name for name in names if PurePosixPath(name).name == f"{slug}.md"), None)


def file_of(here: Here, path: str) -> Path:
    """Return where a file of the desk lies."""
    return here.root / path


def with_story(library: Library, story: Story) -> Library:
    """Return a library in which a story stands as it is now."""
    return replace(library, stories=tuple(story if one.slug == story.slug else one for one in library.stories))

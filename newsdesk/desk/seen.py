"""One story as it stands in its file now, among everything else as it was read last."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from newsdesk import files
from newsdesk.commands.reading import Reading
from newsdesk.commands.script_files import said_of, spoken_texts, unread_in_drafts, versions_of
from newsdesk.intake import Glimpse, Intake, library_of
from newsdesk.model.library import Library
from newsdesk.model.script import Script, Version
from newsdesk.model.story import Story
from newsdesk.problems import Problem, in_order
from newsdesk.rules import check_story
from newsdesk.rules.desk import Desk


@dataclass(frozen=True, kw_only=True)
class Known:
    """The whole desk as it was read last."""

    intake: Intake
    reading: Reading
    day: date
    """As of which day it is right or wrong."""
    stamp: int
    """What its folders looked like before it was read."""
    settled: bool
    """Whether they had looked so for so long that no edit can have gone unseen."""

    def path_of(self, named: str) -> str:
        """Return the file of a story that is named by its slug or its file, relative to the desk."""
        found = (story.origin.path for story in self.intake.desk.stories if named in (story.slug, story.origin.path))
        return next(found, named)

    def has(self, path: str) -> bool:
        """Whether there was such a file."""
        return path in self.intake.unread or any(s.origin.path == path for s in self.intake.desk.stories)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A story's file as it is now, and everything that is wrong with it."""

    path: str
    story: Story | None
    problems: tuple[Problem, ...] = ()
    """All of them, as a whole reading of the desk would say them of this file."""
    scripts: Mapping[Version, Script] = field(default_factory=dict)
    """What is said of it, whatever its stage; none where the desk's facility or plans could not be read."""
    text: str = ""
    digest: str = ""
    """Of the file's bytes: who writes it asks whether it is still the same file."""
    because: str = ""
    """Why it is shown as it was before, as a sentence; empty where it is shown as it is."""


def see(known: Known, glimpse: Glimpse, today: date) -> Seen:
    """Return a story and everything that is wrong with it; what an edit changes elsewhere, a whole reading says."""
    story, written = glimpse.story, glimpse.written
    desk = desk_with(known.intake, written.path, story)
    library = library_of(desk)
    problems, scripts = list(glimpse.problems), dict[Version, Script]()
    if story is not None:
        problems += check_story(desk, story, today)
    if story is not None and library is not None:
        scripts, unread = _spoken(library, story, today)
        problems += unread
    return Seen(
        path=written.path,
        story=story,
        problems=in_order(problems),
        scripts=scripts,
        text=files.nfc(written.content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")),
        digest=files.digest(written.content),
    )


def desk_with(intake: Intake, path: str, story: Story | None) -> Desk:
    """Return a desk in which a file holds this story, or none that could be read."""
    before = intake.desk.stories
    stories = [
        story if story and one.origin.path == path else one for one in before if story or one.origin.path != path
    ]
    if story is not None and not any(one is story for one in stories):
        stories = sorted([*stories, story], key=lambda one: Path(one.origin.path))
    unread = {*intake.unread, path} if story is None else {*intake.unread} - {path}
    return replace(intake.desk, stories=tuple(stories), broken=frozenset(PurePosixPath(one).stem for one in unread))


def _spoken(library: Library, story: Story, today: date) -> tuple[dict[Version, Script], list[Problem]]:
    """Return what is said of a story, and what nobody could read in it, as far as a whole reading says so."""
    namesakes = [one for one in library.stories if one.slug == story.slug]
    spoken = spoken_texts(library, today, namesakes)
    told = {script.version: script for script in spoken.scripts.values() if script.source == story.origin.path}
    scripts = {version: told.get(version) or said_of(library, story, version)[0] for version in versions_of(story)}
    found = [*spoken.problems, *unread_in_drafts(library, spoken, [story])]
    return scripts, list(_in(story.origin.path, found))


def _in(path: str, problems: list[Problem]) -> Iterator[Problem]:
    return (problem for problem in problems if problem.place.path == path)

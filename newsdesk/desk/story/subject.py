"""A story as its file stands, with the desk around it: what every pane is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from newsdesk.commands.reading import Readable
from newsdesk.desk.living import Living
from newsdesk.desk.seen import Seen, desk_with
from newsdesk.intake import library_of
from newsdesk.model.allowed import Allowances
from newsdesk.model.library import Library
from newsdesk.model.script import Script, Version
from newsdesk.model.story import Story
from newsdesk.problems import Problem


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A story that could be read, on a desk that could be read."""

    story: Story
    desk: Readable
    """The desk with this very story in it."""
    scripts: Mapping[Version, Script]
    problems: tuple[Problem, ...]
    today: date

    @property
    def library(self) -> Library:
        """The desk's files."""
        return self.desk.library

    @property
    def allowances(self) -> Allowances:
        """Who allowed what."""
        return self.library.allowances


def subject_of(seen: Seen, living: Living) -> Subject | None:
    """Return what the panes are made from; None where the story or the desk cannot be read."""
    known = living.known()
    library = library_of(desk_with(known.intake, seen.path, seen.story))
    if seen.story is None or library is None or known.reading.desk is None:
        return None
    desk = replace(known.reading.desk, library=library)
    return Subject(story=seen.story, desk=desk, scripts=seen.scripts, problems=seen.problems, today=known.day)

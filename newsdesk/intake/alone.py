"""One file of a desk, or one kind of them, read without all the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.intake.reader import Reader
from newsdesk.intake.walk import as_written
from newsdesk.model.facility import Facility
from newsdesk.model.lexicon import Lexicon
from newsdesk.model.papers import NO_PAPERS, Papers
from newsdesk.model.programme import Programmes
from newsdesk.model.story import Story
from newsdesk.problems import Place, Problem, error
from newsdesk.rules.desk import Desk
from newsdesk.rules.facility import check_facility
from newsdesk.rules.papers import check_papers
from newsdesk.sources.plain import Written
from newsdesk.sources.stories import read_story

OF_FORMS = {"facility-without-name", "papers-clocks-days", "papers-clocks-doubled"}
"""What may be wrong with the names and days that a form prints; nothing else in both files stands against it."""


def lexicon_of(root: Path) -> tuple[Lexicon, list[Problem]]:
    """Read a desk's lexicon alone, and say what is wrong with it."""
    reader = Reader(root)
    return reader.lexicon()[0], reader.problems


def programmes_of(root: Path) -> tuple[Programmes | None, list[Problem]]:
    """Read a desk's programmes alone, for a player that must not wait for a thousand stories."""
    reader = Reader(root)
    return reader.yaml("content/programmes.yaml", Programmes)[0], reader.problems


def facility_of(root: Path) -> Facility | None:
    """Read a desk's facility alone, for who tries its voice; what is wrong with it is for `check`."""
    return Reader(root).yaml("content/facility.yaml", Facility)[0]


def form_of(root: Path, today: date) -> tuple[Facility | None, Papers, list[Problem]]:
    """Read a desk's facility and papers alone, for a form that tells of nobody, and say what it cannot print."""
    reader = Reader(root)
    facility, facility_origin = reader.yaml("content/facility.yaml", Facility)
    papers, papers_origin = reader.yaml("content/papers.yaml", Papers, needed=False)
    origins = {"facility": facility_origin, "papers": papers_origin}
    desk = Desk(facility=facility, papers=papers or NO_PAPERS, origins=origins)
    asked = (*check_facility(desk, today), *check_papers(desk, today))
    return facility, desk.papers, reader.problems + [one for one in asked if one.code in OF_FORMS]


def people_of(root: Path) -> tuple[tuple[Story, ...], Facility | None]:
    """Read a desk's stories and facility alone, for who asks where a person stands: what is wrong is for `check`."""
    reader = Reader(root)
    facility, _ = reader.yaml("content/facility.yaml", Facility)
    return tuple(reader.stories(reader.images())), facility


@dataclass(frozen=True, slots=True)
class Glimpse:
    """One story's file as it is now: its text, the story, and what is wrong with the file by itself."""

    written: Written
    story: Story | None
    problems: tuple[Problem, ...]


def glimpse(root: Path, path: str, images: Mapping[str, str]) -> Glimpse:
    """Read one file of exemplars/ afresh; `images` are the digests of the pictures, by name.

    Raises DeskError where the file cannot be had.
    """
    as_it_lies = as_written(root, root / path)
    if not files.inside(root / path, root):
        return Glimpse(Written(path, 0, b""), None, (error(Place(path), "file-outside"),))
    story, problems = read_story(as_it_lies, images)
    return Glimpse(as_it_lies, story, tuple(problems))

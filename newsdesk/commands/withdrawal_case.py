"""Whom a slip is about, and which outputs still tell of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsdesk.commands import stale_papers
from newsdesk.model.exposed import names_of
from newsdesk.model.library import Library
from newsdesk.model.story import Person, Story
from newsdesk.traces import search

PLACES = ("output", "audio_scripts", ".cache")
PAPERS = "output/office"


@dataclass(frozen=True, slots=True)
class Case:
    """Who it is about, as the desk's own files say; kept nowhere."""

    slip: str
    names: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    announcers: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    """Slugs of every story that rests on the slip."""
    bound: tuple[str, ...] = ()
    """Slugs of those that cannot be told without it."""
    titles: tuple[str, ...] = ()
    """Titles of these, by which papers tell them."""

    def found(self, root: Path, today: date) -> tuple[str, ...]:
        """Return the outputs that hold the person, or still tell a story that cannot be told without the slip."""
        return self._found(root, PLACES, (*self.pictures, *self.bound), today)

    def papers(self, root: Path, today: date) -> tuple[str, ...]:
        """Return the papers that do, and those that tell such a story by its title or bear the slug of one."""
        told = self._found(root, (PAPERS,), (*self.pictures, *self.bound, *self.titles), today)
        found = {*told, *stale_papers.bearing(root, self.stories)}
        pages = {Path(name).with_suffix(".pdf").as_posix() for name in found if name.endswith(".docx")}
        return tuple(sorted(name for name in found | pages if (root / name).is_file()))

    def _found(self, root: Path, places: Sequence[str], marks: Sequence[str], today: date) -> tuple[str, ...]:
        hits = search(root, (*self.names, *self.announcers), places, marks).hits
        held = {hit.path for hit in hits if hit.name not in marks or is_told(hit.path, today)}
        return tuple(sorted(name for name in held if (root / name).is_file()))


def case_of(slip: str, library: Library | None) -> Case:
    """Return whom a slip is about."""
    if library is None:
        return Case(slip)
    told = [(story, person) for story in library.stories for person in story.header.people if person.consent == slip]
    bound = [story for story, person in told if _rests_on(library, story, person)]
    return Case(
        slip,
        names=tuple(dict.fromkeys(name for _, person in told for name in names_of(person))),
        pictures=tuple(dict.fromkeys(picture for _, person in told for picture in person.photos)),
        announcers=tuple(one.name for one in library.facility.announcers if one.consent == slip),
        stories=tuple(dict.fromkeys(story.slug for story, _ in told)),
        bound=tuple(dict.fromkeys(story.slug for story in bound)),
        titles=tuple(dict.fromkeys(story.title for story in bound)),
    )


def _rests_on(library: Library, story: Story, person: Person) -> bool:
    """Whether a story tells something of a person that its list of people does not hide."""
    return any(person in people for people, _ in library.allowances.exposed(story))


def is_told(name: str, today: date) -> bool:
    """Whether people can still come upon an output: rundowns of days gone by tell what was, to nobody."""
    if name.startswith("audio_scripts/rundowns/"):
        return name.removeprefix("audio_scripts/rundowns/")[:10] >= today.isoformat()
    return not name.startswith("audio_scripts/") or name.startswith("audio_scripts/scripts/")

"""Whom a slip is about, and which outputs still tell of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsdesk.commands import diary_book, stale_papers
from newsdesk.commands.rundown_files import FOLDER as RUNDOWNS
from newsdesk.errors import DeskError
from newsdesk.model.diary import by_key
from newsdesk.model.exposed import names_of
from newsdesk.model.facility import Announcer
from newsdesk.model.library import Library
from newsdesk.model.recording import same_reader
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
    """Whoever is listed by the slip, and the names by which nobody else is listed: a voice is the person's, too."""
    stories: tuple[str, ...] = ()
    """Slugs of every story that rests on the slip."""
    bound: tuple[str, ...] = ()
    """Slugs of those that cannot be told without it."""
    titles: tuple[str, ...] = ()
    """Titles of these, by which papers tell them."""

    def found(self, root: Path, today: date) -> tuple[str, ...]:
        """Return the outputs that hold the person, or still tell a story that cannot be told without the slip.

        Among them are empty folders that are called so.
        """
        return self._found(root, PLACES, (*self.pictures, *self.bound), today)

    def papers(self, root: Path, today: date) -> tuple[str, ...]:
        """Return the papers that do, and those that tell such a story by its title or bear the slug of one."""
        told = self._found(root, (PAPERS,), (*self.pictures, *self.bound, *self.titles), today)
        return stale_papers.whole(root, (*told, *stale_papers.bearing(root, self.stories)))

    def _found(self, root: Path, places: Sequence[str], marks: Sequence[str], today: date) -> tuple[str, ...]:
        hits = search(root, (*self.names, *self.announcers), places, marks).hits
        is_told = telling(root, today)
        held = {hit.path for hit in hits if hit.name not in marks or is_told(hit.path)}
        return tuple(sorted(name for name in held if (root / name).exists()))


def case_of(slip: str, library: Library | None) -> Case:
    """Return whom a slip is about."""
    if library is None:
        return Case(slip)
    told = [(story, person) for story in library.stories for person in story.header.people if person.consent == slip]
    bound = [story for story, person in told if _rests_on(library, story, person)]
    shown = (picture for _, person in told for picture in person.photos)
    names = tuple(dict.fromkeys(name for _, person in told for name in names_of(person)))
    return Case(
        slip,
        names=names,
        pictures=library.allowances.people.under_every_name(shown),
        announcers=tuple(_readers(slip, names, library.facility.announcers)),
        stories=tuple(dict.fromkeys(story.slug for story, _ in told)),
        bound=tuple(dict.fromkeys(story.slug for story in bound)),
        titles=tuple(dict.fromkeys(story.title for story in bound)),
    )


def _readers(slip: str, names: Sequence[str], listed: Sequence[Announcer]) -> Iterator[str]:
    yield from (one.name for one in listed if one.consent == slip)
    yield from (name for name in names if not any(same_reader(name, one.name) for one in listed))


def _rests_on(library: Library, story: Story, person: Person) -> bool:
    """Whether a story tells something of a person that its list of people does not hide."""
    return any(person in people for people, _ in library.allowances.exposed(story))


def telling(root: Path, today: date) -> Callable[[str], bool]:
    """Return what says whether people can still come upon an output.

    Rundowns of days gone by, and those of today of which the diary speaks, tell what was, to nobody.
    """
    try:
        settled = by_key(diary_book.read(root)).keys()
    except DeskError:  # said by whatever reads the desk; until it is mended nobody knows what has aired
        settled = {}.keys()

    def is_told(name: str) -> bool:
        if name.startswith(f"{RUNDOWNS}/"):
            key = Path(name).stem
            return key[:10] >= today.isoformat() and key not in settled
        return not name.startswith("audio_scripts/") or name.startswith("audio_scripts/scripts/")

    return is_told

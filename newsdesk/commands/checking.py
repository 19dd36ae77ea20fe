"""Everything that is wrong with a desk: what was written, what will be said of it, and what the coming days lack."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from newsdesk.commands import reading
from newsdesk.commands.at_hand import lengths_at_hand, rests_on
from newsdesk.commands.look_ahead import check_planned
from newsdesk.commands.reading import Readable
from newsdesk.commands.told_no_more import check_ready
from newsdesk.model.consent import papers_of, spent
from newsdesk.model.exposed import names_of
from newsdesk.model.library import Library
from newsdesk.model.standing_names import stands_in
from newsdesk.model.story import Person
from newsdesk.problems import Problem, in_order
from newsdesk.recall.at_rest import USUAL, Beside


def checked(root: Path, today: date) -> tuple[tuple[int, tuple[Problem, ...]], Beside | None]:
    """Return how many stories there are and every Problem, and which folders beside the desk that rests on.

    None in their place where what was said may not be kept.
    """
    found = reading.read(root, today)
    desk = found.sound
    kept = check_ready(root, found.desk.library, today) if found.desk else ()
    problems = in_order([*found.problems, *(ahead(desk, root, today) if desk else ()), *kept])
    if desk:
        desk.library.remembered.write_down()
    is_kept = found.desk is None or may_be_kept(found.desk.library, problems, today)
    return (found.stories, problems), beside(found.desk) if is_kept else None


def ahead(desk: Readable, root: Path, today: date) -> Iterator[Problem]:
    """Yield the slots of the coming days that cannot be filled, as far as lengths can be reckoned without sound."""

    def planned() -> tuple[Problem, ...]:
        slots = desk.planner(lengths_at_hand(desk, root)).plan(today, desk.week.airings + desk.week.later)
        return tuple(check_planned(tuple(slots), desk.slots))

    memory = desk.library.remembered
    yield from memory.whole("ahead", tuple[Problem, ...], lambda: (*rests_on(desk, root), today), planned)


def may_be_kept(library: Library, problems: Iterable[Problem], today: date) -> bool:
    """Whether what was said may lie in a cache: not where a file is called by somebody whose consent has ended."""
    ended = spent(library.consents.values(), library.bases.values(), today)
    if not ended:
        return True
    said = {problem.place.path for problem in problems}
    listed = zip(library.stories, library.allowances.people.listed, strict=True)
    return not any(
        one.origin.path in said
        and _is_called_by(one.slug, (person for person in people if not ended.isdisjoint(papers_of(person))))
        for one, people in listed
    )


def _is_called_by(slug: str, people: Iterable[Person]) -> bool:
    return any(stands_in(name, slug) for person in people for name in names_of(person))


def beside(desk: Readable | None) -> Beside:
    """Return which folders beside the desk it rests on."""
    if desk is None:
        return USUAL
    facility = desk.library.facility
    voices = (facility.voice, facility.headlines_voice)
    return Beside(facility.media, tuple(voice.folder for voice in voices if voice and voice.folder))

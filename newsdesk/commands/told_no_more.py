"""Stories that the loudspeakers may tell no longer and that lie ready for them yet: a withdrawal is heard at once."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from newsdesk.commands.ready import FOLDER, Telling, lying
from newsdesk.errors import DeskError
from newsdesk.intake import Memory, take_in
from newsdesk.model.calendar import short_day
from newsdesk.model.library import Library
from newsdesk.model.story import Channel, Story
from newsdesk.planning.why import held_back
from newsdesk.playout import verdicts
from newsdesk.playout.sessions import Session
from newsdesk.problems import WHOLE, Place, Problem, notice

HEARD = Channel.LOUDSPEAKER


def told_no_more(told: Iterable[Telling], library: Library) -> Iterator[Telling]:
    """Yield what the loudspeakers may not tell on its day, as the desk stands now; nor what is on file no longer."""
    for one in told:
        story = library.by_slug.get(one.slug)
        if story is None or _is_over(story, library, one.day):
            yield one


def _is_over(story: Story, library: Library, day: date) -> bool:
    held = held_back(story, library, day)
    if held and held[0] == "changed":  # a LỖI, which nobody can publish past: what was approved before stands till then
        return not library.on_air(story).days.have(HEARD, day) or bool(library.withheld(story, HEARD, day))
    return held is not None


def check_ready(root: Path, library: Library, today: date) -> Iterator[Problem]:
    """Yield each story that is told no more and lies ready yet, with the next time at which it would be heard."""
    opens = {slot.key: f"{slot.opens:%H:%M}" for programme in library.programmes for slot in programme.slots}
    found: dict[str, list[Telling]] = {}
    for one in told_no_more(lying(root, today), library):
        found.setdefault(one.slug, []).append(one)
    for slug, of in found.items():
        story, soonest = library.by_slug.get(slug), min(of, key=lambda one: (one.day, opens.get(one.slot, "")))
        place = Place(story.origin.path if story else f"{FOLDER}/{soonest.day}-{soonest.slot}", 1 if story else WHOLE)
        when = {"slot": opens.get(soonest.slot, soonest.slot), "day": short_day(soonest.day)}
        yield notice(place, "programme-tells-no-more", count=len({(one.day, one.slot) for one in of}), **when)


def refusal(root: Path, session: Session) -> str:
    """Return why the programme that lies ready for a session may not be heard, nothing where it may."""
    told = [one for one in lying(root, session.day) if (one.day, one.slot) == (session.day, session.slot.key)]
    if not told:
        return ""
    try:
        library = take_in(root, session.day, Memory.on_disk(root)).library
    except DeskError:  # `check` says of what: here a slot goes by, and the diary is to know why
        return verdicts.UNSURE
    if library is None:
        return verdicts.UNSURE
    return verdicts.TOLD_NO_MORE if any(told_no_more(told, library)) else ""

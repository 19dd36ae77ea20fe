"""What the loudspeakers carry today and this week, from the rundowns that lie there; nothing is planned anew."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from newsdesk.commands.coming import due_slots
from newsdesk.commands.reading import Readable
from newsdesk.desk.board.cards import title_of
from newsdesk.desk.board.nouns import Air, Airing, Named, Weight
from newsdesk.model.diary import Entry, Outcome
from newsdesk.model.library import Library
from newsdesk.model.names import OUTCOMES
from newsdesk.model.programme import DAYS_MADE, Part, Programme, Slot
from newsdesk.model.rundown import Item, Rundown

SPOKEN = frozenset([Part.NEWS, Part.FEATURE, Part.NOTICE])
WEIGHTS = {Outcome.AIRED: Weight.NOTE, Outcome.PARTIAL: Weight.WAITS, Outcome.MISSED: Weight.STOPS}


def air(desk: Readable, today: date) -> Air:
    """Return every slot of today and of the six days after it."""
    rundowns = {rundown.key: rundown for rundown in desk.past.rundowns}
    found = list(_airings(desk, rundowns, today))
    week = [one for one in found if one.day > today]
    days = tuple((day, tuple(of)) for day, of in groupby(week, key=lambda one: one.day))
    return Air(tuple(one for one in found if one.day == today), days)


def rundowns_ahead(desk: Readable, today: date) -> Iterator[Rundown]:
    """Yield the rundowns of today and of the six days after it, in the order of the clock."""
    last = today + timedelta(days=DAYS_MADE - 1)
    ahead = (rundown for rundown in desk.past.rundowns if today <= rundown.day <= last)
    yield from sorted(ahead, key=lambda rundown: (rundown.day, rundown.opens))


def _airings(desk: Readable, rundowns: Mapping[str, Rundown], today: date) -> Iterator[Airing]:
    for day, programme, slot in due_slots(desk.library, today, today + timedelta(days=DAYS_MADE - 1)):
        key = f"{day.isoformat()}-{slot.key}"
        yield airing(desk, programme, slot, day, rundown=rundowns.get(key), entry=desk.diary.get(key))


def airing(
    desk: Readable, programme: Programme, slot: Slot, day: date, *, rundown: Rundown | None, entry: Entry | None
) -> Airing:
    """Return a slot of a day with what was planned for it and what became of it."""
    items = rundown.items if rundown else ()
    told = [item for item in items if item.part is Part.EXEMPLAR and item.slug]
    gone = [] if entry else [item for item in told if item.slug not in desk.spoken.by_slug]
    state, weight = _state(rundown, entry, len(gone))
    return Airing(
        day=day,
        opens=slot.opens,
        minutes=slot.minutes,
        programme=programme.title,
        planned=rundown is not None,
        length=rundown.length if rundown else timedelta(),
        stories=tuple(_named(desk.library, item) for item in told),
        others=sum(item.part in SPOKEN for item in items),
        state=state,
        weight=weight,
    )


def _named(library: Library, item: Item) -> Named:
    story = library.by_slug.get(item.slug or "")
    return Named(title_of(story), f"/story/{story.slug}/") if story else Named(item.title)


def _state(rundown: Rundown | None, entry: Entry | None, gone: int) -> tuple[str, Weight]:
    """Return what is known of a slot in a few words."""
    if entry:
        return OUTCOMES[entry.outcome] + (f": {entry.why}" if entry.why else ""), WEIGHTS[entry.outcome]
    if rundown is None:
        return "chưa lập khung chương trình", Weight.WAITS
    if gone:
        return f"{gone} bài trong khung không còn được phát, cần phát hành lại", Weight.STOPS
    return "đã lập khung chương trình", Weight.NOTE

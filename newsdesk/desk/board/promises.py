"""What people allowed that needs somebody: withdrawals with their clocks, slips that end or have ended."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from newsdesk.commands.withdrawal_words import STEPS
from newsdesk.council.clocks import Withdrawal, due
from newsdesk.desk.board.cards import title_of
from newsdesk.desk.board.nouns import Clock, Named, Promises, Slip, Weight, Withdrawing
from newsdesk.desk.board.words import left
from newsdesk.model.calendar import short_day
from newsdesk.model.consent import Consent
from newsdesk.model.library import Library
from newsdesk.model.papers import Papers
from newsdesk.model.story import Stage
from newsdesk.rules.slips import SOON


def promises(library: Library, withdrawals: Iterable[Withdrawal], today: date) -> Promises:
    """Return what is open, the most pressing first."""
    found = [_withdrawing(one, library.papers, today) for one in withdrawals if one.is_open]
    pressing = sorted(found, key=lambda one: min((clock.left for clock in one.clocks), default=0))
    return Promises(tuple(pressing), tuple(_slips(library, today)))


def _withdrawing(one: Withdrawal, papers: Papers, today: date) -> Withdrawing:
    steps = [step for step in due(one, papers) if step.done is None]
    clocks = tuple(Clock(words=STEPS[step.step], by=step.by, left=step.left(today)) for step in steps)
    return Withdrawing(slip=one.slip, received=one.received, clocks=clocks)


def _slips(library: Library, today: date) -> Iterator[Slip]:
    """Yield the slips on which something rests and which do not stand, or will soon stand no longer."""
    used = _users(library)
    ending = sorted(used, key=lambda key: (library.consents[key].until or date.max, key))
    for key in ending:
        if told := _state(library.consents[key], today):
            yield Slip(slip=key, state=told[0], weight=told[1], stories=tuple(used[key]))


def _users(library: Library) -> Mapping[str, list[Named]]:
    """Return what rests on each slip: stories that are told or on their way, and announcers."""
    used: dict[str, list[Named]] = {}
    for story in library.stories:
        slips = dict.fromkeys(person.consent for person in story.header.people if person.consent)
        for slip in slips if story.header.stage is not Stage.WITHDRAWN else ():
            used.setdefault(slip, []).append(Named(title_of(story), f"/story/{story.slug}/"))
    for announcer in library.facility.announcers:
        used.setdefault(announcer.consent, []).append(Named("giọng của một phát thanh viên"))
    return {slip: named for slip, named in used.items() if slip in library.consents}


def _state(slip: Consent, today: date) -> tuple[str, Weight] | None:
    if slip.withdrawn and slip.withdrawn <= today:
        return f"đã rút ngày {short_day(slip.withdrawn)}", Weight.STOPS
    if slip.until and slip.until < today:
        return f"hết hạn ngày {short_day(slip.until)}", Weight.STOPS
    if slip.until and slip.until <= today + SOON:
        return f"hết hạn ngày {short_day(slip.until)}, {left((slip.until - today).days)}", Weight.WAITS
    return None

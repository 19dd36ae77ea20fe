"""The register of slips and legal bases holds together, and says in time what is about to end."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from newsdesk.model.consent import Consent, LegalBasis
from newsdesk.model.listed_name import ListedName
from newsdesk.model.name_words import Phrase
from newsdesk.model.story import Stage
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.rules.desk import Desk

SOON = timedelta(days=30)


def check_slips(desk: Desk, today: date) -> Iterator[Problem]:
    """Yield what is wrong with slips and bases, and slips that will soon end."""
    origin, first = desk.origin("consents"), dict[str, int]()
    in_use = _in_use(desk)
    for number, slip in enumerate(desk.consents or ()):
        place = origin.at("slips", number)
        if slip.slip in first:
            yield error(place, "slip-doubled", slip=slip.slip, first=first[slip.slip])
        first.setdefault(slip.slip, place.line)
        yield from _days(slip, place, today)
        if in_use.get(slip.slip) and slip.until and slip.stands(today) and slip.until <= today + SOON:
            yield notice(place, "slip-ends-soon", slip=slip.slip, until=slip.until, stories=in_use[slip.slip])
    yield from _bases(desk)
    yield from _shared(desk)


def _days(slip: Consent, place: Place, today: date) -> Iterator[Problem]:
    if slip.on and slip.on > today:
        yield error(place, "slip-in-future", slip=slip.slip, on=slip.on)
    if slip.on and slip.until and slip.until < slip.on:
        yield error(place, "slip-ends-before", slip=slip.slip, until=slip.until)
    if slip.on and slip.withdrawn and slip.withdrawn < slip.on:
        yield error(place, "slip-withdrawn-before", slip=slip.slip, withdrawn=slip.withdrawn)


def _in_use(desk: Desk) -> Mapping[str, int]:
    """Return how many approved stories rest on each slip."""
    count: dict[str, int] = {}
    for story in desk.stories:
        if story.header.stage is Stage.APPROVED:
            for slip in {person.consent for person in story.header.people if person.consent}:
                count[slip] = count.get(slip, 0) + 1
    return count


def _bases(desk: Desk) -> Iterator[Problem]:
    seen: list[LegalBasis] = []
    for number, basis in enumerate(desk.bases):
        place = desk.origin("consents").at("bases", number)
        if basis.key in (other.key for other in seen):
            yield error(place, "basis-doubled", basis=basis.key)
        if basis.until and basis.until < basis.since:
            yield error(place, "basis-ends-before", basis=basis.key, until=basis.until)
        seen.append(basis)


def _shared(desk: Desk) -> Iterator[Problem]:
    """Yield slips that two different people are told by: a slip is one person's."""
    first: dict[str, tuple[Phrase, Place]] = {}
    for slip, name, place in _uses(desk):
        words = ListedName(name).words
        known, where = first.setdefault(slip, (words, place))
        if words[-len(known) :] != known[-len(words) :]:
            yield error(place, "slip-shared", slip=slip, other=f"{where.path}:{where.line}")


def _uses(desk: Desk) -> Iterator[tuple[str, str, Place]]:
    for story in desk.stories:
        for number, person in enumerate(story.header.people):
            if person.consent and person.name:
                yield person.consent, person.name, story.origin.at("people", number)
    for number, announcer in enumerate(desk.facility.announcers if desk.facility else ()):
        yield announcer.consent, announcer.name, desk.origin("facility").at("announcers", number)

"""Nobody is named, shown or quoted against what a slip or a legal basis allows; what is withheld for it is said."""

from collections.abc import Container, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain

from newsdesk.model.allowed import Allowances
from newsdesk.model.consent import LegalBasis, Purpose
from newsdesk.model.exposed import shown_in_body
from newsdesk.model.names import channels_named
from newsdesk.model.story import Channel, Person, Role, Stage, Story
from newsdesk.nearest import hint
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.rules.desk import Desk
from newsdesk.rules.named_elsewhere import check_named_elsewhere

HELD: Mapping[Stage, str] = {
    Stage.DRAFT: "held-once-approved",
    Stage.SUBMITTED: "held-once-approved",
    Stage.RETURNED: "held-once-approved",
    Stage.APPROVED: "held-now",
}
"""Stages of a story that somebody is to hear of, and which sentence says that it is withheld.

It is said while there is time for a slip, and not only once the story is approved and fails to appear.
"""


def check_people(desk: Desk, today: date) -> Iterator[Problem]:
    """Yield slips and bases that are not in the register, pictures out of place, and what is withheld."""
    slips = {slip.slip: slip for slip in desk.consents or ()}
    bases = {basis.key: basis for basis in desk.bases}
    allowances = Allowances(desk.stories, slips, bases, desk.remembered, desk.images)
    listing = allowances.listing
    of = (desk.consents is None, sorted(allowances.bases), None if desk.remembered.together else listing)
    told, own = partial(_story, desk, allowances, today), allowances.rests(today)
    kind, ready = tuple[Problem, ...], allowances.make_ready
    yield from chain.from_iterable(desk.remembered.each("people told", kind, desk.asked, of, told, ready, own=own))
    if desk.about is None:
        beside = partial(_elsewhere, desk, allowances, today)
        twins = allowances.people.twins
        yield from desk.remembered.whole("people", kind, lambda: (listing, twins, desk.beside_stories, today), beside)


def _story(desk: Desk, allowances: Allowances, today: date, story: Story) -> tuple[Problem, ...]:
    """Return what is wrong with the people of one story, and what is withheld for them."""
    found: list[Problem] = []
    day = max(today, story.day or today)
    for number, person in enumerate(story.header.people):
        found += (*_basis(allowances.bases, person, story, number, day), *_photos(person, story, number))
    if desk.consents is not None:
        found += _slips(story, allowances.slips)
        found += _withheld(story, allowances, day) if story.header.stage in HELD else ()
    return tuple(found)


def _elsewhere(desk: Desk, allowances: Allowances, today: date) -> tuple[Problem, ...]:
    named = check_named_elsewhere(desk, allowances, today) if desk.consents is not None else ()
    return (*_photos_elsewhere(desk, allowances), *named)


def _slips(story: Story, known: Container[str]) -> Iterator[Problem]:
    """Yield slips of people that stand in no register."""
    for number, person in enumerate(story.header.people):
        if person.consent and person.consent not in known:
            yield error(story.origin.at("people", number, "consent"), "slip-unknown", slip=person.consent)


def _basis(bases: Mapping[str, LegalBasis], person: Person, story: Story, number: int, day: date) -> Iterator[Problem]:
    """Yield what is wrong with the legal basis that a person is told by."""
    if not person.basis or person.role is Role.RESIDENT:
        return
    place = story.origin.at("people", number, "basis")
    basis = bases.get(person.basis)
    if person.role is not Role.STAFF:
        yield error(place, "basis-not-staff")
    elif basis is None:
        near = hint(person.basis, sorted(bases))
        yield error(place, "basis-unknown", basis=person.basis, hint=near)
    elif basis.until and basis.has_ended(day):
        yield notice(place, "basis-expired", basis=person.basis, until=basis.until)


def _photos(person: Person, story: Story, number: int) -> Iterator[Problem]:
    """Yield pictures that a person is said to be in and that the story does not show: a slip of the pen hides them."""
    shows = shown_in_body(story) | ({story.header.image} if story.header.image else set())
    for position, picture in enumerate(person.photos):
        if picture not in shows:
            place = story.origin.at("people", number, "photos", position)
            yield error(place, "photo-not-shown", target=picture, hint=hint(picture, sorted(shows)))


def _photos_elsewhere(desk: Desk, allowances: Allowances) -> Iterator[Problem]:
    """Yield pictures of people in texts that nothing keeps back: pages, news, features, events."""
    pictured = allowances.people.by_picture
    for text in desk.other_texts:
        for link in text.links:
            if link.shows and link.target in pictured:
                yield error(text.origin.line(link.line), "photo-out-of-story", target=link.target)


def _withheld(story: Story, allowances: Allowances, day: date) -> Iterator[Problem]:
    place, held = story.origin.at("people"), HELD[story.header.stage]
    channels = [channel for channel in Channel if channel in story.header.channels]
    for purpose in (Purpose.NAME, Purpose.WORDS, Purpose.PHOTO):
        if purpose is Purpose.NAME and not _names_others(story, allowances):
            continue
        kept = [channel for channel in channels if purpose in allowances.withheld(story, channel, day)]
        yield from _said(place, f"{purpose.value}-without-consent", kept, why=held)
        if purpose is Purpose.NAME and kept:
            yield from _addresses(story, allowances)
    yield from _said(place, "image-without-consent", [c for c in channels if allowances.hides_image(story, c, day)])


def _names_others(story: Story, allowances: Allowances) -> bool:
    """Whether a story names anybody but residents: that these are named is an error, which no slip puts right."""
    named = (people for people, purpose in allowances.exposed(story) if purpose is Purpose.NAME)
    return any(person.role is not Role.RESIDENT for people in named for person in people)


def _addresses(story: Story, allowances: Allowances) -> Iterator[Problem]:
    """Yield the names of files that name somebody: every address tells them, however the text is rewritten."""
    pictures = {story.header.image: story.origin.at("image")} if story.header.image else {}
    pictures |= {link.target: story.origin.line(link.line) for link in story.links}
    for name, place in {story.slug: Place(story.origin.path), **pictures}.items():
        if allowances.people.named_by(story, name):
            yield notice(place, "address-names-person")


def _said(place: Place, code: str, channels: list[Channel], **facts: str) -> Iterator[Problem]:
    if channels:
        yield notice(place, code, channels=channels_named(channels), **facts)

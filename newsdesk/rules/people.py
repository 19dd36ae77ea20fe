"""Nobody is named, shown or quoted against what a slip or a legal basis allows; what is withheld for it is said."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from newsdesk.model.allowed import Allowances
from newsdesk.model.consent import Purpose
from newsdesk.model.exposed import shown_in_body
from newsdesk.model.occasion import Text
from newsdesk.model.story import Channel, Person, Role, Stage, Story
from newsdesk.model.texts import together, written
from newsdesk.nearest import hint
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.rules.desk import Desk


def check_people(desk: Desk, today: date) -> Iterator[Problem]:
    """Yield slips and bases that are not in the register, pictures out of place, and what is withheld."""
    for story in desk.stories:
        for number, person in enumerate(story.header.people):
            yield from _ground(desk, person, story, number, max(today, story.day or today))
            yield from _photos(person, story, number)
    yield from _photos_elsewhere(desk)
    if desk.consents is not None:
        slips = {slip.slip: slip for slip in desk.consents}
        allowances = Allowances(desk.stories, slips, {basis.key: basis for basis in desk.bases})
        yield from _named_elsewhere(desk, allowances, today)
        for story in desk.stories:
            if story.header.stage is Stage.APPROVED:
                yield from _withheld(story, allowances, max(today, story.day or today))


def _ground(desk: Desk, person: Person, story: Story, number: int, day: date) -> Iterator[Problem]:
    """Yield what is wrong with the slip and the basis that a person is told by."""
    if person.consent and desk.consents is not None and person.consent not in {s.slip for s in desk.consents}:
        yield error(story.origin.at("people", number, "consent"), "slip-unknown", slip=person.consent)
    if not person.basis or person.role is Role.RESIDENT:
        return
    place = story.origin.at("people", number, "basis")
    basis = next((one for one in desk.bases if one.key == person.basis), None)
    if person.role is not Role.STAFF:
        yield error(place, "basis-not-staff")
    elif basis is None:
        near = hint(person.basis, sorted(one.key for one in desk.bases))
        yield error(place, "basis-unknown", basis=person.basis, hint=near)
    elif basis.until and basis.until < day:
        yield notice(place, "basis-expired", basis=person.basis, until=basis.until)


def _photos(person: Person, story: Story, number: int) -> Iterator[Problem]:
    """Yield pictures that a person is said to be in and that the story does not show: a slip of the pen hides them."""
    shows = shown_in_body(story) | ({story.header.image} if story.header.image else set())
    for position, picture in enumerate(person.photos):
        if picture not in shows:
            place = story.origin.at("people", number, "photos", position)
            yield error(place, "photo-not-shown", target=picture, hint=hint(picture, sorted(shows)))


def _photos_elsewhere(desk: Desk) -> Iterator[Problem]:
    """Yield pictures of people in texts that nothing keeps back: pages, news, features, events."""
    pictured = {picture for story in desk.stories for person in story.header.people for picture in person.photos}
    for text in desk.texts:
        for link in () if isinstance(text, Story) else text.links:
            if link.shows and link.target in pictured:
                yield error(text.origin.line(link.line), "photo-out-of-story", target=link.target)


def _named_elsewhere(desk: Desk, allowances: Allowances, today: date) -> Iterator[Problem]:
    """Yield news, features and pages that tell a listed name which its bearer did not allow there.

    Nothing keeps such a text back; whoever wrote it must take the name out.
    """
    told: list[tuple[Text[Any], Channel]] = [(text, Channel.LOUDSPEAKER) for text in desk.news]
    told += [(text, Channel.LOUDSPEAKER) for text in desk.features]
    told += [(text, Channel.WEB) for text in desk.pages]
    for text, channel in told:
        texts = (together(value for _, value in written(text.header)), text.body)
        for _, people in allowances.people.named_whole(texts):
            others = [person for person in people if person.role is not Role.RESIDENT]  # whose names are errors anyway
            if others and not any(allowances.allows(person, Purpose.NAME, channel, today) for person in others):
                yield error(Place(text.origin.path), "named-out-of-story", channel=channel.value)


def _withheld(story: Story, allowances: Allowances, day: date) -> Iterator[Problem]:
    place = story.origin.at("people")
    channels = [channel for channel in Channel if channel in story.header.channels]
    for purpose in (Purpose.NAME, Purpose.WORDS, Purpose.PHOTO):
        kept = [channel for channel in channels if purpose in allowances.withheld(story, channel, day)]
        yield from _said(place, f"{purpose.value}-without-consent", kept)
    yield from _said(place, "image-without-consent", [c for c in channels if allowances.hides_image(story, c, day)])


def _said(place: Place, code: str, channels: list[Channel]) -> Iterator[Problem]:
    if channels:
        yield notice(place, code, channels=", ".join(channel.value for channel in channels))

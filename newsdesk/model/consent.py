"""What people allowed: per purpose and channel, until a day, proved by a slip's number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from newsdesk.model.base import Day, Noun
from newsdesk.model.story import Channel, Person, Role


class Purpose(Enum):
    """What somebody may allow, each by itself."""

    NAME = "name"
    PHOTO = "photo"
    WORDS = "words"
    VOICE = "voice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Noun):
    """One slip: no personal data but its number."""

    slip: str
    on: Day | None = None
    """The day on which it was signed."""
    name: tuple[Channel, ...] = ()
    photo: tuple[Channel, ...] = ()
    words: tuple[Channel, ...] = ()
    voice: tuple[Channel, ...] = ()
    until: Day | None = None
    withdrawn: Day | None = None

    def stands(self, day: date) -> bool:
        """Whether the slip holds on a day at all."""
        return (self.on is None or self.on <= day) and not self.has_ended(day)

    def has_ended(self, day: date) -> bool:
        """Whether the slip was taken back by a day, or its last day is over."""
        taken_back = self.withdrawn is not None and self.withdrawn <= day
        return taken_back or (self.until is not None and self.until < day)

    def is_spent(self, day: date) -> bool:
        """Whether nothing may be told by it any more: it has ended, or allows nothing by now."""
        return self.has_ended(day) or not (self.name or self.photo or self.words or self.voice)

    def allows(self, purpose: Purpose, channel: Channel, day: date) -> bool:
        """Whether the person allowed a purpose on a channel on a day: silence is no consent."""
        listed: tuple[Channel, ...] = getattr(self, purpose.value)
        return channel in listed and self.stands(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis(Noun):
    """A recorded ground other than consent on which members of staff are named and quoted; no photo, no voice."""

    key: str
    text: str
    channels: tuple[Channel, ...]
    since: Day
    until: Day | None = None

    def runs(self, day: date) -> bool:
        """Whether it holds on a day at all."""
        return self.since <= day and not self.has_ended(day)

    def has_ended(self, day: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < day

    def allows(self, purpose: Purpose, channel: Channel, day: date) -> bool:
        """Whether it covers a purpose on a channel on a day."""
        return purpose in (Purpose.NAME, Purpose.WORDS) and channel in self.channels and self.runs(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consents(Noun):
    """The register of slips as written."""

    slips: tuple[Consent, ...] = ()
    bases: tuple[LegalBasis, ...] = ()


def papers_of(person: Person) -> tuple[str, ...]:
    """Return what a listing says that it is told by: the slip, and of staff the basis, each in a name of its own."""
    basis = basis_paper(person.basis) if person.basis and person.role is Role.STAFF else None
    return tuple(filter(None, (person.consent, basis)))


def basis_paper(key: str) -> str:
    """Return the name of a basis among papers, which no slip can have."""
    return f"basis {key}"


def spent(slips: Iterable[Consent], bases: Iterable[LegalBasis], day: date) -> frozenset[str]:
    """Return, as `papers_of` names them, the slips and bases by which nothing may be told any more."""
    ended = {basis_paper(one.key) for one in bases if one.has_ended(day)}
    return frozenset(ended.union(one.slip for one in slips if one.is_spent(day)))

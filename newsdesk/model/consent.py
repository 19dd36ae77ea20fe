"""What people allowed: per purpose and channel, until a day, proved by a slip's number."""

from dataclasses import dataclass
from datetime import date

from newsdesk.model.base import Day, Noun
from newsdesk.model.story import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Noun):
    """One slip: no personal data but its number."""

    slip: str
    name: tuple[Channel, ...] = ()
    photo: tuple[Channel, ...] = ()
    words: tuple[Channel, ...] = ()
    voice: tuple[Channel, ...] = ()
    until: Day | None = None
    withdrawn: Day | None = None

    def names_on(self, channel: Channel, day: date) -> bool:
        """Whether the person's name may be told on a channel on a day."""
        ended = (self.withdrawn is not None and self.withdrawn <= day) or (self.until is not None and self.until < day)
        return channel in self.name and not ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Consents(Noun):
    """The register of slips as written."""

    slips: tuple[Consent, ...]

"""Whose recorded voice may be aired, and by what name listeners are told of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from newsdesk.model.consent import Consent, Purpose
from newsdesk.model.facility import Announcer
from newsdesk.model.names import NAMELESS_READER
from newsdesk.model.recording import same_reader
from newsdesk.model.story import Channel


@dataclass(frozen=True)
class Announcers:
    """Those whom the facility lists, with the slips that they signed, on the days that are asked about."""

    listed: tuple[Announcer, ...] = ()
    slips: Mapping[str, Consent] = field(default_factory=dict)
    days: tuple[date, ...] = ()
    """What is allowed must be allowed on each of these."""

    def lists(self, by: str) -> bool:
        """Whether a reader is among the announcers."""
        return self._announcer(by) is not None

    def may_air(self, by: str, channel: Channel = Channel.LOUDSPEAKER) -> bool:
        """Whether a voice may be heard on a channel: of a reader who is not listed, nobody knows what was allowed."""
        return self._allows(by, Purpose.VOICE, channel)

    def told(self, by: str, channel: Channel = Channel.LOUDSPEAKER) -> str:
        """Return what listeners are told of a reader: the name, or the role alone."""
        return by if self._allows(by, Purpose.NAME, channel) else NAMELESS_READER

    def _announcer(self, by: str) -> Announcer | None:
        return next((one for one in self.listed if same_reader(one.name, by)), None)

    def _allows(self, by: str, purpose: Purpose, channel: Channel) -> bool:
        announcer = self._announcer(by)
        slip = self.slips.get(announcer.consent) if announcer else None
        return slip is not None and all(slip.allows(purpose, channel, day) for day in self.days)


NOBODY = Announcers()

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
        """Whether a reader's voice may be heard on a channel; one who is not listed handed it in to be heard."""
        announcer = self._announcer(by)
        return announcer is None or self._allows(announcer, Purpose.VOICE, channel)

    def told(self, by: str, channel: Channel = Channel.LOUDSPEAKER) -> str:
        """Return what listeners are told of a reader: the name, or the role alone."""
        announcer = self._announcer(by)
        return by if announcer is None or self._allows(announcer, Purpose.NAME, channel) else NAMELESS_READER

    def _announcer(self, by: str) -> Announcer | None:
        return next((one for one in self.listed if same_reader(one.name, by)), None)

    def _allows(self, announcer: Announcer, purpose: Purpose, channel: Channel) -> bool:
        slip = self.slips.get(announcer.consent)
        return slip is not None and all(slip.allows(purpose, channel, day) for day in self.days)


NOBODY = Announcers()

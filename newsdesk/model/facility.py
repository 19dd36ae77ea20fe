"""The institution whose stories these are: names, units and signers, each valid from a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol, TypeVar

from newsdesk.model.base import Day, Noun, Number


class Dated(Protocol):
    """Something that holds from a day on."""

    @property
    def since(self) -> date:
        """The first day on which it holds."""


D = TypeVar("D", bound=Dated)


def as_of(dated: Iterable[D], day: date) -> D | None:
    """Return the last of these that began on a day or before it, None where none had."""
    return max((one for one in dated if one.since <= day), key=lambda one: one.since, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Noun):
    """What the facility is called from a day on, and the body above it."""

    since: Day
    name: str
    short: str
    sign: str
    """The abbreviation that its papers bear after the kind of paper."""
    superior: str
    superior_short: str | None = None
    """How the superior body stands among recipients; without one, as above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Noun):
    """A professional department or a satellite site."""

    key: str
    name: str
    since: Day | None = None
    until: Day | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer(Noun):
    """Who signs the facility's papers from a day on."""

    since: Day
    office: str
    """Such as Giám đốc, or Phó Giám đốc."""
    on_behalf: str | None = None
    """The line above the office, such as KT. GIÁM ĐỐC."""
    rank: str | None = None
    """Before the name, only where the sector's rule asks for it."""
    name: str | None = None
    """Without one the line below the signature stays empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients(Noun):
    """To whom the facility's papers go from a day on."""

    since: Day
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcer(Noun):
    """Somebody whose own voice is recorded, and the slip that allows it."""

    name: str
    consent: str


class Engine(Enum):
    """What makes a machine's voice."""

    ESPEAK = "espeak"
    SHERPA = "sherpa"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceChoice(Noun):
    """A machine's voice that the facility chose; nobody's own voice is imitated."""

    engine: Engine = Engine.ESPEAK
    name: str | None = None
    """What listeners and papers are told, such as giọng máy Hương."""
    variant: str | None = None
    """A timbre of espeak-ng, such as f2."""
    rate: Number | None = None
    """Syllables a minute, about."""
    folder: str | None = None
    """Where a neural voice's model lies, relative to the desk or absolute."""
    speaker: Number = 0
    """Which of a neural voice's speakers, from 0."""


class Level(Enum):
    """How loud broadcasts are delivered."""

    PA = "pa"
    """-16 LUFS as two loudspeakers play it: for a public address system."""
    R128 = "r128"
    """-23 LUFS: for a broadcaster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility(Noun):
    """The facility file as written."""

    names: tuple[Name, ...]
    place: str
    units: tuple[Unit, ...]
    recipients: tuple[Recipients, ...] = ()
    signers: tuple[Signer, ...] = ()
    announcers: tuple[Announcer, ...] = ()
    address: str | None = None
    """Where the website will stand, such as https://example.vn; absent where it is only looked at locally."""
    rights: str | None = None
    """What the facility says of using its texts elsewhere, such as a licence; absent where it says nothing."""
    email: str | None = None
    """Where directories of podcasts may ask whether the podcast is the facility's; it stands in the feed."""
    voice: VoiceChoice = VoiceChoice()
    headlines_voice: VoiceChoice | None = None
    """A second voice for the headlines, where there is one."""
    level: Level = Level.PA
    media: str = "media"
    """Where recordings, photos and slips lie, relative to the desk or absolute: a shared drive, another disk."""

    def on(self, day: date) -> Name:
        """Return the names as of a day; before the first one, the first."""
        return as_of(self.names, day) or min(self.names, key=lambda name: name.since)

    def signer(self, day: date) -> Signer | None:
        """Return who signs on a day."""
        return as_of(self.signers, day)

    def recipients_on(self, day: date) -> tuple[str, ...]:
        """Return to whom a paper of a day goes."""
        listed = as_of(self.recipients, day)
        return listed.to if listed else ()

    def units_in(self, since: date, until: date) -> tuple[Unit, ...]:
        """Return the units that there were on some day from `since` to `until`, in the order of the file."""
        return tuple(
            unit
            for unit in self.units
            if not (unit.until and unit.until < since) and not (unit.since and unit.since > until)
        )

    def unit(self, key: str) -> Unit | None:
        """Return the unit of this key."""
        return next((unit for unit in self.units if unit.key == key), None)

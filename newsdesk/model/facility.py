"""The institution whose stories these are: names, units and signers, each valid from a day."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from newsdesk.model.base import Day, Noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Noun):
    """What the facility is called from a day on, and the body above it."""

    since: Day
    name: str
    short: str
    sign: str
    """The abbreviation that its papers bear after the kind of paper."""
    superior: str


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
    name: str | None = None


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
    rate: int | None = None
    """Syllables a minute, about."""
    folder: str | None = None
    """Where a neural voice's model lies, relative to the desk or absolute."""
    speaker: int = 0
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
    recipients: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()
    address: str | None = None
    """Where the website will stand, such as https://example.vn; absent where it is only looked at locally."""
    voice: VoiceChoice = VoiceChoice()
    headlines_voice: VoiceChoice | None = None
    """A second voice for the headlines, where there is one."""
    level: Level = Level.PA
    media: str = "media"
    """Where recordings, photos and slips lie, relative to the desk or absolute: a shared drive, another disk."""

    def on(self, day: date) -> Name:
        """Return the names as of a day; before the first one, the first."""
        oldest_first = sorted(self.names, key=lambda name: name.since)
        return [oldest_first[0], *(name for name in oldest_first if name.since <= day)][-1]

    def unit(self, key: str) -> Unit | None:
        """Return the unit of this key."""
        return next((unit for unit in self.units if unit.key == key), None)

"""The institution whose stories these are: names, units and signers, each valid from a day."""

from dataclasses import dataclass
from datetime import date

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

    def on(self, day: date) -> Name:
        """Return the names as of a day; before the first one, the first."""
        oldest_first = sorted(self.names, key=lambda name: name.since)
        return [oldest_first[0], *(name for name in oldest_first if name.since <= day)][-1]

    def unit(self, key: str) -> Unit | None:
        """Return the unit of this key."""
        return next((unit for unit in self.units if unit.key == key), None)

"""What the board shows, ready to be laid out: words, days and addresses, nothing that is still to be reckoned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import Enum

from newsdesk.model.story import Stage


class Weight(Enum):
    """How much something presses; the value is its class in the page."""

    STOPS = "stops"
    """Somebody must do something, or the story is not told."""
    WAITS = "waits"
    """It takes its time; somebody should keep an eye on it."""
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """One thing that keeps a story where it is, in a sentence."""

    words: str
    weight: Weight = Weight.STOPS


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody can do next: what the link says, and where it leads below the desk's address."""

    words: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story on the board."""

    slug: str
    path: str
    title: str
    stage: Stage
    unit: str
    """Key of its unit."""
    unit_name: str
    kind: str
    field: str
    """Key of its field."""
    field_name: str
    year: int
    day: date | None
    waited: int
    """Days since it was handed in."""
    blocks: tuple[Block, ...]
    steps: tuple[Step, ...]
    errors: int
    notices: int
    sample: bool
    exact: str
    """Its words as they are searched with their marks."""
    plain: str
    """The same without any."""

    @property
    def place(self) -> str:
        """Where the story itself is looked at."""
        return f"/story/{self.slug}/"

    @property
    def weight(self) -> Weight:
        """The heaviest of what keeps it."""
        weights = {block.weight for block in self.blocks}
        return next((weight for weight in Weight if weight in weights), Weight.NOTE)

    @property
    def well(self) -> bool:
        """Whether nothing keeps it."""
        return not any(block.weight is not Weight.NOTE for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with a link: a story, a unit."""

    words: str
    place: str = ""
    """Empty where there is nothing to open."""
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Where the registration of a year stands."""

    year: int
    deadline: date | None
    """The first day on which a registration is late."""
    days: int | None
    """How many days are left to register in time, today included; below 1 it is too late."""
    registrations: int
    registered: int
    """Units that have registered, of those that have to."""
    expected: int
    silent: tuple[str, ...]
    late: tuple[Named, ...]
    unwritten: int
    in_writing: int
    changes: int
    """What differs from the list as it stood on the deadline."""
    next_deadline: date | None = None
    """That of the year after, where this year's has gone by."""
    next_days: int | None = None

    @property
    def near(self) -> bool:
        """Whether the deadline is close enough to be called out."""
        return self.days is not None and 0 < self.days <= NEAR.days


NEAR = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Airing:
    """A slot of a day."""

    day: date
    opens: time
    minutes: int
    programme: str
    planned: bool
    """Whether a rundown lies there."""
    length: timedelta
    stories: tuple[Named, ...]
    others: int
    """Items of news, features and notices."""
    state: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class Air:
    """What the loudspeakers carry today and in the six days after it."""

    today: tuple[Airing, ...]
    week: tuple[tuple[date, tuple[Airing, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """What people read, and what a machine still reads for them."""

    texts: int
    recorded: int
    outdated: tuple[Named, ...]
    """Recorded, but their words have changed since."""
    absent: tuple[Named, ...]
    """Recorded, but the sound is not on this machine."""
    wanted: tuple[Named, ...]
    """On air in the coming days and read by a machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One thing that must be done by a day."""

    words: str
    by: date
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawing:
    """Consent that was taken back, and what is still to be done."""

    slip: str
    received: date
    clocks: tuple[Clock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A slip that ends, or has ended, while stories or announcers rest on it."""

    slip: str
    state: str
    weight: Weight
    stories: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Promises:
    """What people allowed and what of it needs somebody."""

    withdrawing: tuple[Withdrawing, ...]
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One Problem of a file: its line, whether it stops publishing, what is wrong and what to do."""

    line: int
    stops: bool
    words: str


@dataclass(frozen=True, slots=True)
class Faulty:
    """A file with what is wrong in it."""

    path: str
    faults: tuple[Fault, ...]
    place: str = ""
    """Where it is opened, if it is a story."""
    noun: str = ""
    """What it is, in an editor's words."""

    @property
    def errors(self) -> int:
        """How many of them stop publishing."""
        return sum(fault.stops for fault in self.faults)


@dataclass(frozen=True, slots=True)
class Call:
    """Something that somebody should see to now, with where it is done."""

    words: str
    place: str
    weight: Weight


@dataclass(frozen=True, kw_only=True)
class Board:
    """All that is seen at one glance."""

    day: date
    stories: int
    readable: bool
    """False where facility or plans cannot be read: then only `files` tells anything."""
    files: tuple[Faulty, ...]
    """What is wrong with files that are no story of the board."""
    cards: tuple[Card, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    """Names of units by key, as the facility lists them."""
    fields: Mapping[str, str] = field(default_factory=dict)
    year: Year | None = None
    air: Air = Air((), ())
    voices: Voices | None = None
    promises: Promises = Promises((), ())
    calls: tuple[Call, ...] = ()

"""One exemplary person, collective, model or new factor, told once: its header and its body."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from newsdesk.model.base import Day, Noun, Number, Origin

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class Kind(Enum):
    """What a story tells of."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    MODEL = "model"
    FACTOR = "factor"


class Stage(Enum):
    """How far a story has come."""

    REGISTERED = "registered"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class Channel(Enum):
    """A way of telling that the plan names."""

    WEB = "web"
    LOUDSPEAKER = "loudspeaker"
    BRIEFING = "briefing"
    CONFERENCE = "conference"
    EXCHANGE = "exchange"
    CULTURE = "culture"


class Audience(Enum):
    """Who may read or hear a story."""

    EVERYONE = "everyone"
    STAFF = "staff"


class Role(Enum):
    """What a person is to the facility; a resident is never named."""

    STAFF = "staff"
    RESIDENT = "resident"
    OTHER = "other"


class Cause(Enum):
    """Why a story was taken back."""

    CONSENT = "consent"
    AWARD_REVOKED = "award-revoked"
    MISTAKE = "mistake"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration(Noun):
    """A unit puts a story forward for a year, before the plan's deadline."""

    on: Day
    year: Number | None = None
    """The year that it is for, where that is not the year in which it was handed in."""
    goal: str | None = None
    expected: str | None = None
    award: str | None = None
    contact: str | None = None
    since: Day | None = None
    until: Day | None = None
    note: str | None = None

    @property
    def for_year(self) -> int:
        """The year that it is for."""
        return self.year or self.on.year


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Noun):
    """Somebody in a story; `name` is None where the channel may not tell it."""

    role: Role
    name: str | None = None
    post: str | None = None
    consent: str | None = None
    """Number of the slip that says what may be told of this person, where."""
    basis: str | None = None
    """Key of the legal basis on which a member of staff is named without a slip."""
    called: tuple[str, ...] = ()
    """Other names under which people know this person."""
    photos: tuple[str, ...] = ()
    """Pictures of the story in which this person can be recognised."""
    quoted: bool = False
    """Whether the story tells this person's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Noun):
    """A figure with its unit, period and source."""

    claim: str
    period: str | None = None
    source: str | None = None
    on: Day | None = None
    """The day of the source, where its words do not say it."""
    criteria: tuple[Number, ...] = ()
    """Which of the plan's criteria it speaks for, counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Noun):
    """A commendation with its decision."""

    title: str
    decision: str | None = None
    on: Day | None = None
    revoked: Day | None = None
    """The day from which it is taken back: the story that rests on it is told no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted(Noun):
    """Who handed a story in for examination, and when."""

    by: str
    on: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Noun):
    """Who approved which text, in which office, when."""

    by: str
    office: str
    on: Day
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned(Noun):
    """Who sent a story back to its unit, and what for."""

    by: str
    on: Day
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Noun):
    """When and why a story was taken back from every channel."""

    on: Day
    because: Cause
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenText(Noun):
    """What is told for the ear where it differs from the page, and readings for this story alone."""

    text: str | None = None
    short: str | None = None
    say: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replication(Noun):
    """A unit that took over what the story tells of."""

    unit: str
    on: Day
    result: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header(Noun):
    """Everything that the YAML header of a story may hold."""

    title: str
    kind: Kind
    field: str
    unit: str
    stage: Stage
    date: Day | None = None
    expires: Day | None = None
    """The last day on which it is told; without one it is told for ever."""
    slug: str | None = None
    redirect_from: tuple[str, ...] = ()
    """Old addresses of this story: bare slugs, or paths on the website."""
    plan: str | None = None
    summary: str | None = None
    tags: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = tuple(Channel)
    audience: Audience = Audience.EVERYONE
    registration: Registration | None = None
    people: tuple[Person, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    awards: tuple[Award, ...] = ()
    submitted: Submitted | None = None
    approvals: tuple[Approval, ...] = ()
    returned: Returned | None = None
    withdrawn: Withdrawn | None = None
    image: str | None = None
    image_alt: str | None = None
    spoken: SpokenText = SpokenText()
    lesson: str | None = None
    question: str | None = None
    replicated: tuple[Replication, ...] = ()
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere that a body points at, as written, with its line in the file."""

    target: str
    line: int
    shows: bool
    """True for a picture, False for a link that a reader follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story as it stands in its file."""

    slug: str
    header: Header
    body: str
    body_line: int
    """The line of the file on which the body begins."""
    origin: Origin
    links: tuple[Link, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)
    """The digest of each picture's file that the story shows, by name."""

    @property
    def title(self) -> str:
        """The title as written."""
        return self.header.title

    @property
    def day(self) -> date | None:
        """The day from which the story may be told, the facility's own day."""
        return self.header.date

    @property
    def has_words(self) -> bool:
        """Whether the body says anything: comments alone are questions that nobody has answered."""
        return any(map(str.isalnum, COMMENT.sub("", self.body)))

    def revoked_award(self, on: date) -> Award | None:
        """Return the commendation that was taken back by a day, None where every one stands."""
        return next((award for award in self.header.awards if award.revoked and award.revoked <= on), None)

    def place_in_body(self, written: str) -> int:
        """Return the line of the file on which a piece of the body first stands; the body's own if nowhere."""
        offset = self.body.find(written)
        return self.body_line + (self.body.count("\n", 0, offset) if offset >= 0 else 0)

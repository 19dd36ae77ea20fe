"""What a slot may carry on a day: everything that is ready for air, with how long it really is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from newsdesk.model.programme import Part
from newsdesk.model.script import Version
from newsdesk.planning.memory import Candidate

CHOSEN = (Part.NEWS, Part.NOTICE, Part.FEATURE, Part.SONG)
"""Parts of which each place takes the next in turn, beside the exemplars, whose turn is weighed."""
TOLD = frozenset({Part.EXEMPLAR, *CHOSEN})


@dataclass(frozen=True, slots=True)
class Piece:
    """Something ready for air: its title, what it is made from, how long it really is, who speaks."""

    title: str
    digest: str
    length: timedelta
    voice: str | None = None
    synthetic: bool = False


@dataclass(frozen=True)
class Telling:
    """A story in each version that there is, and its headline."""

    candidate: Candidate
    versions: Mapping[Version, Piece]
    headline: Piece | None = None

    @cached_property
    def shortest(self) -> timedelta:
        """How much room it needs at the least, without its headline."""
        return min((piece.length for piece in self.versions.values()), default=timedelta.max)

    @cached_property
    def shortest_headed(self) -> timedelta:
        """The same with its headline."""
        return self.shortest + self.headline.length if self.headline and self.versions else self.shortest


@dataclass(frozen=True, slots=True)
class Choice:
    """A text or a song that may be told in a part."""

    slug: str
    day: date
    """Its own day: of two never told, the older waits longer."""
    piece: Piece


@dataclass(frozen=True, kw_only=True)
class Material:
    """What a slot may carry on a day."""

    fixed: Mapping[Part, Piece]
    """Ident, opening, headlines' first words, sting and closing of this slot on this day."""
    stories: Sequence[Telling]
    others: Mapping[Part, Sequence[Choice]] = field(default_factory=dict)
    """What may be told in each of CHOSEN."""
    bed: Callable[[timedelta], timedelta] = lambda room: room
    """How long the music is that fills so much room: whole frames, never longer."""

    bed_most: timedelta = timedelta(seconds=90)
    """How long that music may be at the most."""

    @cached_property
    def tellings(self) -> Mapping[str, Telling]:
        """Stories by slug."""
        return {telling.candidate.slug: telling for telling in self.stories}

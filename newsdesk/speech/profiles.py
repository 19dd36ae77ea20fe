"""Two ways of speaking that share one grammar: a newsreader's, and the conventions of NVIDIA NeMo's test data."""

import re
from dataclasses import dataclass
from functools import cache

from newsdesk.speech.tables import rows

ANY_KIND = "*"
TAKES = "takes"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a way of speaking takes that others leave, and what it says otherwise."""

    name: str
    takes: frozenset[str] = frozenset()
    wordings: tuple[tuple[str, re.Pattern[str], str], ...] = ()
    """Kind (or any), pattern in what a newsreader says, what is said instead."""

    def put(self, kind: str, said: str) -> str:
        """Put what a newsreader says into this way of speaking."""
        for of_kind, pattern, instead in self.wordings:
            if of_kind in (kind, ANY_KIND):
                said = pattern.sub(instead, said)
        return said


BROADCAST = Profile("broadcast")


@cache
def profiles() -> dict[str, Profile]:
    """Return every way of speaking by its name."""
    table = [(of, kind, said, "".join(instead)) for of, kind, said, *instead in rows("profiles.tsv")]
    made = [
        Profile(
            name,
            frozenset(said for of, kind, said, _ in table if (of, kind) == (name, TAKES)),
            tuple((kind, re.compile(said), to) for of, kind, said, to in table if of == name and kind != TAKES),
        )
        for name in sorted({row[0] for row in table})
    ]
    return {profile.name: profile for profile in (BROADCAST, *made)}

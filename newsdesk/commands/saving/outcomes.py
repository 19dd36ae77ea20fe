"""Where a desk is shared, and how sharing went."""

from dataclasses import dataclass, field
from enum import Enum

from newsdesk.commands.saving.copy import Copy
from newsdesk.commands.saving.pending import Pending
from newsdesk.problems import Problem


class Outcome(Enum):
    """How sharing went."""

    ALONE = "alone"
    """No shared copy is set."""
    SENT = "sent"
    NOTHING = "nothing"
    """The shared copy holds everything already."""
    OFFLINE = "offline"
    SIGN_IN = "sign-in"
    REFUSED = "refused"
    BUSY = "busy"
    """Others sent something every time we were about to."""
    CONFLICT = "conflict"
    IN_THE_WAY = "in-the-way"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Shared:
    """How sharing went, and what there is to say of it."""

    outcome: Outcome
    why: str = ""
    waiting: tuple[Pending, ...] = ()
    paths: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    taken: frozenset[str] = field(default_factory=frozenset)
    """What came from others."""


@dataclass(frozen=True, slots=True)
class Upstream:
    """Where the desk is shared."""

    remote: str
    ref: str
    """The branch's name over there."""
    tracking: str
    """What we know of it here."""


def upstream_of(copy: Copy) -> Upstream | None:
    """Return where the branch is shared, None where that is not set."""
    asked = "--format=%(upstream:remotename)%00%(upstream:remoteref)%00%(upstream)"
    remote, ref, tracking = (*copy.git("for-each-ref", asked, copy.branch).split("\0"), "", "", "")[:3]
    return Upstream(remote, ref, tracking) if tracking and remote not in {"", "."} else None


def shared_head(copy: Copy, upstream: Upstream) -> str | None:
    """Return what we know of the shared copy; None where nobody sent anything yet."""
    found = copy.git.asked("rev-parse", "-q", "--verify", f"{upstream.tracking}^{{commit}}")
    return None if found.code else found.text

"""To the shared copy and back: fetch, put together, send; never by force, never waiting for a password."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from newsdesk.commands.saving import pending, placing, two_versions
from newsdesk.commands.saving.commit import Author, record
from newsdesk.commands.saving.copy import Blob, Copy
from newsdesk.commands.saving.git import LONG, Answer, Slow, last_words
from newsdesk.commands.saving.merging import Conflict, Merged, base_of, merge, scripts_anew
from newsdesk.commands.saving.pending import Pending
from newsdesk.commands.saving.sifting import state, worse
from newsdesk.problems import Problem

TRIES = 4
MERGED = "Ghép với phần người khác đã gửi"


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


def share(copy: Copy, today: date, who: Author, alone: Callable[[], AbstractContextManager[None]]) -> Shared:
    """Send what was saved, having put it together with what others sent; `alone` is the desk's own lock."""
    upstream = upstream_of(copy)
    if upstream is None or copy.head is None:
        return Shared(Outcome.ALONE)
    taken: frozenset[str] = frozenset()
    for _ in range(TRIES):
        if lost := _over_network(copy, "fetch", "-q", "--no-tags", upstream.remote):
            return replace(lost, taken=taken)
        with alone():
            stop, new = integrate(copy, upstream, today, who)
        taken |= new
        if stop:
            return replace(stop, taken=taken)
        sent = _send(copy, upstream)
        if sent.outcome is not Outcome.BUSY:
            return replace(sent, taken=taken)
    return Shared(Outcome.BUSY, taken=taken)


def shared_head(copy: Copy, upstream: Upstream) -> str | None:
    """Return what we know of the shared copy; None where nobody sent anything yet."""
    found = copy.git.asked("rev-parse", "-q", "--verify", f"{upstream.tracking}^{{commit}}")
    return None if found.code else found.text


def integrate(copy: Copy, upstream: Upstream, today: date, who: Author) -> tuple[Shared | None, frozenset[str]]:
    """Take in what others sent; return what stops us from sending, and the paths that came."""
    mine, theirs = copy.head, shared_head(copy, upstream)
    if mine is None or theirs is None or base_of(copy, mine, theirs) == theirs:
        _settled(copy)
        return _still_worse(copy, mine, theirs, today), frozenset()
    new, problems = theirs, tuple[Problem, ...]()
    if base_of(copy, mine, theirs) != mine:
        merged, waiting = put_together(copy, mine, theirs)
        if waiting:
            pending.show(copy.root, waiting)
            shown = tuple(pending.told(copy, one, theirs) for one in waiting)
            two_versions.write(copy, shown)
            return Shared(Outcome.CONFLICT, waiting=shown), frozenset()
        tree, problems = _checked(copy, merged, mine, theirs, today)
        new = record(copy, tree, [mine, theirs], MERGED, who)
    came = frozenset(placing.steps(copy.files_of(mine), copy.files_of(new)))
    if blocked := placing.place(copy, mine, new):
        return Shared(Outcome.IN_THE_WAY, paths=tuple(blocked)), frozenset()
    _settled(copy)
    return (Shared(Outcome.WORSE, problems=problems) if problems else None), came


def _still_worse(copy: Copy, mine: str | None, theirs: str | None, today: date) -> Shared | None:
    """Return what keeps a merge of an earlier save from being sent: somebody was to put it right first."""
    if mine is None or theirs is None or not copy.git("rev-list", "--merges", f"{theirs}..{mine}"):
        return None
    grave = state(copy, mine, today).grave
    bad = worse(grave, state(copy, theirs, today).grave) if grave else []
    return Shared(Outcome.WORSE, problems=tuple(bad)) if bad else None


def put_together(copy: Copy, mine: str, theirs: str) -> tuple[Merged, list[Conflict]]:
    """Return both states in one, and what nobody has decided yet."""
    first = merge(copy, mine, theirs, {})
    decided = pending.chosen(pending.Decided(pending.read(copy.root)), first.conflicts)
    merged = merge(copy, mine, theirs, decided) if decided else first
    return merged, [one for one in first.conflicts if one not in decided]


def _settled(copy: Copy) -> None:
    """Clear away two versions that wait no longer."""
    pending.forget(copy.root)
    two_versions.write(copy, ())


def _checked(copy: Copy, merged: Merged, mine: str, theirs: str, today: date) -> tuple[str, tuple[Problem, ...]]:
    """Return the tree of both with its scripts made anew, and what is wrong in it that was wrong in neither."""
    tree = copy.tree(merged.files)
    read = state(copy, tree, today)
    anew = scripts_anew(copy, merged, read.found.desk.spoken.scripts if read.found.desk else None)
    after: dict[str, Blob | None] = {**merged.files, **anew}
    tree = copy.tree({path: blob for path, blob in after.items() if blob})
    grave = [one for one in read.grave if one.place.path not in anew]
    if grave:
        grave = worse(grave, state(copy, mine, today).grave, state(copy, theirs, today).grave)
    return tree, tuple(grave)


def _send(copy: Copy, upstream: Upstream) -> Shared:
    head = copy.head
    if head is None or head == shared_head(copy, upstream):
        return Shared(Outcome.NOTHING)
    lost = _over_network(copy, "push", "--porcelain", upstream.remote, f"{head}:{upstream.ref}")
    return lost or Shared(Outcome.SENT)


def _over_network(copy: Copy, *words: str) -> Shared | None:
    """Ask for something over a network; return why it could not be done."""
    try:
        answer = copy.git.over_network().asked(*words, seconds=LONG)
    except Slow:
        return Shared(Outcome.OFFLINE, "mạng quá chậm hoặc máy chủ không trả lời")
    return _lost(answer) if answer.code else None


SIGNS = {
    Outcome.OFFLINE: (
        "Could not resolve", "Couldn't resolve", "unable to access", "Connection", "connect to", "timed out",
        "Network is unreachable", "No route to host", "early EOF", "hung up", "Operation too slow", "RPC failed",
        "does not appear to be a git repository", "Temporary failure",
    ),
    Outcome.SIGN_IN: (
        "Authentication failed", "could not read Username", "could not read Password", "Permission denied",
        "Host key verification failed", "terminal prompts disabled", "error: 401", "error: 403", "not found",
    ),
    Outcome.BUSY: ("fetch first", "non-fast-forward", "cannot lock ref", "failed to update ref", "stale info"),
}  # fmt: skip
"""What git says, in the order in which it is looked for below."""


def _lost(answer: Answer) -> Shared:
    said = f"{answer.err}\n{answer.text}"
    for outcome in (Outcome.BUSY, Outcome.SIGN_IN, Outcome.OFFLINE):
        if any(sign in said for sign in SIGNS[outcome]):
            return Shared(outcome, last_words(answer.err))
    told = [line for line in answer.err.splitlines() if line.strip() and "failed to push some refs" not in line]
    return Shared(Outcome.REFUSED, last_words("\n".join(told) or said))


def new_software(taken: frozenset[str]) -> bool:
    """Whether a newer version of the software itself came along."""
    return any(path.startswith("newsdesk/") or path in {"tasks.py", "requirements.txt"} for path in taken)

"""To the shared copy and back: fetch, put together, send; never by force, never waiting for a password."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date

from newsdesk.commands.saving.commit import Author
from newsdesk.commands.saving.copy import Copy
from newsdesk.commands.saving.git import LONG, Answer, Slow, fault, last_words
from newsdesk.commands.saving.integrating import integrate
from newsdesk.commands.saving.outcomes import Outcome, Shared, Upstream, shared_head, upstream_of

TRIES = 4


def share(copy: Copy, today: date, who: Author, alone: Callable[[], AbstractContextManager[object]]) -> Shared:
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
    if not answer.code:
        return None
    here = "\n".join(line for line in answer.err.splitlines() if not line.startswith("remote:"))
    refused = fault(replace(answer, err=here), words[0])
    if refused.code == "disk-full":  # this machine's disk, not the other one's
        raise refused
    return _lost(answer)


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

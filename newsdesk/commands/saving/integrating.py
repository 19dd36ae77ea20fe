"""What others sent, taken into this folder: put together, read once more, and placed or left for somebody to choose."""

from datetime import date

from newsdesk.commands.saving import pending, placing, two_versions
from newsdesk.commands.saving.commit import Author, record
from newsdesk.commands.saving.copy import Blob, Copy
from newsdesk.commands.saving.merging import Conflict, Merged, base_of, merge, scripts_anew
from newsdesk.commands.saving.outcomes import Outcome, Shared, Upstream, shared_head
from newsdesk.commands.saving.sifting import state, worse
from newsdesk.problems import Problem

MERGED = "Ghép với phần người khác đã gửi"


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

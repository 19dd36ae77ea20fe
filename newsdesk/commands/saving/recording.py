"""One save on this machine: what was changed, sifted, recorded; going on first where a killed one stopped."""

from dataclasses import dataclass
from datetime import date

from newsdesk.commands import console
from newsdesk.commands.saving import kinds, placing
from newsdesk.commands.saving.changes import Change, blobs, composed
from newsdesk.commands.saving.commit import Author, record
from newsdesk.commands.saving.copy import Copy
from newsdesk.commands.saving.sifting import Sifted, sift
from newsdesk.commands.unnamed import refuse_residents


@dataclass(frozen=True, slots=True)
class Saved:
    """What one save recorded."""

    found: tuple[Change, ...]
    sifted: Sifted
    commit: str | None
    """None where nothing was to be recorded."""

    @property
    def kept(self) -> list[Change]:
        """The changes that are recorded."""
        return [one for one in self.found if self.commit and one.path in self.sifted.kept]

    @property
    def left_out(self) -> list[Change]:
        """The changes that are not for an editor to save."""
        return [one for one in self.found if one.why_not]


def save(copy: Copy, today: date, said: str, who: Author) -> Saved:
    """Record what may be recorded; the caller holds the desk's lock."""
    placing.mend(copy)
    found, head = tuple(composed(copy)), copy.head
    if any(not one.why_not for one in found):
        console.say("Đang đọc lại những gì sắp lưu…")
    sifted = sift(copy, blobs(copy, list(found)), today)
    if not sifted.kept or (head and sifted.tree == copy.git("rev-parse", f"{head}^{{tree}}")):
        list_as_saved(copy)
        return Saved(found, sifted, None)
    if sifted.library:  # git's history cannot be taken back
        refuse_residents(sifted.library, "Lời ghi việc đã làm", said)
    commit = record(copy, sifted.tree, [head] if head else [], said, who)
    copy.move(commit, head, "save")
    list_as_saved(copy)
    return Saved(found, sifted, commit)


def list_as_saved(copy: Copy) -> None:
    """Let git's own list of files agree with what is saved where people write: a killed save leaves it behind."""
    if head := copy.head:
        unlike = copy.git.asked("diff-index", "--cached", "--no-renames", "--name-only", "-z", head).rows
        copy.list_anew([path for path in unlike if path.startswith((*kinds.AREA, *kinds.LOOK))], head)

"""Save what was done: record it on this machine, put it together with what others sent, send it."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path, PurePosixPath

from newsdesk import files
from newsdesk.commands import console
from newsdesk.commands.saving import pending, words
from newsdesk.commands.saving.changes import Change, changes
from newsdesk.commands.saving.commit import LONGEST_WHAT, Author, author, one_line
from newsdesk.commands.saving.copy import Copy, opened
from newsdesk.commands.saving.cut_short import marked
from newsdesk.commands.saving.integrating import put_together
from newsdesk.commands.saving.merging import base_of
from newsdesk.commands.saving.outcomes import Outcome, Shared, shared_head, upstream_of
from newsdesk.commands.saving.pending import MINE, THEIRS, Pending
from newsdesk.commands.saving.recording import Saved, save
from newsdesk.commands.saving.sharing import share

PUT_RIGHT = {Outcome.CONFLICT, Outcome.IN_THE_WAY, Outcome.WORSE}
NOT_SENT = {Outcome.SIGN_IN, Outcome.REFUSED, Outcome.BUSY}


def run(root: Path, today: date, what: str, by: str = "", keep: str = "") -> int:
    """Save with a line that says what was done; with `keep`, `what` is a file of which two versions wait."""
    if keep:
        return resolve(root, what, keep, today, by)
    said = one_line(what, LONGEST_WHAT)
    if not said:
        raise console.UsageFault('Ghi vài chữ cho biết đã làm gì: save "Viết xong bài bếp ăn"')
    return _save(root, today, said, by)


def waiting(root: Path) -> list[Change]:
    """Return the files that a save would record, or leave out with a reason, and what each is in Vietnamese."""
    return changes(opened(root))


def conflicts(root: Path) -> list[Pending]:
    """Return the files of which two versions wait for somebody to choose, with both texts."""
    copy = opened(root)
    upstream = upstream_of(copy)
    mine, theirs = copy.head, shared_head(copy, upstream) if upstream else None
    if mine is None or theirs is None or base_of(copy, mine, theirs) in {mine, theirs}:
        return []
    return [pending.told(copy, one, theirs) for one in put_together(copy, mine, theirs)[1]]


def resolve(root: Path, path: str, keep: str, today: date | None = None, by: str = "") -> int:
    """Choose one of two versions; once all are chosen, everything is put together and sent.

    `mine` is the file as it stands now, with whatever somebody copied into it from the other.
    """
    if keep not in {MINE, THEIRS}:
        raise console.UsageFault(f"Không hiểu “--keep {keep}”. Chọn --keep mine (bản của bạn) hoặc --keep theirs.")
    name = _within(root, path)
    with console.alone(root):
        given_up = pending.read(root).get(name, {}).get(THEIRS if keep == MINE else MINE, "")
        if not pending.decide(root, name, keep):
            raise console.UsageFault(
                f"Tệp “{name}” không có hai bản nào đang chờ chọn. Ghi đường dẫn như trong tờ hướng dẫn."
            )
    whose = "của mình" if keep == MINE else "của người khác"
    code = _save(root, today or date.today(), f"Giữ bản {whose}: {name}", by)
    if given_up and name not in pending.read(root):
        console.say(f"Bản không giữ vẫn còn trong lịch sử; xem lại: git show {given_up[:12]}")
    return code


def _within(root: Path, written: str) -> str:
    """Return a path as git has it: from the desk, with forward slashes, composed."""
    path = console.path_at(written)
    if path.is_absolute() and path.is_relative_to(root):
        path = path.relative_to(root)
    return files.nfc(PurePosixPath(path.as_posix().replace("\\", "/")).as_posix())


def _save(root: Path, today: date, said: str, by: str) -> int:
    copy = opened(root)
    who = author(copy, by)
    with marked(copy) as cut_short:
        return _save_and_share(copy, today, said, who, cut_short)


def _save_and_share(copy: Copy, today: date, said: str, who: Author, cut_short: bool) -> int:
    with console.alone(copy.root) as known:
        if cut_short and not known:
            console.say(console.CUT_SHORT)
        saved = save(copy, today, said, who)
        for path in saved.sifted.held:  # what cannot be saved as it stands cannot be the version to keep either
            pending.decide(copy.root, path, "")
    _say(words.of_saved(saved))
    if upstream_of(copy):
        console.say("Đang trao đổi với nơi lưu chung…")
    shared = share(copy, today, who, lambda: console.alone(copy.root))
    _say(words.of_shared(shared))
    return _code(saved, shared)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        console.say(line)


def _code(saved: Saved, shared: Shared) -> int:
    if saved.sifted.held or saved.sifted.bound or shared.outcome in PUT_RIGHT:
        return console.COPY
    return console.MACHINE if shared.outcome in NOT_SENT else console.CLEAN

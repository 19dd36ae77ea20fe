"""What was changed in the folder since it was saved last, and which of it may be saved."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsdesk import files
from newsdesk.commands.saving import kinds
from newsdesk.commands.saving.copy import Blob, Copy, is_plain
from newsdesk.commands.saving.git import paths_given
from newsdesk.errors import DeskError

DONE = {"?": "mới", "D": "đã xóa"}


@dataclass(frozen=True, slots=True)
class Change:
    """One file that is not as it was saved last."""

    path: str
    noun: str
    """What it is, for an editor."""
    done: str
    """mới, đã sửa or đã xóa."""
    why_not: str = ""
    """Why it is not saved; nothing where it is."""

    @property
    def gone(self) -> bool:
        """Whether it was deleted."""
        return self.done == DONE["D"]


def changes(copy: Copy) -> list[Change]:
    """Return every change that is worth a word, sorted by path."""
    with copy.own_index(copy.head) as git:
        asked = ["--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=all"]
        rows = git.must("status", *asked).rows
        unsaid = [row for row in rows if not row[3:].startswith(kinds.THROWN_AWAY)]
        ignored = _ignored(copy, [row[3:] for row in unsaid if row[1] != "D"])
    before = {row[3:] for row in unsaid if row[1] != "?"}
    return sorted(_told(copy, unsaid, ignored, before), key=lambda one: one.path)


def _told(copy: Copy, rows: list[str], ignored: set[str], before: set[str]) -> Iterator[Change]:
    for row in rows:
        path, done = row[3:], DONE.get(row[1], "đã sửa")
        if path in ignored or (done == DONE["?"] and not kinds.in_area(path) and not path.startswith(kinds.LOOK)):
            continue
        content = _start(copy.root / path)
        why = kinds.why_not(path, copy.ours) or ("" if done == DONE["D"] else _refused(copy.root, path, before))
        yield Change(path, kinds.noun(path, content), done, why)


def _ignored(copy: Copy, paths: list[str]) -> set[str]:
    """Return which of these are to be ignored, tracked by mistake or not."""
    given = paths_given(paths)
    found = copy.git.asked("check-ignore", "--no-index", "-z", "--stdin", given=given) if paths else None
    return set(found.rows) if found else set()


def _start(path: Path) -> bytes:
    try:
        return files.head(path, 20_000)[1] if is_plain(path) else b""
    except DeskError:
        return b""


def _refused(root: Path, path: str, before: set[str]) -> str:
    """Return what the file itself, not its name, speaks against saving it."""
    if not is_plain(root / path):
        return "là lối tắt, không phải tệp; chép hẳn tệp vào đây"
    try:
        size, start = files.head(root / path, kinds.LARGEST)
    except DeskError:
        return "máy không được phép đọc, hoặc tệp đang bị chương trình khác giữ"
    if size > kinds.LARGEST:
        return f"nặng {size / 1e6:.0f} MB, quá mức {kinds.LARGEST // 1_000_000} MB; thu nhỏ lại"
    if kinds.SECRET_WORDS.search(start):
        return "có mật khẩu hoặc khóa bí mật ở trong; xóa đoạn ấy đi"
    composed = files.nfc(path)
    if composed != path and (composed in before or _another(root / path, root / composed)):
        return f"tên trùng với {composed}, chỉ khác cách gõ dấu; giữ một tệp"
    return ""


def _another(one: Path, other: Path) -> bool:
    """Whether two names, told apart only by how their marks are written, are two files."""
    return other.exists() and not other.samefile(one)


def composed(copy: Copy) -> list[Change]:
    """Return every change once new files have composed names.

    Some systems hand out letters and their marks apart, and git would keep both names.
    """
    found = changes(copy)
    apart = [one for one in found if files.nfc(one.path) != one.path and not one.why_not and not one.gone]
    for one in apart:
        target = copy.root / files.nfc(one.path)
        with files.machine_faults(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            (copy.root / one.path).rename(target)
    return changes(copy) if apart else found


def blobs(copy: Copy, found: list[Change]) -> dict[str, Blob | None]:
    """Return what git is to keep of each change that may be saved, None of what was deleted."""
    wanted = [one for one in found if not one.why_not]
    modes = copy.files_of(copy.head)
    oids = copy.work_oids((one.path for one in wanted if not one.gone), keep=True)
    there = {path: Blob(oid, modes[path].mode if path in modes else Blob(oid).mode) for path, oid in oids.items()}
    return {one.path: there.get(one.path) for one in wanted if one.gone or one.path in there}

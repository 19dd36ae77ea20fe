"""A new state takes its place in the folder: file by file, whole files only, going on after a kill.

The state that is coming is noted first, so that whoever finds the work half done knows both sides: each file is as it
was, as it is to be, or somebody's own change, and of the last none is ever touched.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from newsdesk import files
from newsdesk.commands.saving.copy import Blob, Copy, Files
from newsdesk.files.trees import patiently

COMING = "refs/newsdesk/coming"
INCOMING = ".cache/save-incoming"
Steps = dict[str, tuple[Blob | None, Blob | None]]
"""For each path that changes: as it was, as it is to be."""


def steps(old: Files, new: Files) -> Steps:
    """Return what changes between two states."""
    paths = sorted({*old, *new})
    return {path: (old.get(path), new.get(path)) for path in paths if old.get(path) != new.get(path)}


def in_the_way(copy: Copy, changed: Steps) -> list[str]:
    """Return the paths where something of somebody's own lies that is saved nowhere."""
    oids = copy.work_oids(changed)
    own = [path for path, known in changed.items() if _own(copy.root, path, oids.get(path), known)]
    clean = _untouched(copy, [path for path in own if path in oids and changed[path][0]])
    return [path for path in own if path not in clean]


def _untouched(copy: Copy, doubtful: list[str]) -> set[str]:
    """Return the files that git itself takes for unchanged, such as those that were kept with other line ends."""
    if not doubtful:
        return set()
    with copy.own_index(copy.head) as git:
        rows = git.must("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=no").rows
    return set(doubtful) - {row[3:] for row in rows}


def _own(root: Path, name: str, oid: str | None, known: tuple[Blob | None, Blob | None]) -> bool:
    path = root / name
    if not files.inside(path.parent, root):
        return True  # a folder that leads elsewhere: what lies there is not ours
    if oid is None:
        return path.exists() or path.is_symlink()  # a folder or a link where a file is to be
    return oid not in {blob.oid for blob in known if blob}


def place(copy: Copy, old: str, new: str) -> list[str]:
    """Let a commit that follows another take its place; return what is in the way, and then nothing was done."""
    changed = steps(copy.files_of(old), copy.files_of(new))
    if blocked := in_the_way(copy, changed):
        return blocked
    copy.git("update-ref", COMING, new)
    _write(copy, new, {path: to for path, (_, to) in changed.items()})
    copy.move(new, old, "save: ghép")
    copy.list_anew(changed, new)
    copy.git("update-ref", "-d", COMING)
    return []


def _write(copy: Copy, state: str, wanted: dict[str, Blob | None]) -> None:
    room = files.fresh_folder(copy.root / INCOMING)
    try:
        copy.lay_out(state, [path for path, blob in wanted.items() if blob], room)
        for path, blob in wanted.items():
            target = copy.root / path
            if blob is None:
                files.remove(target)
                _clear_above(copy.root, target)
                continue
            with files.machine_faults(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                _rename(room / path, target)
    finally:
        files.remove_tree(room)


def _rename(new: Path, target: Path) -> None:
    """Let a file take a place, patiently while an editor or a scanner holds the old one."""
    patiently(lambda: new.replace(target))


def _clear_above(root: Path, gone: Path) -> None:
    """Remove the folders that a deleted file left empty."""
    with suppress(OSError):
        for folder in gone.parents:
            if folder == root:
                return
            folder.rmdir()


def mend(copy: Copy) -> None:
    """Go on where a killed save stopped: forward where nobody touched anything since, else back to what was saved."""
    found = copy.git.asked("rev-parse", "-q", "--verify", COMING)
    if found.code:
        return
    coming, head = found.text, copy.head
    if head and head != coming and _follows(copy, coming, head):
        if not place(copy, head, coming):
            return
        changed = steps(copy.files_of(head), copy.files_of(coming))
        oids = copy.work_oids(changed)
        _write(copy, head, {path: was for path, (was, to) in changed.items() if oids.get(path) == (to and to.oid)})
    elif head == coming:
        copy.list_anew(_area(copy), coming)
    copy.git("update-ref", "-d", COMING)


def _follows(copy: Copy, coming: str, head: str) -> bool:
    return not copy.git.asked("merge-base", "--is-ancestor", head, coming).code


def _area(copy: Copy) -> Iterable[str]:
    parents = copy.git.asked("rev-list", "--parents", "-n", "1", copy.head or "HEAD").text.split()[1:]
    return steps(copy.files_of(parents[0]), copy.files_of(copy.head)) if parents else ()

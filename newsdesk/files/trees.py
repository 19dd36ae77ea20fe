"""Trees that change places in one step, their unchanged files the very same files."""

import ctypes
import os
import platform
import shutil
from pathlib import Path

from newsdesk.files.faults import machine_faults
from newsdesk.files.reading import tree
from newsdesk.files.writing import flush, remove_tree

SYSTEM = platform.system()
AT_FDCWD, RENAME_EXCHANGE, RENAME_SWAP = -100, 2, 2


def link_tree(old: Path, new: Path) -> None:
    """Make a folder whose files are the very files of another: what is written anew there leaves the old alone."""
    with machine_faults(new):
        new.mkdir(parents=True, exist_ok=True)
        for name, path in tree(old).items():
            target = new / name
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(path, target)
            except OSError:
                shutil.copy2(path, target)


def take_place(new: Path, old: Path) -> bool:
    """Let a whole new tree take an old one's place; files with the same bytes stay the files they were.

    Returns whether anything changed. Where nothing did, the old tree is not touched at all.
    A reader sees the old tree or the new one, never a mixture.
    """
    with machine_faults(old):
        mend_interrupted(old)
        if not keep_unchanged_files(new, old):
            remove_tree(new)
            return False
        flush_tree(new)
        if not old.exists():
            old.parent.mkdir(parents=True, exist_ok=True)
            new.replace(old)
        elif exchange(new, old):
            remove_tree(new)
        else:
            replace_in_two_steps(new, old)
    return True


def keep_unchanged_files(new: Path, old: Path) -> bool:
    """Put the old file in place of each new one that equals it; return whether the trees differ."""
    fresh, stale = tree(new), tree(old)
    changed = fresh.keys() != stale.keys()
    for name in fresh.keys() & stale.keys():
        if fresh[name].samefile(stale[name]):
            continue
        if same_content(fresh[name], stale[name]):
            keep_file(stale[name], fresh[name])
        else:
            changed = True
    return changed


def same_content(one: Path, other: Path) -> bool:
    """Whether two files hold the same bytes."""
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        while piece := left.read(1 << 20):
            if piece != right.read(1 << 20):
                return False
    return True


def keep_file(old: Path, new: Path) -> None:
    """Make the new name the very same file as the old; where links are not to be had, only as old."""
    link = new.with_name(f".{new.name}.link")
    link.unlink(missing_ok=True)
    try:
        os.link(old, link)
    except OSError:
        shutil.copystat(old, new)
    else:
        link.replace(new)


def flush_tree(folder: Path) -> None:
    """Push what is new in a tree to the disk: every file with a single name."""
    for path in tree(folder).values():
        if path.stat().st_nlink == 1:
            flush(path)


def exchange(one: Path, other: Path) -> bool:
    """Let two names change places in one step of the kernel; return whether this system can."""
    left, right = os.fsencode(one), os.fsencode(other)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if SYSTEM == "Linux":
            return bool(libc.renameat2(AT_FDCWD, left, AT_FDCWD, right, RENAME_EXCHANGE) == 0)
        if SYSTEM == "Darwin":
            return bool(libc.renamex_np(left, right, RENAME_SWAP) == 0)
    except (AttributeError, OSError, TypeError):
        return False
    return False


def aside(old: Path) -> Path:
    """Return where a tree waits while another takes its place."""
    return old.with_name(f".{old.name}.old")


def replace_in_two_steps(new: Path, old: Path) -> None:
    """Where the system cannot exchange names (Windows): old aside, new in; `mend_interrupted` ends it."""
    remove_tree(aside(old))
    old.replace(aside(old))
    new.replace(old)
    remove_tree(aside(old))


def mend_interrupted(old: Path) -> None:
    """Bring back the tree that an interrupted replacement left aside."""
    waiting = aside(old)
    if waiting.exists():
        if old.exists():
            remove_tree(waiting)
        else:
            waiting.replace(old)

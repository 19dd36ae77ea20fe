"""Trees that change places in one step, their unchanged files the very same files."""

import ctypes
import os
import platform
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from newsdesk.errors import DeskError
from newsdesk.files.faults import machine_faults
from newsdesk.files.looks import looks
from newsdesk.files.reading import tree
from newsdesk.files.writing import flush, remove_tree

SYSTEM = platform.system()
AT_FDCWD, RENAME_EXCHANGE, RENAME_SWAP = -100, 2, 2


def link_tree(old: Path, new: Path) -> None:
    """Make a folder whose files are the very files of another: what is written anew there leaves the old alone."""
    with machine_faults(new):
        new.mkdir(parents=True, exist_ok=True)
        link_all(looks(old), old, new)


def link_all(names: Iterable[str], source: Path, folder: Path) -> None:
    """Give files of one folder a second name in another; a copy where hard links are not to be had.

    A symbolic link is left out: what it leads to is not ours, and may become anything.
    """
    there = set[str]()
    for name in names:
        if (source / name).is_symlink():
            continue
        above = name.rpartition("/")[0]
        if above not in there:
            (folder / above).mkdir(parents=True, exist_ok=True)
            there.add(above)
        try:
            os.link(f"{source}/{name}", f"{folder}/{name}")
        except OSError:
            shutil.copy2(source / name, folder / name)


def link(source: Path, target: Path) -> bool:
    """Let a name be the very same file as another, or a copy where links are not to be had.

    One that holds the same bytes is left as it is. Returns whether anything changed.
    """
    with machine_faults(target):
        if target.is_file() and (target.samefile(source) or same_content(source, target)):
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.link")
        draft.unlink(missing_ok=True)
        try:
            os.link(source, draft)
        except OSError:
            shutil.copy2(source, draft)
        draft.replace(target)
    return True


def take_places(pairs: Sequence[tuple[Path, Path]]) -> list[Path]:
    """Let whole new trees take the places of old ones, all of them or none; return the places that changed.

    Files with the same bytes stay the files they were; a place whose tree is the same is not touched at all.
    A reader sees an old tree or a new one, never a mixture.
    """
    changed = differing(pairs)
    change_all(changed)
    return [old for _, old in changed]


def differing(pairs: Iterable[tuple[Path, Path]]) -> list[tuple[Path, Path]]:
    """Return the pairs of which the new tree differs from the old one, new files pushed to the disk."""
    changed: list[tuple[Path, Path]] = []
    for new, old in pairs:
        with machine_faults(old):
            mend_interrupted(old)
            if keep_unchanged_files(new, old):
                flush_tree(new)
                changed.append((new, old))
    return changed


def change_all(pairs: Iterable[tuple[Path, Path]]) -> None:
    """Let the two trees of each pair change names, of all pairs or, if one is refused, of none."""
    done: list[tuple[Path, Path]] = []
    try:
        for new, old in pairs:
            with machine_faults(old):
                change_places(new, old)
            done.append((new, old))
    except DeskError:
        for new, old in reversed(done):
            change_places(new, old)
        raise


def take_place(new: Path, old: Path) -> bool:
    """Let one whole new tree take an old one's place; return whether anything changed."""
    changed = bool(take_places([(new, old)]))
    remove_tree(new)
    return changed


def change_places(one: Path, other: Path) -> None:
    """Let two trees change names; either may be absent."""
    other.parent.mkdir(parents=True, exist_ok=True)
    if not other.exists():
        one.replace(other)
    elif not one.exists():
        other.replace(one)
    elif not exchange(one, other):
        exchange_in_steps(one, other)


def keep_unchanged_files(new: Path, old: Path) -> bool:
    """Put the old file in place of each new one that equals it; return whether the trees differ."""
    fresh, stale = tree(new), tree(old)
    changed = fresh.keys() != stale.keys()
    for name in fresh.keys() & stale.keys():
        if stale[name].is_symlink():  # somebody put it there: what it leads to may become anything
            changed = True
            continue
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


def exchange_in_steps(new: Path, old: Path) -> None:
    """Where the system cannot exchange names (Windows): old aside, new in; back again if that is refused."""
    remove_tree(aside(old))
    patiently(lambda: old.replace(aside(old)))
    try:
        patiently(lambda: new.replace(old))
    except OSError:
        aside(old).replace(old)
        raise
    aside(old).replace(new)


def patiently(step: Callable[[], object]) -> None:
    """Try a step again while a player, a scanner or a file browser holds a file: about three seconds in all."""
    for pause in (0.05, 0.1, 0.2, 0.4, 0.8, 1.6):
        with suppress(PermissionError):
            step()
            return
        time.sleep(pause)
    step()


def mend_interrupted(old: Path) -> None:
    """Bring back the tree that an interrupted replacement left aside."""
    waiting = aside(old)
    if waiting.exists():
        if old.exists():
            remove_tree(waiting)
        else:
            waiting.replace(old)

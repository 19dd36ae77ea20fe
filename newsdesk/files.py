"""The only door to the disk: whole files in, whole files out, trees that change places in one step."""

import ctypes
import errno
import hashlib
import os
import platform
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from newsdesk.errors import DeskError

FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
FOLDER_CODES = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def machine_faults(path: Path) -> Iterator[None]:
    """Turn what the operating system refuses into a DeskError that names the file."""
    try:
        yield
    except OSError as fault:
        if fault.errno in FULL:
            raise DeskError("disk-full", path=path) from fault
        if fault.errno in FOLDER_CODES:
            raise DeskError("no-permission", path=path) from fault
        raise DeskError("file-fault", path=path, why=fault.strerror or fault) from fault


def digest(content: bytes | str) -> str:
    """Return 32 hexadecimal digits of SHA-256: short enough to print, long enough to bind an approval."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()[:32]


def digest_of(path: Path) -> str:
    """Return the digest of a file's bytes, read in pieces."""
    with machine_faults(path), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()[:32]


def nfc(text: str) -> str:
    """Return the text composed: one letter, one sequence of code points."""
    return unicodedata.normalize("NFC", text)


def listing(folder: Path) -> list[Path]:
    """Return every file and link below a folder, sorted; hidden names, pipes and devices are left out."""
    if not folder.is_dir():
        return []
    with machine_faults(folder):
        return sorted(path for path in folder.rglob("*") if _a_file(path) and not _hidden(path, folder))


def _a_file(path: Path) -> bool:
    return path.is_file() or (path.is_symlink() and not path.is_dir())


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~")) for part in path.relative_to(folder).parts)


def inside(path: Path, folder: Path) -> bool:
    """Whether a path, links followed, stays in a folder."""
    return path.resolve().is_relative_to(folder.resolve())


def head(path: Path, limit: int) -> tuple[int, bytes]:
    """Return a file's size and its first bytes: a file of many gigabytes costs no more than a small one."""
    with machine_faults(path), path.open("rb") as stream:
        return os.fstat(stream.fileno()).st_size, stream.read(limit)


def read_text(path: Path) -> str:
    """Return the text of a file that the machine wrote; what is not UTF-8 in it becomes U+FFFD."""
    with machine_faults(path):
        return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")


def remove(path: Path) -> None:
    """Remove a file, if it is there."""
    with machine_faults(path):
        path.unlink(missing_ok=True)


def write_if_changed(path: Path, content: str | bytes) -> bool:
    """Write a file whole or not at all, and leave it alone if it holds this already.

    Text is UTF-8 with LF. Returns whether the file was written.
    """
    wanted = content.encode() if isinstance(content, str) else content
    with machine_faults(path):
        if path.is_file() and path.read_bytes() == wanted:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as draft:
            draft.write_bytes(wanted)
    return True


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a draft beside the path; when the block ends without a fault it takes the path's place."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part{path.suffix}")
    with machine_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with machine_faults(path):
            yield draft
            flush(draft)
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Push a file to the disk before its name points at it, so that a power cut leaves old or new."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy(source: Path, target: Path) -> None:
    """Copy a file's bytes, and its time, whole or not at all."""
    with machine_faults(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)


def fresh_folder(path: Path) -> Path:
    """Return the folder, empty."""
    with machine_faults(path):
        remove_tree(path)
        path.mkdir(parents=True)
    return path


def sweep(folder: Path) -> None:
    """Remove what a killed process left half-made in a folder of finished files: hidden names are drafts."""
    if folder.is_dir():
        for path in folder.iterdir():
            if path.name.startswith("."):
                remove_tree(path)


def remove_tree(path: Path) -> None:
    """Remove a folder and all that is in it; a link is removed, not followed."""
    with machine_faults(path):
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.is_dir():
            shutil.rmtree(path)


def tree(folder: Path) -> dict[str, Path]:
    """Return every file below a folder by its relative name with forward slashes, sorted."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return dict(sorted((path.relative_to(folder).as_posix(), path) for path in found))


def same_content(one: Path, other: Path) -> bool:
    """Whether two files hold the same bytes."""
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        while piece := left.read(1 << 20):
            if piece != right.read(1 << 20):
                return False
    return True


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


SYSTEM = platform.system()
AT_FDCWD, RENAME_EXCHANGE, RENAME_SWAP = -100, 2, 2


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


@contextmanager
def only_one(path: Path, wait: float = 600) -> Iterator[None]:
    """Let one process at a time through; the lock ends with the process, whatever ends it."""
    with machine_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        try:
            lock.acquire(timeout=wait)
        except Timeout as fault:
            raise DeskError("busy", path=path) from fault
    try:
        yield
    finally:
        lock.release()

"""Whole files out: under a temporary name first, then in their place; untouched when unchanged."""

import os
import re
import shutil
import stat
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from newsdesk.errors import DeskError
from newsdesk.files.faults import machine_faults
from newsdesk.files.reading import bytes_if_there


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


def write_over(path: Path, content: bytes, read: bytes | None) -> None:
    """Write a file over what was read of it, None where there was none.

    Raises DeskError `changed-meanwhile`, and writes nothing, where by now it holds something else.
    """
    if content == read:
        _unchanged(path, read)
    else:
        write_all({path: content}, {path: read})


def write_all(contents: Mapping[Path, bytes], read: Mapping[Path, bytes | None]) -> None:
    """Write several files over what was read of each: all of them or, if one cannot be written, none.

    Raises DeskError `changed-meanwhile` where one holds something else by now: somebody saved it, and would lose that.

    Each is whole at every moment. A process that is killed while they change places, after all were written, leaves
    some old and some new.
    """
    drafts = {path: path.with_name(f".{os.getpid()}-{number}{path.suffix}") for number, path in enumerate(contents)}
    placed: list[Path] = []
    try:
        for path, draft in drafts.items():
            with machine_faults(path):
                draft.write_bytes(contents[path])
                flush(draft)
        for path, draft in drafts.items():
            _unchanged(path, read[path])
            placed.append(path)
            with machine_faults(path):
                draft.replace(path)
    except BaseException:
        for path in placed:
            _put_back(path, contents[path], read[path])
        raise
    finally:
        for draft in drafts.values():
            _let_go(draft)


def _unchanged(path: Path, read: bytes | None) -> None:
    if bytes_if_there(path) != read:
        raise DeskError("changed-meanwhile", path=path)


def _put_back(path: Path, written: bytes, read: bytes | None) -> None:
    """Let a file hold what was read of it; what it holds of somebody else's stays."""
    if bytes_if_there(path) != written:
        return
    if read is None:
        remove(path)
    else:
        write_if_changed(path, read)


def for_notepad(text: str) -> bytes:
    """Return a text as the file of people whose computer may be old: UTF-8 with its mark, CR LF.

    Notepad before Windows 10 of 2018 shows LF on one line, and takes UTF-8 without its mark for another script.
    """
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a draft beside the path; when the block ends without a fault it takes the path's place.

    Raises DeskError `not-a-file` where a device, a pipe or a folder has that name.
    """
    draft = path.with_name(f".{os.getpid()}-{threading.get_ident()}{path.suffix}")
    with machine_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _may_be_replaced(path):
            raise DeskError("not-a-file", path=path)
    try:
        with machine_faults(path):
            yield draft
            flush(draft)
            draft.replace(path)
    except DeskError as fault:
        if fault.facts.get("path") == str(draft):  # nobody knows the draft by its name
            fault.facts["path"] = str(path)
        raise
    finally:
        _let_go(draft)


def _may_be_replaced(path: Path) -> bool:
    """Whether a draft may take this place: whoever may replace /dev/null leaves every program without it."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return True


def _let_go(draft: Path) -> None:
    """Remove a draft that may be there; where not even that can be done, what stopped the work is what is said.

    A disk that may only be read refuses to remove what is not there. What stays is swept by the next command.
    """
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Push a file to the disk before its name points at it, so that a power cut leaves old or new."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy(source: Path, target: Path) -> None:
    """Copy a file's bytes into a folder that is not yet in its place."""
    with machine_faults(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def put(path: Path, content: bytes) -> None:
    """Write a file into a folder that is not yet in its place, or of which nothing is lost: no draft, no waiting."""
    with machine_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def remove(path: Path) -> None:
    """Remove a file, if it is there."""
    with machine_faults(path):
        path.unlink(missing_ok=True)


def remove_tree(path: Path) -> None:
    """Remove a folder and all that is in it; a link is removed, not followed."""
    with machine_faults(path):
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.is_dir():
            shutil.rmtree(path)
        elif path.exists():  # a pipe, say
            path.unlink()


def folder_alone(path: Path) -> None:
    """Remove what stands in the place of a folder that can be made anew, if it is none."""
    if not path.is_dir():
        remove_tree(path)


def file_alone(path: Path) -> None:
    """Remove what stands in the place of a file that can be made anew, if it is none: a pipe would keep us waiting."""
    if not path.is_file():
        remove_tree(path)


def files_alone(folder: Path, below: int = 0) -> None:
    """Let a folder that can be made anew hold nothing but files, and folders of such so many folders down."""
    folder_alone(folder)
    if not folder.is_dir():
        return
    with machine_faults(folder), os.scandir(folder) as there:
        wrong = [Path(entry.path) for entry in there if not entry.is_file()]
    for path in wrong:
        if below and path.is_dir() and not path.is_symlink():
            files_alone(path, below - 1)
        else:
            remove_tree(path)


def fresh_folder(path: Path) -> Path:
    """Return the folder, empty."""
    with machine_faults(path):
        remove_tree(path)
        path.mkdir(parents=True)
    return path


def prune(folder: Path) -> None:
    """Remove the folders below a folder in which nothing lies any more: they may be called as somebody is.

    One that another program holds open stays until the next time.
    """
    for there, _, names in os.walk(folder, topdown=False):
        if not names and Path(there) != folder:
            with suppress(OSError):  # a folder lies in it, or somebody has just put something there
                Path(there).rmdir()


DRAFT = re.compile(r"\.\d+-\d+(\.\w+)?\Z|\.master-")


def sweep(folder: Path) -> None:
    """Remove the drafts that a killed process left in a folder and below it."""
    _sweep(folder, deep=True)


def sweep_here(folder: Path) -> None:
    """Remove the drafts that a killed process left in a folder itself, whatever is below it."""
    _sweep(folder, deep=False)


def _sweep(folder: Path, *, deep: bool) -> None:
    with machine_faults(folder):
        drafts = list(_drafts(folder, deep=deep))
    for path in drafts:
        remove_tree(path)


def _refused(fault: OSError) -> None:
    """Raise what ails the disk; a folder that nobody lets one into, or that has just gone, holds no draft of ours."""
    if not isinstance(fault, PermissionError | FileNotFoundError | NotADirectoryError):
        raise fault


def _drafts(folder: Path, *, deep: bool) -> Iterator[Path]:
    """Yield the drafts in a folder and below it; `os.walk`, since `Path.glob` takes far longer for thousands."""
    for there, folders, names in os.walk(folder, onerror=_refused):
        yield from (Path(there, name) for name in (*folders, *names) if name[0] == "." and DRAFT.match(name))
        if not deep:
            return

"""What lies on the disk: which files, what is in them, what identifies it."""

import errno
import hashlib
import os
import re
import stat
import unicodedata
from pathlib import Path

from newsdesk.errors import DeskError
from newsdesk.files.entries import entries
from newsdesk.files.faults import machine_faults

NOBODYS = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.EINVAL}
"""What the system says of a name under which nothing lies; the last, Windows of one that nothing can have."""
NO_LETTERS = re.compile("[\ud800-\udfff]")
"""What Python makes of those bytes of a name that are not UTF-8."""


def digest(content: bytes | str) -> str:
    """Return 32 hexadecimal digits of SHA-256: short enough to print, long enough to bind an approval.

    A text may be a file's name, in which some disks hold bytes that are no letters.
    """
    said = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content
    return hashlib.sha256(said).hexdigest()[:32]


def digest_of(path: Path) -> str:
    """Return the digest of a file's bytes, read in pieces."""
    return sha256_of(path)[:32]


def sha256_of(path: Path) -> str:
    """Return SHA-256 of a file's bytes whole, as other programs print it too."""
    with machine_faults(path), path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def nfc(text: str) -> str:
    """Return the text composed: one letter, one sequence of code points."""
    return unicodedata.normalize("NFC", text)


def is_text(name: str) -> bool:
    """Whether a file's name can be written down: some disks hold bytes that are no letters."""
    return name.isascii() or not NO_LETTERS.search(name)


def shown(name: str) -> str:
    """Return a file's name as it can be written down: a sign stands for each byte that is no letter."""
    return name if name.isascii() else NO_LETTERS.sub("\ufffd", name)


def listing(folder: Path) -> list[Path]:
    """Return every file and link below a folder, sorted; hidden names, pipes and devices are left out."""
    return [Path(entry.path) for entry in entries(folder)]


def names_in(folder: Path) -> tuple[str, ...]:
    """Return the names in a folder, sorted; none where there is no such folder."""
    try:
        return tuple(sorted(entry.name for entry in os.scandir(folder)))
    except OSError:
        return ()


def inside(path: Path, folder: Path) -> bool:
    """Whether a path, links followed, stays in a folder; a link that leads round in a circle leads nowhere else."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a circle is a fault until Python 3.12 and none after
        return True


def exists(path: Path) -> bool:
    """Whether there is such a file or folder; a name that nothing can have is nobody's."""
    with machine_faults(path):
        try:
            path.stat()  # since Python 3.14 `Path.exists` takes whatever the system refuses for nothing there
        except ValueError:
            return False
        except OSError as fault:
            if fault.errno in NOBODYS:
                return False
            raise
        return True


def head(path: Path, limit: int) -> tuple[int, bytes]:
    """Return a file's size and its first bytes: a file of many gigabytes costs no more than a small one."""
    with machine_faults(path), path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        return size, stream.read(min(limit, size))  # what is asked for is set apart, however little there is


def bytes_if_there(path: Path) -> bytes | None:
    """Return a file's bytes, None where there is none yet: that alone.

    Whatever else keeps it from being read is a fault. Whoever took it for none would write it anew, from nothing.
    """
    with machine_faults(path):
        try:
            return _bytes(path)
        except FileNotFoundError:
            return None


def text_if_there(path: Path) -> str | None:
    """Return the text of a file that the machine wrote, None where there is none yet."""
    content = bytes_if_there(path)
    return None if content is None else text_of(content)


def read_text(path: Path) -> str:
    """Return the text of a file that the machine wrote; what is not UTF-8 in it becomes U+FFFD."""
    with machine_faults(path):
        return text_of(_bytes(path))


def _bytes(path: Path) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe would keep us waiting, a device has no end
        raise DeskError("not-a-file", path=path)
    return path.read_bytes()


def text_of(content: bytes) -> str:
    """Return bytes as the text of a file that the machine wrote; what is not UTF-8 in it becomes U+FFFD."""
    return content.decode("utf-8", "replace").replace("\r\n", "\n")


def tree(folder: Path) -> dict[str, Path]:
    """Return every file below a folder by its relative name with forward slashes, sorted."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return dict(sorted((path.relative_to(folder).as_posix(), path) for path in found))

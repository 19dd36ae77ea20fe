"""What the operating system refuses, as a fault that a person can read."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsdesk.errors import DeskError

FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
FOLDER_CODES = {errno.EACCES, errno.EPERM, errno.EROFS}
NO_FOLDER = {errno.ENOTDIR, errno.EEXIST}
"""What is refused where something that is none stands in the place of a folder."""


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
        if fault.errno in NO_FOLDER and (astray := _no_folder(path)):
            raise DeskError("not-a-folder", path=astray) from fault
        if fault.errno == errno.EISDIR and path.is_dir():
            raise DeskError("not-a-file", path=path) from fault
        known = errno.errorcode.get(fault.errno or 0, "")
        raise DeskError("file-fault", path=path, why=fault.strerror or fault, refused=known) from fault


def _no_folder(path: Path) -> Path | None:
    """Return what stands in the place of a folder on a way, the uppermost first; None where all are folders."""
    return next((one for one in (*reversed(path.parents), path) if os.path.lexists(one) and not one.is_dir()), None)

"""What the operating system refuses, as a fault that a person can read."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
        known = errno.errorcode.get(fault.errno or 0, "")
        raise DeskError("file-fault", path=path, why=fault.strerror or fault, refused=known) from fault

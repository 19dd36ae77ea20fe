"""A disk that fails at one file, as disks do now and then."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest


def refuse_to_look_at(path: Path, failing: pytest.MonkeyPatch, refused: int = errno.EIO) -> None:
    """Let the system refuse whatever is asked of a file from outside."""
    stat = os.stat

    def refuse(place: Any, *asked: Any, **more: Any) -> os.stat_result:
        if place in (path, str(path)):
            raise OSError(refused, os.strerror(refused))
        return stat(place, *asked, **more)

    failing.setattr(os, "stat", refuse)


def refuse_to_read(path: Path, failing: pytest.MonkeyPatch) -> None:
    """Let the system give out no byte of a file, as Windows does while another program holds it."""
    _refuse("read_bytes", path, failing)


def refuse_to_list(path: Path, failing: pytest.MonkeyPatch) -> None:
    """Let the system not say what lies in a folder."""
    _refuse("iterdir", path, failing)


def _refuse(name: str, path: Path, failing: pytest.MonkeyPatch) -> None:
    give = getattr(Path, name)

    def refuse(asked: Path) -> Any:
        if asked == path:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return give(asked)

    failing.setattr(Path, name, refuse)

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

"""The program by its own bytes: what another one reckoned is not what this one would reckon."""

import os
import sys
import sysconfig
from functools import cache
from hashlib import blake2b
from pathlib import Path

FORM = "1"
"""Of what is written; every change of the code is another program anyway."""
HOME = Path(__file__).resolve().parent.parent
ENDINGS = (".py", ".tsv", ".toml", ".txt", ".json")


@cache
def program() -> str:
    """Return a digest of this program's code and tables, of Python, and of every library by its version."""
    told = blake2b(f"{FORM} {sys.version}".encode(), digest_size=16)
    for folder, folders, names in os.walk(HOME):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(name for name in names if name.endswith(ENDINGS)):
            path = Path(folder, name)
            content = path.read_bytes()
            told.update(f"{path.relative_to(HOME).as_posix()} {len(content)}\n".encode())
            told.update(content)
    told.update("\n".join(_libraries()).encode())
    return told.hexdigest()


def _libraries() -> list[str]:
    """Return what is installed, each with its version in its folder's name."""
    places = {Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")}
    return sorted({one.name for place in places if place.is_dir() for one in os.scandir(place) if "-info" in one.name})

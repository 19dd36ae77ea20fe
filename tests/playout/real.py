"""Real players without a sound card: run so that none refuses, as root and as an ordinary user alike."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import imageio_ffmpeg
import pytest

NOBODY = 65534


def needs(*programs: str) -> None:
    """Skip, aloud, where a program is missing."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)} (.ci/run installs them)")


def as_nobody() -> list[str]:
    """Return the words before a program that refuses to run for root: VLC, Liquidsoap."""
    if os.geteuid() != 0:
        return []
    needs("setpriv")
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--"]


def told(command: Sequence[str | Path], folder: Path, seconds: float = 30, **environment: str) -> str:
    """Run a program in a folder that is its home too, and return all that it said."""
    words = [str(word) for word in command]
    ours = {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), **environment}
    done = subprocess.run(words, capture_output=True, cwd=folder, env=ours, timeout=seconds, check=False)
    return done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")


def a_sound(path: Path, seconds: float) -> Path:
    """Write an MP3 with a tone."""
    tone = f"sine=440:duration={seconds}"
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    command = [ffmpeg, "-v", "error", "-y", "-f", "lavfi", "-i", tone, "-ac", "1", "-b:a", "64k", str(path)]
    subprocess.run(command, check=True)
    return path

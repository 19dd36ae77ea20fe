"""Run the ffmpeg that the imageio-ffmpeg wheel carries: no shell, nothing that changes from run to run."""

import errno
import os
import re
import subprocess
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path

import imageio_ffmpeg

from newsdesk.errors import DeskError

STEADY = ("-nostdin", "-hide_banner", "-nostats", "-y", "-threads", "1", "-filter_threads", "1")
"""One thread each: the desk runs several programs at once, and bytes must not depend on the machine's cores."""
NO_SPACE = os.strerror(errno.ENOSPC), "No space left on device"


@cache
def program() -> str:
    """Return the path of the program, or raise DeskError `no-encoder`."""
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as fault:
        raise DeskError("no-encoder") from fault


@cache
def version() -> str:
    """Return the program's own version, part of what a clip's bytes depend on."""
    try:
        return str(imageio_ffmpeg.get_ffmpeg_version())
    except (OSError, subprocess.SubprocessError, RuntimeError) as fault:
        raise DeskError("no-encoder") from fault


def run(arguments: Sequence[str], stdin: bytes | None = None) -> bytes:
    """Run ffmpeg and return what it wrote to its output.

    Raises DeskError `no-encoder`, `disk-full`, or `encoder-failed` with the last line that it said.
    """
    try:
        done = subprocess.run(
            [program(), *STEADY, "-v", "error", *arguments],
            input=b"" if stdin is None else stdin,
            capture_output=True,
            check=False,
        )
    except OSError as fault:
        raise DeskError("no-encoder") from fault
    if done.returncode:
        raise what_went_wrong(done.stderr.decode(errors="replace"), arguments)
    return done.stdout


def what_went_wrong(said: str, arguments: Sequence[str]) -> DeskError:
    """Return the DeskError that ffmpeg's complaint amounts to."""
    if any(words in said for words in NO_SPACE):
        return DeskError("disk-full", path=arguments[-1].removeprefix("file:"))
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return DeskError("encoder-failed", why=lines[-1] if lines else "")


def file(path: Path) -> str:
    """Return a path as ffmpeg takes it: never an option, never a protocol, whatever the name."""
    return f"file:{path}"


def decoded_length(mp3: bytes) -> timedelta:
    """Decode an MP3 whole, stopping at the first fault in it, and return how long it sounds."""
    source, nowhere = ("-f", "mp3", "-i", "pipe:0", "-map", "0:a:0"), ("-f", "null", "-")
    told = run(["-xerror", *source, *nowhere, "-progress", "pipe:1"], mp3)
    times = re.findall(rb"^out_time_us=(\d+)", told, re.MULTILINE)
    return timedelta(microseconds=int(times[-1])) if times else timedelta()

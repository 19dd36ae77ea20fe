"""Run the ffmpeg that the imageio-ffmpeg wheel carries: no shell, nothing that changes from run to run."""

import errno
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path

import imageio_ffmpeg

from newsdesk.errors import DeskError

STEADY = ("-nostdin", "-hide_banner", "-nostats", "-y", "-threads", "1", "-filter_threads", "1")
"""One thread each: the desk runs several programs at once, and bytes must not depend on the machine's cores."""
NO_SPACE = os.strerror(errno.ENOSPC), "No space left on device"
FORMATS = "wav,w64,mp3,mov,aac,ogg,flac,amr,matroska,asf,caf,aiff,au"
"""What may be read. Playlists (hls, concat, dash, imf …), which would open other files, are not among them."""
GUARDED = ("-protocol_whitelist", "file", "-format_whitelist", FORMATS)
WAVES = (b"RIFF", b"RF64")
BLOCK = 1 << 16
LAST_WORDS = 4096
"""Bytes of a complaint that are kept: a damaged file of hours makes many of them."""


@cache
def program() -> str:
    """Return the path of the program, or raise DeskError `no-encoder`."""
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as fault:
        raise not_run(fault) from fault


def not_run(fault: Exception) -> DeskError:
    """Return why ffmpeg could not be begun: it is not there, or it is and the system refuses to run it."""
    refused = is_there() and not isinstance(fault, FileNotFoundError)
    return DeskError("encoder-refused") if refused else DeskError("no-encoder")


def is_there() -> bool:
    """Whether the wheel's own ffmpeg lies where it was installed."""
    return any((Path(imageio_ffmpeg.__file__).parent / "binaries").glob("ffmpeg*"))


@cache
def version() -> str:
    """Return the program's own version, part of what a clip's bytes depend on."""
    try:
        return str(imageio_ffmpeg.get_ffmpeg_version())
    except (OSError, subprocess.SubprocessError, RuntimeError) as fault:
        raise not_run(fault) from fault


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
        raise not_run(fault) from fault
    if done.returncode:
        raise what_went_wrong(done.stderr.decode(errors="replace"), arguments)
    return done.stdout


def blocks(arguments: Sequence[str]) -> Iterator[bytes]:
    """Run ffmpeg and yield what it writes to its output as it comes: hours take no more memory than a minute.

    Raises what `run` does, when the output has ended.
    """
    with tempfile.TemporaryFile() as said:
        try:
            program_run = subprocess.Popen(
                [program(), *STEADY, "-v", "error", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=said,
            )
        except OSError as fault:
            raise not_run(fault) from fault
        with program_run as running:
            try:
                assert running.stdout is not None  # noqa: S101 (asked for above)
                while block := running.stdout.read(BLOCK):
                    yield block
            except BaseException:
                running.kill()
                raise
        if program_run.returncode:
            said.seek(max(0, said.seek(0, os.SEEK_END) - LAST_WORDS))
            raise what_went_wrong(said.read().decode(errors="replace"), arguments)


def what_went_wrong(said: str, arguments: Sequence[str]) -> DeskError:
    """Return the DeskError that ffmpeg's complaint amounts to."""
    if any(words in said for words in NO_SPACE):
        return DeskError("disk-full", path=arguments[-1].removeprefix("file:"))
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return DeskError("encoder-failed", why=lines[-1] if lines else "")


def file(path: Path) -> str:
    """Return a path as ffmpeg takes it: never an option, never a protocol, whatever the name."""
    return f"file:{path}"


def reads(path: Path) -> tuple[str, ...]:
    """Return ffmpeg's words for the sound of a file, without pictures or captions; it may open this file and no other.

    A WAV is called so: one whose samples repeat every 192 bytes would be taken for a transport stream.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(12)
    except OSError:  # ffmpeg says what is wrong with it
        head = b""
    form = ("-f", "wav") if head[:4] in WAVES and head[8:] == b"WAVE" else ()
    return *GUARDED, *form, "-i", file(path), "-map", "0:a:0"


def decoded_length(mp3: bytes | Path) -> timedelta:
    """Decode an MP3 whole, stopping at the first fault in it, and return how long it sounds."""
    stdin, name = (mp3, "pipe:0") if isinstance(mp3, bytes) else (None, file(mp3))
    source, nowhere = ("-f", "mp3", "-i", name, "-map", "0:a:0"), ("-f", "null", "-")
    told = run(["-xerror", *source, *nowhere, "-progress", "pipe:1", "-stats_period", "60"], stdin)
    times = re.findall(rb"^out_time_us=(\d+)", told, re.MULTILINE)
    return timedelta(microseconds=int(times[-1])) if times else timedelta()

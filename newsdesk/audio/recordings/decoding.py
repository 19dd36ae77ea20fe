"""One ffmpeg decodes a file once, to samples that stream by; it may open this file and no other, and no network."""

import re
import subprocess
import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from threading import Thread
from typing import IO, cast

from newsdesk.audio import ffmpeg
from newsdesk.errors import DeskError

HEADROOM = 2
"""Samples come at half their size: what lossy decoders and float files have above full scale stays round."""
WEIGHTED = "highpass=f=38.135:t=q:w=0.5003,treble=f=1499.06:g=3.99984:t=q:w=0.70718"
"""The K-weighting of ITU-R BS.1770 by ffmpeg's own shelf, whose corner is the standard's 1681.97 Hz over 10^(4/80)."""
GRAPH = f"[0:a:0]volume=1/{HEADROOM},asplit=2[plain][k];[k]{WEIGHTED}[weighted];[plain][weighted]amerge=inputs=2[out]"
TOLD = ("-loglevel", "level+info", "-filter_complex_threads", "1")
WAV = ("-map", "[out]", "-bitexact", "-f", "wav", "-c:a", "pcm_s16le", "pipe:1")
RATES = range(4_000, 768_001)
"""Hz of what can be speech: a file that says otherwise is damaged, and its tenths of a second no measure."""
MOST_SAMPLES = 1_100_000_000
"""Of all channels: three hours of two, more than anybody reads at a time. A file of some megabytes may hold days."""
LONGEST_LINE, MOST_LINES = 1000, 400
DURATION = re.compile(r"^\[info\]   Duration: (\d+):(\d\d):(\d\d\.\d+)", re.MULTILINE)
CONTAINER = re.compile(r"^\[info\] Input #0, (\S+), from ", re.MULTILINE)
CODEC = re.compile(r"^\[info\]   Stream #0:\d+.*?: Audio: (\w+)", re.MULTILINE)
BIT_RATE = re.compile(r"^\[info\]   Stream #0:\d+.*?: Audio: .*?(\d+) kb/s", re.MULTILINE)
SYNTHETIC = re.compile(r"^\[info\] +(?:synthetic-voice|DigitalSourceType) *: (?!.*/digitalCapture$)(.+)", re.MULTILINE)
"""What a sound of a machine says of itself, the desk's own too; IPTC's digitalCapture is what a microphone took."""
GUESSED = "Estimating duration from bitrate"
ENDS_EARLY = re.compile(r"Packet corrupt|partial file|ended prematurely")
BROKEN = re.compile(r"\[error\].*(?:Error submitting packet|Decoding error|Invalid data found|CRC)")


@dataclass(slots=True)
class Said:
    """What ffmpeg said: its first lines, and how often it complained of broken sound."""

    code: int = 0
    lines: list[str] = field(default_factory=list)
    broken: int = 0
    ends_early: bool = False
    bit_rate: int = 0
    """Of the first audio stream, kb/s; 0 where ffmpeg does not say."""
    endless: bool = False
    """Whether it went on beyond MOST_SAMPLES, and was left there."""

    @property
    def text(self) -> str:
        """All lines kept."""
        return "\n".join(self.lines)

    @property
    def of_input(self) -> str:
        """The lines kept of what went in."""
        return self.text.partition("[info] Output #0")[0]

    @property
    def container(self) -> str:
        """The first of the names that ffmpeg has for the container, empty where it knew none."""
        found = CONTAINER.search(self.text)
        return found[1].split(",")[0] if found else ""

    @property
    def codec(self) -> str:
        """Of the first audio stream; empty where there is none."""
        found = CODEC.search(self.of_input)
        return found[1] if found else ""

    @property
    def synthetic(self) -> str:
        """What made the voice, as the file says; empty where it does not say that a machine did."""
        found = SYNTHETIC.search(self.of_input)
        return found[1].strip() if found else ""

    @property
    def declared(self) -> timedelta | None:
        """The length that the container declares; None where ffmpeg had to guess."""
        found = None if GUESSED in self.text else DURATION.search(self.text)
        return timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=float(found[3])) if found else None

    def hear(self, stream: IO[bytes]) -> None:
        """Take in every line, and keep the first ones."""
        while line := stream.readline(LONGEST_LINE):
            text = line.decode(errors="replace").rstrip("\r\n")
            self.broken += bool(BROKEN.search(text))
            self.ends_early |= bool(ENDS_EARLY.search(text))
            if len(self.lines) < MOST_LINES:
                self.lines.append(text)


@dataclass(frozen=True, slots=True)
class Form:
    """How the samples come: Hz, and channels (each twice, as it is and K-weighted)."""

    rate: int
    channels: int


def decode(path: Path, take: Callable[[Form, Iterator["array[int]"]], None]) -> Said:
    """Decode the first audio stream of a file and hand over its form and its samples, a tenth of a second at a time.

    A sample frame holds all channels and then all channels K-weighted, at half their size. `take` is not called
    where nothing can be decoded. Raises DeskError `no-encoder`, or `encoder-failed` where the system ended ffmpeg.
    """
    said = Said()
    with _running(path) as running:
        samples, complaints = cast("IO[bytes]", running.stdout), cast("IO[bytes]", running.stderr)
        listener = Thread(target=said.hear, args=[complaints], daemon=True)
        listener.start()
        form = _form(samples)
        damaged = form is not None and form.rate not in RATES
        if form and not damaged:
            take(form, _pieces(samples, form, said))
        left = damaged or said.endless
        if left:
            running.kill()
        while samples.read(LONGEST_LINE):  # what was not taken must not keep ffmpeg waiting
            pass
        listener.join()
        said.code = running.wait()
        found = BIT_RATE.search(said.of_input)
        said.bit_rate = int(found[1]) if found else 0
    if said.code < 0 and not left:
        raise DeskError("encoder-failed", why=f"signal {-said.code}")
    return said


@contextmanager
def _running(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    read = (*ffmpeg.GUARDED, "-i", ffmpeg.file(path))
    words = [ffmpeg.program(), *ffmpeg.STEADY, *TOLD, *read, "-filter_complex", GRAPH, *WAV]
    try:
        running = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=-1
        )
    except OSError as fault:
        raise ffmpeg.not_run(fault) from fault
    with running:
        try:
            yield running
        except BaseException:
            running.kill()
            raise


def _form(stream: IO[bytes]) -> Form | None:
    """Read the head of a WAV up to its samples; None where there is none."""
    if len(stream.read(12)) < 12:
        return None
    form = None
    while len(head := stream.read(8)) == 8 and head[:4] != b"data":
        body = stream.read(int.from_bytes(head[4:], "little"))
        if head[:4] == b"fmt ":
            form = Form(int.from_bytes(body[4:8], "little"), int.from_bytes(body[2:4], "little") // 2)
    return form if form and form.channels else None


def _pieces(stream: IO[bytes], form: Form, said: Said) -> Iterator["array[int]"]:
    """Yield tenths of a second, so cut that none drifts: at 11,025 Hz they are by turns 1,102 and 1,103 frames long."""
    frame = 2 * 2 * form.channels
    for tenth in count():
        if tenth * form.rate // 10 * form.channels > MOST_SAMPLES:
            said.endless = True
            return
        frames = (tenth + 1) * form.rate // 10 - tenth * form.rate // 10
        read = stream.read(max(1, frames) * frame)
        if len(read) < frame:
            return
        samples = array("h", read[: len(read) // frame * frame])
        if sys.byteorder == "big":
            samples.byteswap()
        yield samples

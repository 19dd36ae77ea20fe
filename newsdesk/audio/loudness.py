"""Measure how loud a sound is, as ITU-R BS.1770 and EBU R128 define it."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsdesk.audio import ffmpeg

METER = "ebur128=dualmono=true:framelog=quiet:metadata=1"
METER_WITH_PEAK = f"{METER}:peak=true"
PRINT = "ametadata=mode=print:file=-"
READING = re.compile(rb"^lavfi\.r128\.(M|I|true_peak)=(.+?)\r?$", re.MULTILINE)
SILENCE = -70.0
"""Where the absolute gate of BS.1770 lies: nothing below it counts as sound."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """Readings of one channel that two loudspeakers play (dual mono: 3.01 LU above the single channel)."""

    integrated: float
    """LUFS, gated, over the whole."""
    loudest: float
    """LUFS of the loudest 400 ms."""
    true_peak: float
    """dBTP; minus infinity where it was not asked for."""


def measure(path: Path) -> Loudness:
    """Decode a file and measure it; its first channel counts."""
    filters = f"pan=mono|c0=c0,{METER_WITH_PEAK},{PRINT}"
    return measured(["-i", ffmpeg.file(path), "-af", filters, "-f", "null", "-"])


def measured(arguments: Sequence[str]) -> Loudness:
    """Run an ffmpeg whose filters end in METER and PRINT, and read the meter as it prints."""
    return read(ffmpeg.blocks(arguments))


def readings(printed: str) -> Loudness:
    """Read what a meter printed."""
    return read([printed.encode()])


def read(blocks: Iterable[bytes]) -> Loudness:
    """Read the meter's last integrated value, its highest momentary one and its true peak; nothing else is kept."""
    last: float | None = None
    loudest: float | None = None
    peak = 0.0
    for block in whole_lines(blocks):
        for name, printed in READING.findall(block):
            value = number(printed)
            if name == b"I":
                last = value
            elif name == b"M":
                loudest = value if loudest is None else max(loudest, value)
            else:
                peak = max(peak, value)
    return Loudness(
        integrated=SILENCE if last is None else max(SILENCE, last),
        loudest=SILENCE if loudest is None else loudest,
        true_peak=decibels(peak),
    )


def whole_lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes, cut where lines end."""
    rest = b""
    for block in blocks:
        head, end, tail = (rest + block).rpartition(b"\n")
        yield head + end
        rest = tail
    yield rest


def number(printed: bytes) -> float:
    """Read a printed value; what is not a number is silence."""
    value = float(printed)
    return SILENCE if math.isnan(value) else value


def decibels(ratio: float) -> float:
    """Return a ratio of amplitudes in dB."""
    return 20 * math.log10(ratio) if ratio > 0 else -math.inf

"""Measure how loud a sound is, as ITU-R BS.1770 and EBU R128 define it."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsdesk.audio import ffmpeg

METER = "ebur128=dualmono=true:framelog=quiet:metadata=1"
PRINT = "ametadata=mode=print:file=-:direct=1:key=lavfi"
"""Of one reading, line by line: those of several meters must not mix within a line."""
PEAK = (
    "aresample=192000,asetnsamples=192000:p=0,"
    f"astats=metadata=1:measure_perchannel=none:measure_overall=Peak_level,{PRINT}.astats.Overall.Peak_level"
)
"""True peak as BS.1770 has it, at four times 48 kHz: the same as of ebur128's own meter, in half its time.

Unlike that one it also tells of the last tenth of a second.
"""
SHIFTS = (0, 20, 40, 60, 80)
"""Milliseconds: the meter looks at 400 ms every 100 ms; five of them look every 20 ms, as files are to be measured."""
PAST_THE_END = "apad=pad_dur=0.1"
"""The meter tells of 400 ms only when they have passed whole tenths of a second."""
READING = re.compile(rb"^lavfi\.(?:r128|astats\.Overall)\.(M|I|true_peak|Peak_level)=(.+?)\r?$", re.MULTILINE)
SILENCE = -70.0
"""Where the absolute gate of BS.1770 lies: nothing below it counts as sound."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """Readings of one channel that two loudspeakers play (dual mono: 3.01 LU above the single channel)."""

    integrated: float
    """LUFS, gated, over the whole."""
    loudest: float
    """LUFS of the loudest 400 ms of those that begin every 20 ms; SILENCE where it was not asked for."""
    true_peak: float
    """dBTP; minus infinity where it was not asked for."""


def measure(path: Path) -> Loudness:
    """Decode a file and take all readings; its first channel counts."""
    filters = f"pan=mono|c0=c0,{meter(moments=True, peak=True)}"
    return measured([*ffmpeg.reads(path), "-af", filters, "-f", "null", "-"])


def meter(*, moments: bool = False, peak: bool = False) -> str:
    """Return the filters that print the integrated loudness, and what else is asked for, of one channel."""
    whole = f"{METER},{PRINT}.r128.I"
    beside = [PEAK] if peak else []
    beside += [f"adelay={shift},{PAST_THE_END},{METER},{PRINT}.r128.M" for shift in SHIFTS] if moments else []
    if not beside:
        return whole
    names = "".join(f"[m{number}]" for number in range(len(beside)))
    branches = "".join(f"[m{number}]{filters},anullsink;" for number, filters in enumerate(beside))
    return f"asplit={len(beside) + 1}[m]{names};{branches}[m]{whole}"


def measured(arguments: Sequence[str]) -> Loudness:
    """Run an ffmpeg whose filters end in a meter, and read it as it prints."""
    return read(ffmpeg.blocks(arguments))


def readings(printed: str) -> Loudness:
    """Read what a meter printed."""
    return read([printed.encode()])


def read(blocks: Iterable[bytes]) -> Loudness:
    """Read the meter's last integrated value, its highest momentary one and its true peak; nothing else is kept."""
    last: float | None = None
    loudest: float | None = None
    peak = -math.inf
    for block in whole_lines(blocks):
        for name, printed in READING.findall(block):
            value = number(printed)
            if name == b"I":
                last = value
            elif name == b"M":
                loudest = value if loudest is None else max(loudest, value)
            else:
                peak = max(peak, decibels(value) if name == b"true_peak" else value)
    return Loudness(
        integrated=SILENCE if last is None else max(SILENCE, last),
        loudest=SILENCE if loudest is None else loudest,
        true_peak=peak,
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

"""Which channel of a recording holds the voice, and how the channels of music become one: never mixed blindly."""

import math
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from newsdesk.audio import ffmpeg
from newsdesk.audio.loudness import whole_lines
from newsdesk.errors import DeskError

SPEECH_BAND = "highpass=f=200,lowpass=f=3400,aresample=8000"
WINDOW = 400
"""Samples at 8 kHz: a twentieth of a second, shorter than a syllable."""
RMS = "astats=metadata=1:reset=1:measure_perchannel=RMS_level:measure_overall=none"
PRINT = "ametadata=mode=print:file=-"
READING = re.compile(rb"^lavfi\.astats\.(\d+)\.RMS_level=(\S+)", re.MULTILINE)
WHEN = re.compile(rb"^frame:.* pts_time:(\d+)", re.MULTILINE)
LONGEST = timedelta(hours=1)
"""Of music: a file of some megabytes may hold days of silence, each of them to be decoded."""
LOUD = 0.5
"""Power of the amplitude that is about as loud as it is heard: one click does not outweigh a soft voice."""
FLOOR = -100.0
"""dBFS: what lies below it is silence, whatever a converter adds."""
CANCELLED = 0.35
"""Of the stronger side's amplitude: a mixture below it has lost more than a side that is silent would take (half)."""
BOTH = "aformat=channel_layouts=stereo,pan=mono|c0=0.5*c0+0.5*c1"
SIDES_AND_MIXTURE = "aformat=channel_layouts=stereo,pan=3c|c0=c0|c1=c1|c2=0.5*c0+0.5*c1"


def live_channel(path: Path) -> int:
    """Return the channel, from 0, whose level moves most as speech does; of equal ones the first.

    Hiss and hum are steady, a click is one moment, a dead channel does not move, whatever its level. Channels are
    looked at apart, so it does not matter whether one is turned. Raises DeskError as `ffmpeg.blocks` does.
    """
    moves: dict[int, float] = {}
    last: dict[int, float] = {}
    for channel, level in levels(path, f"{SPEECH_BAND},asetnsamples={WINDOW}:p=0"):
        heard = level**LOUD
        moves[channel] = moves.get(channel, 0.0) + abs(heard - last.get(channel, heard))
        last[channel] = heard
    return max(sorted(moves), key=lambda channel: round(moves[channel], 3), default=0)


def mixture(path: Path, *, whole: bool = True) -> str:
    """Return the filter that makes music mono: both sides together, or the stronger one where they cancel out.

    Raises DeskError `sound-too-long` as soon as it has lasted LONGEST; of music that is not heard `whole`, no more
    is listened to.
    """
    power = [0.0, 0.0, 0.0]
    for channel, level in levels(path, f"{SIDES_AND_MIXTURE},asetnsamples=48000:p=0", LONGEST, whole=whole):
        power[channel] += level**2
    left, right, both = (math.sqrt(one) for one in power)
    if both >= CANCELLED * max(left, right):
        return BOTH
    return f"aformat=channel_layouts=stereo,pan=mono|c0=c{int(right > left)}"


def levels(
    path: Path, filters: str, longest: timedelta | None = None, *, whole: bool = True
) -> Iterator[tuple[int, float]]:
    """Yield (channel from 0, amplitude) of each window of a file, one after the other, as ffmpeg finds them.

    A file that is to be heard `whole` may not be longer than `longest`; of any other, no more is read.
    """
    printed = ffmpeg.blocks([*ffmpeg.reads(path), "-af", f"{filters},{RMS},{PRINT}", "-f", "null", "-"])
    for block in whole_lines(printed):
        if longest and any(int(second) >= longest.total_seconds() for second in WHEN.findall(block)):
            if not whole:
                return
            raise DeskError("sound-too-long", path=path, minutes=longest // timedelta(minutes=1))
        for number, level in READING.findall(block):
            yield int(number) - 1, amplitude(float(level))


def amplitude(level: float) -> float:
    """Return a level in dB as an amplitude; what lies below silence, or is no number, is none."""
    return 10 ** (level / 20) if level > FLOOR else 0.0

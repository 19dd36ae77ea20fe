"""Bring any speech to one loudness, and measure what was delivered, not what was meant."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from newsdesk.audio import aims, ffmpeg, frames
from newsdesk.audio.aims import Aim
from newsdesk.audio.encoding import LAME_LOSS, encode, wide
from newsdesk.audio.loudness import SILENCE, Loudness, measured, meter
from newsdesk.errors import DeskError
from newsdesk.files import machine_faults
from newsdesk.model.facility import Level

CHAIN = "1"
"""Counts up whenever a change here changes what is heard: old clips are then made again."""

PEAK = -1.5
"""dBTP that a delivered file may reach."""
NEAR = 0.05
"""LU from the aim that need no further round."""
FAR = 0.1
"""LU from the aim beyond which a file is not delivered."""
ROUNDS = 6
QUIETEST = -60.0
"""LUFS below which a source has no sound to speak of: room noise would be brought up with it."""
ABOVE_RUMBLE = "highpass=f=120:precision=f64"
LONG_ENOUGH = "apad=whole_dur=0.5"
"""The meter hears nothing in less than 400 ms: a title of one syllable is followed by silence up to here."""
SHORT, FAR_OF_SHORT = timedelta(seconds=0.65), 2.0
"""Up to which length a file may be so many LU from its aim: two readings of the meter tell little of one syllable."""
LEVEL = -30.0
"""LUFS that the compressor is set for; there is room above it for any click."""
COMPRESSOR = "acompressor=threshold=-30dB:ratio=3:attack=10:release=200:knee=4:detection=rms"
"""Takes about 4 LU from ordinary speech."""
LIMITED = 0.05
"""LU that the limiter takes from ordinary speech: allowed for, nearly all scripts arrive in one round."""
ROOMY = -20.0
"""LUFS of an aim up to which the limiter hardly ever works."""
OVERSHOOT = 0.15
"""dB kept free for what the encoder adds to peaks, before the first measurement says how much it is."""


@dataclass(frozen=True, slots=True)
class Mastered:
    """What was measured on the delivered file: LUFS (dual mono) and dBTP."""

    length: timedelta
    loudness: float
    true_peak: float


def master(
    source: Path, to: Path, *, channel: int = 0, heard: float | None = None, level: Level = Level.PA
) -> Mastered:
    """Make a clip's frames of any recording: one channel of it, levelled, compressed, limited.

    `heard` is the source's loudness where it is known (LUFS, dual mono); else it is measured.
    The file is bare frames (no tags, no Xing header): programmes are joined from them.
    Raises DeskError `too-quiet` for a source without sound, `mastering-missed` if it cannot be brought there.
    """
    with workshop(to) as folder:
        evened = folder / "evened.wav"
        if heard is None:
            heard = hear(source, channel)
        found = even_out(source, evened, channel, heard)
        refuse_silence(found, source, SILENCE)
        return deliver(evened, to, aims.whole(level), found)


def master_music(
    source: Path, to: Path, aim: Aim, *, filters: str = "anull", before: Sequence[str] = (), count: int | None = None
) -> Mastered:
    """Make a clip's frames of what is not speech: neither filtered for rumble nor compressed, aimed as told.

    `filters` leave one channel; `before` is what ffmpeg is told of the source; `count`: how many frames are wanted.
    """
    with workshop(to) as folder:
        evened = folder / "evened.wav"
        filters = f"{filters},{meter(moments=aim.by_moment)}"
        found = measured([*before, *ffmpeg.reads(source), "-af", filters, *wide(evened)])
        refuse_silence(found, source, QUIETEST)
        return deliver(evened, to, aim, found, count)


@contextmanager
def workshop(to: Path) -> Iterator[Path]:
    """Give a folder beside a file that is to be, for what lies between."""
    with machine_faults(to), tempfile.TemporaryDirectory(prefix=".master-", dir=to.parent) as folder:
        yield Path(folder)


def hear(source: Path, channel: int) -> float:
    """Return how loud a source is above the rumble, or raise DeskError `too-quiet`."""
    filters = f"{pick(channel)},{LONG_ENOUGH},{ABOVE_RUMBLE},{meter()}"
    found = measured([*ffmpeg.reads(source), "-af", filters, "-f", "null", "-"])
    refuse_silence(found, source, QUIETEST)
    return found.integrated


def refuse_silence(found: Loudness, source: Path, floor: float) -> None:
    """Raise DeskError `too-quiet` for a source that has nothing above the floor."""
    if found.integrated <= floor:
        raise DeskError("too-quiet", path=source)


def even_out(source: Path, to: Path, channel: int, heard: float) -> Loudness:
    """High-pass, level and compress one channel, at the source's own rate; return its loudness."""
    level = f"{COMPRESSOR}:level_in={10 ** ((LEVEL - heard) / 20):.6f}"
    filters = f"{pick(channel)},{LONG_ENOUGH},{ABOVE_RUMBLE},{level},{meter()}"
    return measured([*ffmpeg.reads(source), "-af", filters, *wide(to)])


def pick(channel: int) -> str:
    """Return the filter for one channel alone: a mixture may cancel itself, or halve a voice."""
    return f"pan=mono|c0=c{channel}"


def deliver(evened: Path, to: Path, aim: Aim, found: Loudness, count: int | None = None) -> Mastered:
    """Encode until the decoded file has the aim's loudness and keeps below PEAK."""
    gain = aim.level + LAME_LOSS + limited(aim) - aim.reading(found)
    ceiling = PEAK - OVERSHOOT + LAME_LOSS
    delivered = meter(moments=aim.by_moment, peak=True)
    for tolerance in (NEAR,) * (ROUNDS - 1) + (FAR,):
        encode(evened, to, gain, ceiling, count)
        found = measured(["-i", ffmpeg.file(to), "-af", delivered, "-f", "null", "-"])
        missed, over = aim.level - aim.reading(found), max(0.0, found.true_peak - PEAK)
        if abs(missed) <= tolerance and not over:
            return Mastered(frames.extent(to).length, found.integrated, found.true_peak)
        gain += missed
        ceiling -= over + 0.05 if over else 0.0
    length = frames.extent(to).length
    if length <= SHORT and abs(missed) <= FAR_OF_SHORT and not over:
        return Mastered(length, found.integrated, found.true_peak)
    loudness, peak = f"{aim.reading(found):.2f}", f"{found.true_peak:.2f}"
    raise DeskError("mastering-missed", path=to, loudness=loudness, peak=peak)


def limited(aim: Aim) -> float:
    """Return what the limiter is expected to take: nothing where the aim leaves room enough above it."""
    return LIMITED if aim.level > ROOMY else 0.0

"""Bring any speech to one loudness, and measure what was delivered, not what was meant."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from newsdesk.audio import ffmpeg, frames
from newsdesk.audio.loudness import METER, METER_WITH_PEAK, PRINT, SILENCE, Loudness, measured
from newsdesk.errors import DeskError
from newsdesk.files import machine_faults

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
LEVEL = -30.0
"""LUFS that the compressor is set for; there is room above it for any click."""
COMPRESSOR = "acompressor=threshold=-30dB:ratio=3:attack=10:release=200:knee=4:detection=rms"
"""Takes about 4 LU from ordinary speech."""
LAME_LOSS = 0.4455
"""dB that LAME takes from every constant-rate file: its scale of 0.95."""
LIMITED = 0.05
"""LU that the limiter takes from ordinary speech: allowed for, nearly all scripts arrive in one round."""
OVERSHOOT = 0.15
"""dB kept free for what the encoder adds to peaks, before the first measurement says how much it is."""
LOWEST_LIMIT = 0.0625
"""Of ffmpeg's alimiter."""
EDGE = timedelta(milliseconds=50)
"""Silence at both ends, so that frames can be joined without a click."""
FADE = timedelta(milliseconds=5)
ENCODER_DELAY = 1105
"""Samples by which LAME and a decoder move a sound: 576 of the encoder, 529 of the decoder."""
LEAD = EDGE + timedelta(seconds=ENCODER_DELAY / frames.RATE)
"""How much later everything is heard in a clip than in what it was made from."""
MP3 = ("-c:a", "libmp3lame", "-b:a", "128k", "-compression_level", "7", "-reservoir", "0", "-write_xing", "0")
BARE = ("-id3v2_version", "0", "-map_metadata", "-1", "-f", "mp3")
EXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact")


@dataclass(frozen=True, slots=True)
class Mastered:
    """What was measured on the delivered file: LUFS (dual mono) and dBTP."""

    length: timedelta
    loudness: float
    true_peak: float


@dataclass(frozen=True, slots=True)
class Aim:
    """A reading, and the LUFS that it is to have."""

    reading: Callable[[Loudness], float]
    level: float


def integrated(loudness: Loudness) -> float:
    """Speech is aimed by its integrated loudness."""
    return loudness.integrated


SPEECH = Aim(integrated, -16.0)


def master(source: Path, to: Path, *, channel: int = 0, heard: float | None = None) -> Mastered:
    """Make a clip's frames of any recording: one channel of it, levelled, compressed, limited.

    `heard` is the source's loudness where it is known (LUFS, dual mono); else it is measured.
    The file is bare frames (no tags, no Xing header): programmes are joined from them.
    Raises DeskError `too-quiet` for a source without sound, `mastering-missed` if it cannot be brought there.
    """
    with machine_faults(to), tempfile.TemporaryDirectory(prefix=".master-", dir=to.parent) as folder:
        evened = Path(folder, "evened.wav")
        if heard is None:
            heard = hear(source, channel)
        found = even_out(source, evened, channel, heard)
        refuse_silence(found, source, SILENCE)
        return deliver(evened, to, SPEECH, found)


def master_sound(source: Path, to: Path, aim: Aim) -> Mastered:
    """Make a clip's frames of a sound that is not speech: neither filtered nor compressed, aimed as told."""
    with machine_faults(to), tempfile.TemporaryDirectory(prefix=".master-", dir=to.parent) as folder:
        evened = Path(folder, "evened.wav")
        found = measured([*reads(source), "-af", f"{pick(0)},{METER},{PRINT}", *wide(evened)])
        refuse_silence(found, source, SILENCE)
        return deliver(evened, to, aim, found)


def hear(source: Path, channel: int) -> float:
    """Return how loud a source is above the rumble, or raise DeskError `too-quiet`."""
    filters = f"{pick(channel)},{ABOVE_RUMBLE},{METER},{PRINT}"
    found = measured([*reads(source), "-af", filters, "-f", "null", "-"])
    refuse_silence(found, source, QUIETEST)
    return found.integrated


def refuse_silence(found: Loudness, source: Path, floor: float) -> None:
    """Raise DeskError `too-quiet` for a source that has nothing above the floor."""
    if found.integrated <= floor:
        raise DeskError("too-quiet", path=source)


def even_out(source: Path, to: Path, channel: int, heard: float) -> Loudness:
    """High-pass, level and compress one channel, at the source's own rate; return its loudness."""
    level = f"{COMPRESSOR}:level_in={10 ** ((LEVEL - heard) / 20):.6f}"
    return measured([*reads(source), "-af", f"{pick(channel)},{ABOVE_RUMBLE},{level},{METER},{PRINT}", *wide(to)])


def pick(channel: int) -> str:
    """Return the filter for one channel alone: a mixture may cancel itself, or halve a voice."""
    return f"pan=mono|c0=c{channel}"


def reads(source: Path) -> tuple[str, ...]:
    """Return ffmpeg's words for the sound of a file, without pictures or captions."""
    return "-i", ffmpeg.file(source), "-map", "0:a:0"


def wide(to: Path) -> tuple[str, ...]:
    """Return ffmpeg's words for a mono 32-bit WAV.

    Not float: the tails of filters in its silences are denormal numbers, on which LAME spends half as long again.
    """
    return "-map_metadata", "-1", *EXACT, "-c:a", "pcm_s32le", "-f", "wav", ffmpeg.file(to)


def deliver(evened: Path, to: Path, aim: Aim, found: Loudness) -> Mastered:
    """Encode until the decoded file has the aim's loudness and keeps below PEAK."""
    gain = aim.level + LAME_LOSS + LIMITED - aim.reading(found)
    ceiling = PEAK - OVERSHOOT + LAME_LOSS
    for tolerance in (NEAR,) * (ROUNDS - 1) + (FAR,):
        encode(evened, to, gain, ceiling)
        found = measured(["-i", ffmpeg.file(to), "-af", f"{METER_WITH_PEAK},{PRINT}", "-f", "null", "-"])
        missed, over = aim.level - aim.reading(found), max(0.0, found.true_peak - PEAK)
        if abs(missed) <= tolerance and not over:
            return Mastered(frames.extent(to).length, found.integrated, found.true_peak)
        gain += missed
        ceiling -= over + 0.05 if over else 0.0
    loudness, peak = f"{aim.reading(found):.2f}", f"{found.true_peak:.2f}"
    raise DeskError("mastering-missed", path=to, loudness=loudness, peak=peak)


def encode(evened: Path, to: Path, gain: float, ceiling: float) -> None:
    """Apply gain, limit at twice the delivered rate, add the silent edges, encode."""
    filters = (
        f"afade=t=in:d={FADE.total_seconds()}",
        f"afade=t=out:st={(wav_length(evened) - FADE).total_seconds():.6f}:d={FADE.total_seconds()}",
        f"volume={gain:.4f}dB",
        f"aresample={2 * frames.RATE}:resampler=soxr",
        f"alimiter=limit={max(LOWEST_LIMIT, 10 ** (ceiling / 20)):.6f}:level=0:attack=5:release=50:latency=1",
        f"aresample={frames.RATE}:resampler=soxr",
        f"adelay={EDGE.total_seconds() * 1000:g}",
        f"apad=pad_dur={EDGE.total_seconds()}",
    )
    ffmpeg.run([*reads(evened), "-af", ",".join(filters), *MP3, *BARE, *EXACT, ffmpeg.file(to)])


def wav_length(path: Path) -> timedelta:
    """Return the length of a mono 32-bit WAV, as ffmpeg has just written it."""
    with path.open("rb") as stream:
        head = stream.read(256)
    rate = int.from_bytes(head[24:28], "little")
    return timedelta(seconds=(path.stat().st_size - head.index(b"data") - 8) / 4 / rate)

"""Between a mastered sound and bare MP3 frames: what ffmpeg is told, and what LAME does to it."""

from datetime import timedelta
from pathlib import Path

from newsdesk.audio import ffmpeg, frames

LAME_LOSS = 0.4455
"""dB that LAME takes from every constant-rate file: its scale of 0.95."""
LOWEST_LIMIT = 0.0625
"""Of ffmpeg's alimiter."""
EDGE = timedelta(milliseconds=50)
"""Silence at both ends, so that frames can be joined without a click."""
FADE = timedelta(milliseconds=5)
ENCODER_DELAY = 1105
"""Samples by which LAME and a decoder move a sound: 576 of the encoder, 529 of the decoder."""
FRAMES_OF_DELAY = 1
"""Frames that LAME delivers beyond those that the samples fill."""
LEAD = EDGE + timedelta(seconds=ENCODER_DELAY / frames.RATE)
"""How much later everything is heard in a clip than in what it was made from."""
MP3 = ("-c:a", "libmp3lame", "-b:a", "128k", "-compression_level", "7", "-reservoir", "0", "-write_xing", "0")
BARE = ("-id3v2_version", "0", "-map_metadata", "-1", "-f", "mp3")
EXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact")


def wide(to: Path) -> tuple[str, ...]:
    """Return ffmpeg's words for a mono 32-bit WAV.

    Not float: the tails of filters in its silences are denormal numbers, on which LAME spends half as long again.
    Above 4 GiB (hours at a high rate) it becomes RF64, whose sizes have room for it.
    """
    return "-map_metadata", "-1", *EXACT, "-c:a", "pcm_s32le", "-f", "wav", "-rf64", "auto", ffmpeg.file(to)


def encode(evened: Path, to: Path, gain: float, ceiling: float, count: int | None = None) -> None:
    """Apply gain, limit at twice the delivered rate, add the silent edges, encode; `count` frames, where it is told."""
    filters = [
        f"afade=t=in:d={FADE.total_seconds()}",
        f"afade=t=out:st={(wav_length(evened) - FADE).total_seconds():.6f}:d={FADE.total_seconds()}",
        f"volume={gain:.4f}dB",
        f"aresample={2 * frames.RATE}:resampler=soxr",
        f"alimiter=limit={max(LOWEST_LIMIT, 10 ** (ceiling / 20)):.6f}:level=0:attack=5:release=50:latency=1",
        f"aresample={frames.RATE}:resampler=soxr",
        f"adelay={EDGE.total_seconds() * 1000:g}",
        f"apad=pad_dur={EDGE.total_seconds()}",
    ]
    if count is not None:
        samples = (count - FRAMES_OF_DELAY) * frames.SAMPLES
        filters.append(f"apad=whole_len={samples},atrim=end_sample={samples}")
    ffmpeg.run([*ffmpeg.reads(evened), "-af", ",".join(filters), *MP3, *BARE, *EXACT, ffmpeg.file(to)])


def wav_length(path: Path) -> timedelta:
    """Return the length of a mono 32-bit WAV, as ffmpeg has just written it."""
    with path.open("rb") as stream:
        head = stream.read(256)
    form = head.index(b"fmt ")
    rate = int.from_bytes(head[form + 12 : form + 16], "little")
    return timedelta(seconds=(path.stat().st_size - head.index(b"data") - 8) / 4 / rate)

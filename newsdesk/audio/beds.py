"""Music of an exact number of frames, cut from a longer piece, or repeated until it is long enough."""

from datetime import timedelta
from pathlib import Path

from newsdesk.audio import aims, channels, ffmpeg, frames
from newsdesk.audio.encoding import EDGE, FRAMES_OF_DELAY, wav_length, wide
from newsdesk.audio.kept import blaming
from newsdesk.audio.mastering import Mastered, master_music, workshop
from newsdesk.errors import DeskError
from newsdesk.model.facility import Level

FADE_IN = timedelta(seconds=1)
FADE_OUT = timedelta(seconds=2)
CROSSED = timedelta(seconds=2)
"""How long the end of a repeated piece and its next beginning are heard together."""
GATED = timedelta(seconds=3)
"""From here on a bed is long enough for its integrated loudness to say something."""
FROM_ITS_FIRST_SOUND = "silenceremove=start_periods=1:start_threshold=-60dB"
OWN_RATE = f"aresample={frames.RATE}:resampler=soxr"


def of_bells(count: int, to: Path, level: Level) -> Mastered:
    """Make a bed of the desk's own bells."""
    from newsdesk.audio import carillon  # pydub comes in only where bells are made

    with workshop(to) as folder:
        carillon.write(folder / "round.wav")
        return cut(folder / "round.wav", count, to, level)


def of_file(source: Path, count: int, to: Path, level: Level) -> Mastered:
    """Make a bed of a piece of music, from its first sound on; beyond `channels.LONGEST` none is looked for."""
    with workshop(to) as folder, blaming(source, readable=False):
        music = folder / "music.wav"
        mono = channels.mixture(source, whole=False)
        filters = (mono, FROM_ITS_FIRST_SOUND, OWN_RATE, f"atrim=end_sample={heard(count)}")
        at_most = ("-t", f"{channels.LONGEST.total_seconds():.0f}")
        ffmpeg.run([*at_most, *ffmpeg.reads(source), "-af", ",".join(filters), *wide(music)])
        length = wav_length(music)
        if not length:
            raise DeskError("too-quiet", path=source)
        if length < sounding(count):
            music = turning(music, length, folder)
        return cut(music, count, to, level)


def turning(music: Path, length: timedelta, folder: Path) -> Path:
    """Return a piece that runs into its own beginning: its end and its start cross where it is repeated."""
    cross = min(CROSSED, length / 4).total_seconds()
    at = length.total_seconds() - cross
    graph = (
        f"[0:a]asplit[a][b];[a]atrim=end={cross:.6f},afade=t=in:d={cross:.6f}:curve=qsin[head];"
        f"[b]afade=t=out:st={at:.6f}:d={cross:.6f}:curve=qsin,asplit[c][d];"
        f"[c]atrim=start={at:.6f},asetpts=PTS-STARTPTS[tail];[d]atrim=start={cross:.6f}:end={at:.6f},asetpts=PTS-STARTPTS[rest];"
        "[head][tail]amix=inputs=2:normalize=0:duration=shortest[seam];[rest][seam]concat=n=2:v=0:a=1"
    )
    ffmpeg.run(["-i", ffmpeg.file(music), "-filter_complex", graph, *wide(folder / "turning.wav")])
    return folder / "turning.wav"


def cut(music: Path, count: int, to: Path, level: Level) -> Mastered:
    """Repeat a piece that runs into its own beginning, or is long enough, fade its ends, and master it."""
    length = sounding(count)
    fade_in, fade_out = min(FADE_IN, length / 4), min(FADE_OUT, length / 3)
    filters = (
        OWN_RATE,
        f"atrim=end_sample={heard(count)}",
        f"afade=t=in:d={fade_in.total_seconds():.6f}:curve=qsin",
        f"afade=t=out:st={(length - fade_out).total_seconds():.6f}:d={fade_out.total_seconds():.6f}",
    )
    aim = aims.whole(level) if frames.length(count) >= GATED else aims.moment(level)
    return master_music(music, to, aim, filters=",".join(filters), before=("-stream_loop", "-1"), count=count)


def sounding(count: int) -> timedelta:
    """Return how long the music is in so many frames."""
    return timedelta(seconds=heard(count) / frames.RATE)


def heard(count: int) -> int:
    """Return how many samples of music there are in so many frames: all but the silent edges."""
    edges = 2 * round(EDGE.total_seconds() * frames.RATE)
    return (count - FRAMES_OF_DELAY) * frames.SAMPLES - edges

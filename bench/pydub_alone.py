"""The same programme by pydub alone, as its documentation would have one do.

`python -m bench.pydub_alone KIND FFMPEG TO RECORDING …`. Each recording is loaded, brought to one average level (dBFS:
pydub has no loudness meter) and appended; all is exported as MP3 by the ffmpeg that we use too. KIND is `plain`, which
keeps the recordings' channels and rate as the documentation's own examples do, `mono`, as our files are, or `chain`:
mono, rumble taken out and compressed as we do it, by pydub's own filter and compressor. That is the same programme as
far as pydub can make one; it knows no limiter and measures nothing afterwards.
"""

import sys
from pathlib import Path

from pydub import AudioSegment
from pydub.effects import compress_dynamic_range

LEVEL = -19.0
"""dBFS; near what -16 LUFS as dual mono comes to for speech."""


def normalised(recording: Path, kind: str) -> AudioSegment:
    """Return a recording at the level."""
    sound = AudioSegment.from_file(recording)
    if kind != "plain":
        sound = sound.set_channels(1).set_frame_rate(44_100)
    if kind == "chain":
        sound = compress_dynamic_range(sound.high_pass_filter(120), threshold=-30, ratio=3, attack=10, release=200)
    return sound.apply_gain(LEVEL - sound.dBFS)


def main(kind: str, ffmpeg: str, to: str, *recordings: str) -> None:
    """Make one MP3 of the recordings."""
    AudioSegment.converter = ffmpeg
    programme = AudioSegment.empty()
    for recording in recordings:
        programme += normalised(Path(recording), kind)
    programme.export(to, format="mp3", bitrate="128k", tags={"title": "Chương trình", "artist": "Cơ sở"}).close()


if __name__ == "__main__":
    main(*sys.argv[1:])

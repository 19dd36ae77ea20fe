"""The same programme by pydub alone, as its documentation would have one do.

`python -m bench.pydub_alone KIND FFMPEG TO RECORDING …`. Each recording is loaded, brought to one average level (dBFS:
pydub has no loudness meter) and appended; all is exported as MP3 by the ffmpeg that we use too. KIND is `plain`, which
keeps the recordings' channels and rate as the documentation's own examples do, or `mono`, as our files are.
"""

import sys
from pathlib import Path

from pydub import AudioSegment

LEVEL = -19.0
"""dBFS; near what -16 LUFS as dual mono comes to for speech."""


def normalised(recording: Path, kind: str) -> AudioSegment:
    """Return a recording at the level."""
    sound = AudioSegment.from_file(recording)
    if kind == "mono":
        sound = sound.set_channels(1).set_frame_rate(44_100)
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

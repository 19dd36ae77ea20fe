"""Whether the sound is clean enough to be put on the air."""

from collections.abc import Iterator

from newsdesk.audio.recordings import spectrum
from newsdesk.audio.recordings.decoding import Said
from newsdesk.audio.recordings.measures import Measured
from newsdesk.audio.recordings.nouns import NOTHING
from newsdesk.audio.recordings.said_lengths import place_in
from newsdesk.audio.recordings.tracks import WINDOW, Track
from newsdesk.problems import Place, Problem, error, notice

CLIPPED, CLIPPED_A_LITTLE = 0.12, 0.06
"""Parts of the high tops that are flat: clean 0.03 at most, clipped by 5 dB 0.23 at least (bench)."""
FEWEST_FLAT = 3
LINES_A_LITTLE = 0.01
"""Lines of equal samples are certain: fewer of them tell."""
OFFSET, OFFSET_OF_QUIET = 0.015, 0.006
"""Parts of full scale. Eight-bit files are off by 0.004 without anybody's fault."""
TOO_QUIET, QUIET = -50.0, -40.0
"""LUFS."""
TOO_NOISY, NOISY = 12.0, 20.0
"""dB from the pauses up to the speech."""
HUM = 40.0
"""dB below speech where a hum is no longer heard outdoors."""
LOWEST_RATE = 16_000
"""Samples a second."""
LEAST_KILOBITS = {"mp3": 48, "aac": 32, "vorbis": 32, "opus": 16, "wmav2": 48, "wmav1": 48, "mp2": 64}


def flat_tops(track: Track, codec: str, place: Place) -> Iterator[Problem]:
    """Yield that the sound is clipped."""
    tops = track.tops.clipped(codec)
    at = place_in(tops.first * WINDOW)
    if tops.flat < FEWEST_FLAT:
        return
    if tops.part >= CLIPPED:
        yield error(place, "recording-clipped", at=at)
    elif tops.part >= CLIPPED_A_LITTLE or tops.lines >= max(FEWEST_FLAT, LINES_A_LITTLE * tops.high):
        yield notice(place, "recording-clipped-a-little", at=at)


def offset(track: Track, one: Measured, place: Place) -> Iterator[Problem]:
    """Yield that the wave does not lie around zero."""
    off, speech = abs(track.offset), 10 ** (one.loudness / 20)
    if off > OFFSET or (off > OFFSET_OF_QUIET and off > speech / 2):
        yield notice(place, "recording-offset")


def silent(place: Place) -> Problem:
    """Return that nothing can be heard."""
    return error(place, "recording-silent")


def level(one: Measured, place: Place) -> Iterator[Problem]:
    """Yield that speech is too quiet."""
    if one.loudness < TOO_QUIET:
        yield error(place, "recording-too-quiet")
    elif one.loudness < QUIET:
        yield notice(place, "recording-quiet")


def noise(track: Track, one: Measured, place: Place) -> Iterator[Problem]:
    """Yield that there is noise or hum under the speech."""
    hum = spectrum.hum(track)
    hums = hum > NOTHING and one.loudness - hum < HUM
    if hums:
        yield notice(place, "recording-hum")
    if one.above_noise < TOO_NOISY:
        yield error(place, "recording-too-noisy")
    elif one.above_noise < NOISY and not hums:  # the hum is that noise
        yield notice(place, "recording-noisy")


def breadth(track: Track, said: Said, place: Place) -> Iterator[Problem]:
    """Yield that the sound is that of a telephone, or pressed too small."""
    if track.rate < LOWEST_RATE or spectrum.is_narrow(track):
        yield notice(place, "recording-narrow")
    if 0 < said.bit_rate < LEAST_KILOBITS.get(said.codec, 0):
        yield notice(place, "recording-low-bit-rate", kilobits=said.bit_rate)
